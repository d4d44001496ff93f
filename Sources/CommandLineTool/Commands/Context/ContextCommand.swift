// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `tongdao context`: contexts of the configuration file.
struct ContextCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("context", ContextTexts.noun, [Set.self, Use.self, List.self, Show.self, Delete.self])
    }
}

extension ContextCommand {
    struct Set: ToolCommand {
        static var configuration: CommandConfiguration { .verb("set", ContextTexts.set) }

        @Argument(help: .text(ContextTexts.name)) var name: String
        @Option(help: .text(OptionTexts.node, valueName: "uri")) var node: String?
        @Option(help: .text(OptionTexts.nodeAddress, valueName: "host:port")) var nodeAddress: String?
        @Option(help: .text(OptionTexts.identity, valueName: "directory"), completion: .directory)
        var identity: String?
        @Option(help: .text(OptionTexts.passphraseFile, valueName: "file"), completion: .file())
        var passphraseFile: String?
        @Option(help: .text(LoginTexts.factorFile, valueName: "file"), completion: .file())
        var factorFile: String?
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            var file = try ContextFile(in: surroundings)
            var context = file.contexts[name] ?? ToolContext()
            if let node { context.node = try NodeArgument.read(node, option: "--node").description }
            if let nodeAddress {
                guard let address = NodeAddress(nodeAddress) else {
                    throw CommandFailure.option(
                        "--node-address", value: nodeAddress, ArgumentTexts.notAnAddress,
                        remedy: ArgumentTexts.addressRemedy)
                }
                context.host = address.host
                context.port = address.port
            }
            if let identity { context.identity = surroundings.absolutePath(identity) }
            if let passphraseFile { context.passphraseFile = surroundings.absolutePath(passphraseFile) }
            if let factorFile { context.factorFile = surroundings.absolutePath(factorFile) }
            file.set(name, to: context)
            try file.write()
            display.presenter.done(
                ContextTexts.saved(name), id: name, json: ContextEntry(name: name, file: file).json)
        }
    }

    struct Use: ToolCommand {
        static var configuration: CommandConfiguration { .verb("use", ContextTexts.use) }

        @Argument(help: .text(ContextTexts.name), completion: .shellCommand("tongdao context list -o id"))
        var name: String
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            var file = try ContextFile(in: surroundings)
            try file.use(name)
            try file.write()
            display.presenter.done(
                ContextTexts.inUse(name), id: name, json: ContextEntry(name: name, file: file).json)
        }
    }

    struct Delete: ToolCommand {
        static var configuration: CommandConfiguration { .verb("delete", ContextTexts.delete) }

        @Argument(help: .text(ContextTexts.name), completion: .shellCommand("tongdao context list -o id"))
        var name: String
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            var file = try ContextFile(in: surroundings)
            let entry = ContextEntry(name: name, file: file)
            try file.delete(name)
            try file.write()
            display.presenter.done(ContextTexts.deleted(name), id: name, json: entry.json)
        }
    }
}
