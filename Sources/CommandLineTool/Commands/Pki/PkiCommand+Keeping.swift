// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto

extension PkiCommand {
    struct Renew: ToolCommand {
        static var configuration: CommandConfiguration { .verb("renew", PkiTexts.renew) }

        @Argument(help: .text(PkiTexts.identityDirectory, valueName: "directory"), completion: .directory)
        var identity: String
        @Option(help: .text(PkiTexts.lifetime, valueName: "duration"))
        var lifetime = DurationArgument(seconds: 365 * 86_400, shown: "365d")
        @OptionGroup var options: AuthorityOptions
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let directory = surroundings.absolutePath(identity)
            let current = try IdentityCertificates(directory: directory)
            var authority = try options.open(in: surroundings)
            let renewed = try authority.renew(
                current, lifetimeSeconds: lifetime.seconds, now: surroundings.nowSeconds)
            try renewed.write(to: directory)
            let entry = PkiEntry(certificates: renewed)
            display.presenter.done(
                PkiTexts.renewed(entry.subject, until: entry.until), id: entry.subject,
                json: .object([("identity", entry.json), ("directory", .string(directory))]))
        }
    }

    struct Revoke: ToolCommand {
        static var configuration: CommandConfiguration { .verb("revoke", PkiTexts.revoke) }

        @Argument(help: .text(PkiTexts.subjectOrSerial, valueName: "uri-or-serial")) var subject: String
        @Option(help: .text(PkiTexts.revocationReason)) var reason = Chosen(RevocationReason.unspecified)
        @OptionGroup var installing: InstallOptions
        @OptionGroup var options: AuthorityOptions
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            var authority = try options.open(in: surroundings)
            let trust: TrustBundle
            if let serial = SerialNumber(hexString: subject) {
                trust = try authority.revoke(serial, reason: reason.value, now: surroundings.nowSeconds)
            } else {
                trust = try authority.revoke(
                    IdentityURI(subject), reason: reason.value, now: surroundings.nowSeconds)
            }
            let directories = try installing.install(trust, in: surroundings)
            display.presenter.done(
                PkiTexts.revoked(subject, directories: directories.count), id: subject,
                json: .object([
                    ("subject", .string(subject)), ("reason", .string(reason.value.choiceName)),
                    ("revoked", PkiEntry.date(surroundings.nowSeconds)),
                    ("installed", .array(directories.map(JSONValue.string))),
                ]))
        }
    }

    struct RevocationLists: ToolCommand {
        static var configuration: CommandConfiguration { .verb("crl", PkiTexts.crl) }

        @Option(help: .text(PkiTexts.crlLifetime, valueName: "duration"))
        var lifetime = DurationArgument(seconds: CityAuthority.defaultListLifetimeSeconds, shown: "7d")
        @OptionGroup var installing: InstallOptions
        @OptionGroup var options: AuthorityOptions
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            var authority = try options.open(in: surroundings)
            let trust = try authority.publishRevocationLists(
                now: surroundings.nowSeconds, lifetimeSeconds: lifetime.seconds)
            let directories = try installing.install(trust, in: surroundings)
            let list = try trust.signingVerifier.revocationLists.first
            let number = list?.number ?? 0
            display.presenter.done(
                PkiTexts.published(
                    number: number, revoked: list?.revocations.count ?? 0, directories: directories.count),
                id: "\(number)",
                json: .object([
                    ("number", .unsigned(number)), ("revoked", .integer(Int64(list?.revocations.count ?? 0))),
                    ("nextUpdate", PkiEntry.date(surroundings.nowSeconds + lifetime.seconds)),
                    ("installed", .array(directories.map(JSONValue.string))),
                ]))
        }
    }
}

/// Identity directories that new revocation lists are copied to; the daemons there notice by themselves.
struct InstallOptions: ParsableArguments {
    @Option(help: .text(PkiTexts.install, valueName: "directory"), completion: .directory)
    var install: [String] = []

    init() {}

    func install(_ trust: TrustBundle, in surroundings: Surroundings) throws -> [String] {
        let directories = install.map(surroundings.absolutePath)
        for directory in directories { try trust.write(to: directory) }
        return directories
    }
}
