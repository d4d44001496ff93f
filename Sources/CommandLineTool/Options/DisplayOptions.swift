// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// How the command speaks; on every command.
struct DisplayOptions: ParsableArguments {
    @Option(name: [.short, .long], help: .text(OptionTexts.output))
    var output = OutputFormat.table

    @Option(help: .text(OptionTexts.language))
    var lang: Chosen<Language>?

    init() {}

    var presenter: Presenter { Presenter(format: output, surroundings: .current) }
}

extension ArgumentHelp {
    /// In the language of the running command.
    static func text(_ text: Text, valueName: String? = nil) -> ArgumentHelp {
        ArgumentHelp(text.current, valueName: valueName)
    }
}

extension CommandConfiguration {
    /// A noun with its verbs.
    static func noun(
        _ name: String, _ text: CommandText, _ subcommands: [any ParsableCommand.Type],
        default defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: text.abstract.current, discussion: text.discussion, subcommands: subcommands,
            defaultSubcommand: defaultSubcommand)
    }

    /// A command that does something.
    static func verb(_ name: String, _ text: CommandText, aliases: [String] = []) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: text.abstract.current, discussion: text.discussion, aliases: aliases)
    }
}

/// A command that works in the surroundings handed to it.
protocol ToolCommand: AsyncParsableCommand {
    func perform(in surroundings: Surroundings) async throws
}

extension ToolCommand {
    func run() async throws { try await perform(in: .current) }
}
