// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser

extension ContextCommand {
    struct List: ToolCommand {
        static var configuration: CommandConfiguration { .verb("list", ContextTexts.list) }

        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let file = try ContextFile(in: surroundings)
            let entries = file.names.map { ContextEntry(name: $0, file: file) }
            display.presenter.list(
                entries, columns: ContextEntry.columns, id: \.name,
                json: .object([("contexts", .array(entries.map(\.json)))]))
        }
    }

    struct Show: ToolCommand {
        static var configuration: CommandConfiguration { .verb("show", ContextTexts.show) }

        @Argument(
            help: .text(ContextTexts.currentName), completion: .shellCommand("tongdao context list -o id"))
        var name: String?
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let file = try ContextFile(in: surroundings)
            guard let name = name ?? surroundings.variable("TONGDAO_CONTEXT") ?? file.currentName else {
                throw CommandFailure(
                    .notFound, "context-missing", ContextTexts.noCurrent,
                    remedy: ContextTexts.contextRemedy(names: file.names))
            }
            _ = try file.context(named: name)
            let entry = ContextEntry(name: name, file: file)
            display.presenter.sheet(
                [
                    (ContextTexts.nameHeading, entry.name), (ContextTexts.node, entry.context.node ?? ""),
                    (ContextTexts.address, entry.context.address ?? ""),
                    (ContextTexts.identity, entry.context.identity ?? ""),
                    (ContextTexts.passphraseFile, entry.context.passphraseFile ?? ""),
                    (ContextTexts.factorFile, entry.context.factorFile ?? ""),
                ], id: entry.name, json: entry.json)
        }
    }
}

/// One context as it is shown.
struct ContextEntry: Sendable {
    let name: String
    let context: ToolContext
    let isCurrent: Bool

    init(name: String, file: ContextFile) {
        self.name = name
        context = file.contexts[name] ?? ToolContext()
        isCurrent = file.currentName == name
    }

    static let columns: [Column<ContextEntry>] = [
        Column(ContextTexts.current) { $0.isCurrent ? "*" : "" },
        Column(ContextTexts.nameHeading) { $0.name },
        Column(ContextTexts.node) { ($0.context.node ?? "").orNothing },
        Column(ContextTexts.address) { ($0.context.address ?? "").orNothing },
        Column(ContextTexts.identity, wide: true) { ($0.context.identity ?? "").orNothing },
        Column(ContextTexts.passphraseFile, wide: true) { ($0.context.passphraseFile ?? "").orNothing },
    ]

    var json: JSONValue {
        .object([
            ("name", .string(name)), ("current", .boolean(isCurrent)),
            ("node", JSONValue(reflecting: context.node as Any)),
            ("host", JSONValue(reflecting: context.host as Any)), ("port", JSONValue(reflecting: context.port as Any)),
            ("identity", JSONValue(reflecting: context.identity as Any)),
            ("passphraseFile", JSONValue(reflecting: context.passphraseFile as Any)),
            ("factorFile", JSONValue(reflecting: context.factorFile as Any)),
        ])
    }
}
