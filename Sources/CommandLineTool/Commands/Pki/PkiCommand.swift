// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto

/// `tongdao pki`: the city's roots, certificates of nodes and people, revocation.
struct PkiCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "pki", PkiTexts.noun,
            [Initialize.self, Issue.self, Renew.self, Revoke.self, RevocationLists.self, List.self, Show.self])
    }
}

extension PkiCommand {
    struct Initialize: ToolCommand {
        static var configuration: CommandConfiguration { .verb("init", PkiTexts.initialize) }

        @Option(help: .text(PkiTexts.city)) var city: String
        @Option(help: .text(PkiTexts.lifetime, valueName: "duration"))
        var lifetime = DurationArgument(seconds: CityAuthority.defaultRootLifetimeSeconds, shown: "3660d")
        @OptionGroup var options: AuthorityOptions
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let directory = try options.directory(in: surroundings)
            let passphrase = try AuthorityOptions.passphrase.newPassphrase(
                path: options.authorityPassphraseFile.map(surroundings.absolutePath), in: surroundings)
            let authority = try CityAuthority.create(
                city: city, directory: directory, passphrase: passphrase, now: surroundings.nowSeconds,
                lifetimeSeconds: lifetime.seconds, random: surroundings.random)
            display.presenter.done(
                PkiTexts.initialized(authority.city, directory), id: authority.city,
                json: .object([
                    ("city", .string(authority.city)), ("directory", .string(directory)),
                    ("notAfter", PkiEntry.date(surroundings.nowSeconds + lifetime.seconds)),
                ]))
        }
    }

    struct Issue: ParsableCommand {
        static var configuration: CommandConfiguration {
            .noun("issue", PkiTexts.issue, [IssueNode.self, IssuePerson.self])
        }
    }
}

/// What both kinds of identities are issued with.
struct IssueOptions: ParsableArguments {
    static let passphrase = PassphraseSource(
        option: "--passphrase-file", variable: "TONGDAO_PASSPHRASE_FILE", question: PkiTexts.askNewPassphrase)

    @Option(name: .customLong("out"), help: .text(PkiTexts.out, valueName: "directory"), completion: .directory)
    var directory: String

    @Option(help: .text(PkiTexts.newPassphraseFile, valueName: "file"), completion: .file())
    var passphraseFile: String?

    @Option(help: .text(PkiTexts.lifetime, valueName: "duration"))
    var lifetime = DurationArgument(seconds: 365 * 86_400, shown: "365d")

    @OptionGroup var authority: AuthorityOptions
    @OptionGroup var display: DisplayOptions

    init() {}

    /// Issues, writes and shows an identity.
    func issue(_ subject: IdentityURI, hostNames: [String], in surroundings: Surroundings) throws {
        let out = surroundings.absolutePath(directory)
        let passphrase = try IssueOptions.passphrase.newPassphrase(
            path: passphraseFile.map(surroundings.absolutePath), in: surroundings)
        var open = try authority.open(in: surroundings)
        let identity = try open.issue(
            subject, hostNames: hostNames, lifetimeSeconds: lifetime.seconds, now: surroundings.nowSeconds)
        try identity.write(to: out, passphrase: passphrase)
        let entry = PkiEntry(certificates: identity.certificates)
        display.presenter.done(
            PkiTexts.issued("\(subject)", out, until: entry.until), id: "\(subject)",
            json: .object([("identity", entry.json), ("directory", .string(out))]))
    }
}

extension PkiCommand {
    struct IssueNode: ToolCommand {
        static var configuration: CommandConfiguration { .verb("node", PkiTexts.issueNode) }

        @Argument(help: .text(PkiTexts.nodeURI, valueName: "uri")) var node: String
        @Option(help: .text(PkiTexts.host, valueName: "name")) var host: [String] = []
        @OptionGroup var options: IssueOptions

        func perform(in surroundings: Surroundings) async throws {
            let name = try NodeArgument.read(node, option: "<uri>")
            try options.issue(IdentityURI("\(name)"), hostNames: host, in: surroundings)
        }
    }

    struct IssuePerson: ToolCommand {
        static var configuration: CommandConfiguration { .verb("person", PkiTexts.issuePerson) }

        @Argument(help: .text(PkiTexts.personURI, valueName: "uri")) var person: String
        @OptionGroup var options: IssueOptions

        func perform(in surroundings: Surroundings) async throws {
            let name = try NodeArgument.person(person, option: "<uri>")
            try options.issue(IdentityURI("\(name)"), hostNames: [], in: surroundings)
        }
    }
}
