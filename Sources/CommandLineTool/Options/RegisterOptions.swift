// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// Which entries of a register.
struct RegisterOptions: ParsableArguments {
    @Argument(help: .text(RegisterTexts.filter)) var filter = ""
    @Option(help: .text(RegisterTexts.of, valueName: "uri")) var of: String?
    @Option(help: .text(OptionTexts.limit)) var limit: UInt32 = 0

    init() {}

    func request(_ register: RegisterName?) throws -> RegisterRequest {
        RegisterRequest(
            register: register?.rawValue ?? "", filter: filter,
            node: try of.map { try NodeArgument.read($0, option: "--of").description } ?? "", limit: limit)
    }
}

/// A noun's `list`: the entries of its register, with a column for each value they have.
protocol RegisterListing: QueryCommand {
    static var register: RegisterName { get }
    var part: RegisterOptions { get }
}

extension RegisterListing {
    func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
        let answer = try await session.ask(Method.queriesRegister, part.request(Self.register))
        RegisterTable.list(answer, presenter)
    }
}

/// A noun's `show`: one entry of its register, value by value.
protocol RegisterShowing: QueryCommand {
    static var register: RegisterName { get }
    var id: String { get }
}

extension RegisterShowing {
    func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
        let request = RegisterRequest(register: Self.register.rawValue, filter: id)
        let answer = try await session.ask(Method.queriesRegister, request)
        guard let entry = answer.entries.first(where: { $0.id == id }) else { throw CommandFailure.notFound(id) }
        RegisterTable.show(entry, presenter)
    }
}
