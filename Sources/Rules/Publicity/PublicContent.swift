// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
public import Registry

/// Everything a node tells the public at one moment: at a county of its own ledger, at the hub of the whole city.
public struct PublicContent: Sendable {
    /// Entries of one register that are kept, the newest.
    public static let maximumEntries = 1_000

    struct Section: Sendable {
        let register: PublicRegister
        let entries: [PublicEntry]
        /// There are older ones.
        let isCut: Bool
    }

    /// The node that tells it.
    let node: String
    let territory: String
    let sections: [Section]

    /// - Parameters:
    ///   - own: the node's ledger. What it says of a thing goes before what a copy says.
    ///   - copies: those of the nodes below, in an order that stays.
    ///   - nowMs: the node's time, Unix milliseconds: whether a notice is open depends on it.
    public init(of own: Registry, copies: [Registry], ruleSet: RuleSet, nowMs: UInt64) {
        node = own.node
        territory = PublicText.cleaned(own.identity?.territoryName ?? "")
        let ledgers = ([own] + copies).map { (Registers($0, ruleSet: ruleSet, nowMs: nowMs), $0) }
        sections = PublicRegister.allCases.map { register in
            var seen: Set<String> = []
            var entries: [PublicEntry] = []
            for (registers, ledger) in ledgers {
                let territory = ledger.identity?.territoryName ?? ""
                for entry in registers.entries(of: register.source) {
                    guard let told = PublicEntry(entry, of: register, territory: territory),
                        seen.insert(told.id).inserted
                    else { continue }
                    entries.append(told)
                }
            }
            if register.dateField != nil {
                entries.sort { ($0.dateMs, $0.id) > ($1.dateMs, $1.id) }
            }
            return Section(
                register: register, entries: Array(entries.prefix(Self.maximumEntries)),
                isCut: entries.count > Self.maximumEntries)
        }
    }

    func section(_ register: PublicRegister) -> Section? { sections.first { $0.register == register } }
}

/// One answer to the public: what it is, and its text.
public struct PublicDocument: Sendable, Equatable {
    /// As HTTP names it, with its character set.
    public let mediaType: String
    public let text: String

    static func html(_ text: String) -> PublicDocument {
        PublicDocument(mediaType: "text/html; charset=utf-8", text: text)
    }
}

extension PublicContent {
    /// What stands at `path`; nil when nothing does.
    public func document(at path: String, _ language: Language) -> PublicDocument? {
        switch path {
        case "/": return .html(page(language))
        case "/feed.json":
            return PublicDocument(
                mediaType: "application/feed+json; charset=utf-8", text: feed(language).encoded)
        case PublicPage.stylePath:
            return PublicDocument(mediaType: "text/css; charset=utf-8", text: PublicPage.style)
        default:
            guard let register = PublicRegister.allCases.first(where: { $0.path == path }),
                let section = section(register)
            else { return nil }
            return PublicDocument(
                mediaType: "application/json; charset=utf-8", text: json(of: section).encoded)
        }
    }
}
