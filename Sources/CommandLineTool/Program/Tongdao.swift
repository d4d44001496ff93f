// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `tongdao`: the command people work through.
struct Tongdao: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tongdao", abstract: RootTexts.tool.abstract.current, discussion: RootTexts.tool.discussion,
            version: ToolVersion.text,
            subcommands: [ContextCommand.self, PkiCommand.self])
    }
}

/// The version of the program, which all of the project share.
enum ToolVersion {
    static let number = "0.1.0"
    static let text = "tongdao \(number)"
}
