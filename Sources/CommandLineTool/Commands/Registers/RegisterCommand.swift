// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao register`: every register of a node, and at the hub of the whole city; a search by any id or value.
struct RegisterCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("register", RegisterTexts.noun, [List.self, Search.self])
    }
}

extension RegisterName: NamedChoice {
    static let choices: [Choice<RegisterName>] = allCases.map { name in
        Choice(name, name.rawValue, Wording.name(of: name.rawValue, .chinese))
    }
}

extension RegisterCommand {
    struct List: QueryCommand {
        static var configuration: CommandConfiguration { .verb("list", RegisterTexts.list) }

        @Argument(help: .text(RegisterTexts.name)) var register: Chosen<RegisterName>
        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            RegisterTable.list(try await session.ask(Method.queriesRegister, part.request(register.value)), presenter)
        }
    }

    struct Search: QueryCommand {
        static var configuration: CommandConfiguration { .verb("search", RegisterTexts.search) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            RegisterTable.list(try await session.ask(Method.queriesRegister, part.request(nil)), presenter)
        }
    }
}
