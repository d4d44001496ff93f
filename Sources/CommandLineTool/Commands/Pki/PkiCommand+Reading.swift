// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto

extension PkiCommand {
    struct List: ToolCommand {
        static var configuration: CommandConfiguration { .verb("list", PkiTexts.list) }

        @Flag(help: .text(PkiTexts.all)) var all = false
        @OptionGroup var options: AuthorityOptions
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let authority = try options.open(in: surroundings)
            let now = surroundings.nowSeconds
            let entries = authority.issued.map { PkiEntry(issued: $0) }.filter { all || $0.state(at: now) == .valid }
            display.presenter.list(
                entries, columns: PkiEntry.columns(now: now, language: surroundings.language), id: \.subject,
                json: .object([("certificates", .array(entries.map { $0.json(at: now) }))]))
        }
    }

    struct Show: ToolCommand {
        static var configuration: CommandConfiguration { .verb("show", PkiTexts.show) }

        @Argument(help: .text(PkiTexts.identityDirectory, valueName: "directory"), completion: .directory)
        var identity: String
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let directory = surroundings.absolutePath(identity)
            let certificates = try IdentityCertificates(directory: directory)
            let verdict = try TrustBundle(directory: directory).signingVerifier.verify(
                certificates.signing.der, at: surroundings.nowSeconds)
            var entry = PkiEntry(certificates: certificates)
            entry.verdict = verdict.refusal.map { surroundings(PkiTexts.refusal($0)) } ?? ""
            let state = verdict.refusal.map { $0.code } ?? PkiState.valid.rawValue
            display.presenter.sheet(
                [
                    (PkiTexts.subject, entry.subject), (PkiTexts.serial, entry.serial),
                    (PkiTexts.from, PkiEntry.shown(entry.notBefore)), (PkiTexts.until, entry.until),
                    (PkiTexts.state, state), (PkiTexts.fault, entry.verdict),
                    (PkiTexts.publicKey, entry.publicKey),
                ], id: entry.subject,
                json: .object([("identity", entry.json), ("state", .string(state))]))
            if verdict.refusal != nil { throw Ended(status: .unverified) }
        }
    }
}

/// How a certificate stands by the authority's own book.
enum PkiState: String, Sendable {
    case valid
    case expired
    case revoked
}

/// One certified identity as it is shown.
struct PkiEntry: Sendable {
    let subject: String
    let serial: String
    /// Unix seconds.
    let notBefore: Int64
    /// Unix seconds.
    let notAfter: Int64
    let revocation: Revocation?
    /// The SM2 signing key in hexadecimal; empty where only the authority's index is at hand.
    let publicKey: String
    /// Why the certificate is refused today; empty if it is not.
    var verdict = ""

    init(issued: IssuedEntry) {
        subject = "\(issued.subject)"
        serial = "\(issued.serial)"
        notBefore = issued.notBefore
        notAfter = issued.notAfter
        revocation = issued.revocation
        publicKey = ""
    }

    init(certificates: IdentityCertificates) {
        subject = "\(certificates.subject)"
        serial = "\(certificates.serial)"
        notBefore = certificates.signing.notBefore
        notAfter = certificates.signing.notAfter
        revocation = nil
        publicKey = Hex.encode(certificates.signing.publicKey.bytes)
    }

    var until: String { PkiEntry.shown(notAfter) }

    func state(at now: Int64) -> PkiState {
        if revocation != nil { return .revoked }
        return notAfter < now ? .expired : .valid
    }

    var json: JSONValue {
        .object([
            ("subject", .string(subject)), ("serial", .string(serial)), ("notBefore", PkiEntry.date(notBefore)),
            ("notAfter", PkiEntry.date(notAfter)), ("publicKey", .string(publicKey)),
        ])
    }

    func json(at now: Int64) -> JSONValue {
        .object([
            ("subject", .string(subject)), ("serial", .string(serial)), ("notBefore", PkiEntry.date(notBefore)),
            ("notAfter", PkiEntry.date(notAfter)), ("state", .string(state(at: now).rawValue)),
            ("revoked", revocation.map { PkiEntry.date($0.since) } ?? .null),
            ("reason", revocation.map { .string($0.reason.choiceName) } ?? .null),
        ])
    }

    static func columns(now: Int64, language: Language) -> [Column<PkiEntry>] {
        [
            Column(PkiTexts.subject) { $0.subject },
            Column(PkiTexts.state) { PkiTexts.stateName($0.state(at: now)).in(language) },
            Column(PkiTexts.until) { $0.until },
            Column(PkiTexts.serial) { $0.serial },
            Column(PkiTexts.from, wide: true) { shown($0.notBefore) },
            Column(PkiTexts.reason, wide: true) { ($0.revocation?.reason.title(in: language) ?? "").orNothing },
        ]
    }

    static func shown(_ unixSeconds: Int64) -> String {
        BeijingTime(milliseconds: UInt64(max(0, unixSeconds)) * 1000).short
    }

    static func date(_ unixSeconds: Int64) -> JSONValue {
        .string(BeijingTime(milliseconds: UInt64(max(0, unixSeconds)) * 1000).iso8601)
    }
}
