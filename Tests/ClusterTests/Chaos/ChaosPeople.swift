// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting

/// The rules refused a step.
struct ChaosRefusal: Error {
    /// Of the refusal, and the whole of it as the command gave it.
    var code: String
    var text: String

    /// Another county was quicker with the same scenario, and this one has learnt of it in time.
    var isDuplicate: Bool { code.hasSuffix(".duplicate") }
}

/// People who do not give up: a command whose outcome is unknown is repeated under its id until it is known.
struct ChaosPeople: CasePeople {
    /// A node that does not answer for so long hangs. Seconds.
    static let patienceSeconds = 60
    private static let pauseMilliseconds = 300

    let cluster: Cluster
    let book: ChaosBook

    func submit(_ arguments: [String], as person: Assignment) async throws -> CommandOutcome {
        let end = ContinuousClock.now + .seconds(Self.patienceSeconds)
        while true {
            let id = book.newCommandID()
            let outcome = try await answered(arguments + ["--command-id", id], as: person)
            if outcome.status == 0 { book.acknowledge(outcome, id, at: person.node) }
            // The three offices of a draw are seldom all in reach. A refusal stands under its id: so a new one is taken.
            if outcome.code == "draw.awaited", ContinuousClock.now < end { continue }
            if outcome.status == 3 { throw ChaosRefusal(code: outcome.code, text: outcome.errors) }
            return outcome
        }
    }

    func ask(_ arguments: [String], as person: Assignment) async throws -> CommandOutcome {
        try await answered(arguments, as: person)
    }

    /// Asks for a use once: nobody repeats a job that may have begun.
    @discardableResult
    func use(_ authorization: String, on node: String) async throws -> CommandOutcome? {
        let id = book.newCommandID()
        let asked = ContinuousClock.now
        let person = try cluster.person("li-na", on: node)
        guard let outcome = try? await once(CaseWalk.use(of: authorization) + ["--command-id", id], as: person) else {
            return nil
        }
        book.count("use: \(outcome.status == 0 ? "ok" : outcome.code)")
        if outcome.status == 0 {
            book.acknowledge(outcome, id, at: node)
            book.use(authorization, on: node, askedAt: asked)
        }
        return outcome
    }

    /// The coordination body decides, the hub's administrator orders.
    func revoke(_ authorization: String) async throws {
        func act(_ name: String, _ arguments: [String]) async throws -> String {
            try await submit(arguments, as: cluster.person(name, on: "city")).orThrow().json.subject.string
        }
        let motion = try await act("fang-yi", ["motion", "open", "--kind", "revoke", "--subject", authorization])
        for member in ["jiang-nan", "pan-feng"] { _ = try await act(member, ["motion", "vote", motion, "for"]) }
        _ = try await act(
            "xu-hai", ["authorization", "revoke", authorization, "--motion", motion, "--cause", "breach"])
        book.revoke(authorization, at: .now)
    }

    /// What a node says of every authorization it knows.
    func authorizations(on node: String) async throws -> [JSON] {
        let officer = try cluster.person(holding: "data-authority", on: node)
        return try await ask(["authorization", "list"], as: officer).orThrow().json.authorizations.items
    }

    private func answered(_ arguments: [String], as person: Assignment) async throws -> CommandOutcome {
        let end = ContinuousClock.now + .seconds(Self.patienceSeconds)
        while true {
            let outcome = try await once(arguments, as: person)
            book.count("\(outcome.status)\(outcome.status == 0 ? "" : " \(outcome.code)")")
            guard outcome.isUnanswered else { return outcome }
            guard ContinuousClock.now < end else {
                throw ClusterError("\(person.node) gave no answer to \(arguments): \(outcome.errors)")
            }
            try await Waiting.pause(milliseconds: Self.pauseMilliseconds)
        }
    }

    private func once(_ arguments: [String], as person: Assignment) async throws -> CommandOutcome {
        try await cluster.tongdao(arguments + ["--timeout", "3s"], as: person)
    }
}
