// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// The passphrases of a cluster's people.
extension Cluster {
    /// What a person does when a command says that their passphrase has to be set or changed first.
    /// - Returns: how that ended; nil when nothing had to be done.
    func mendFactor(of person: Assignment, after outcome: CommandOutcome) async throws -> CommandOutcome? {
        switch outcome.code {
        case "factor-awaited":
            let set = try await setFactor(of: person)
            guard set.code == "factor.term-over" else { return set }
            try await resetFactor(of: person).orThrow()
            return try await setFactor(of: person).orThrow()
        case "factor-overdue": return try await changeFactor(of: person).orThrow()
        default: return nil
        }
    }

    /// Has everyone who has an office on a node set a passphrase, before anybody asks for it.
    public func setFactors(on node: TopologyNode) async throws {
        for one in topology.assignments(on: node) where options.people.includes(one) {
            let view = try await speak(["login", "show"], as: one).orThrow().json
            if view.factor.string == "factor-awaited" { try await setFactor(of: one).orThrow() }
        }
    }

    /// `tongdao factor set` with the passphrase in the person's file.
    public func setFactor(of person: Assignment) async throws -> CommandOutcome {
        try await speak(["factor", "set"], as: person)
    }

    /// Another passphrase in the place of the one in the person's file.
    public func changeFactor(of person: Assignment) async throws -> CommandOutcome {
        let file = identity(of: person).factor
        let next = file.appendingPathExtension("next")
        try? FileManager.default.removeItem(at: next)
        try IdentityMaker.makeFactor(in: next)
        let outcome = try await speak(["factor", "set", "--new-file", next.path], as: person)
        if outcome.status == 0, rename(next.path, file.path) != 0 {
            throw ClusterError("\(file.path): the new passphrase cannot be put in place")
        }
        return outcome
    }

    /// Somebody else lets the person begin anew.
    private func resetFactor(of person: Assignment) async throws -> CommandOutcome {
        let keepers = ["security-administrator", Topology.administratorRole].flatMap {
            topology.holders(of: $0, on: person.node)
        }
        guard let keeper = keepers.first(where: { $0.uri != person.uri }) else {
            throw ClusterError("nobody on \(person.node) can reset the passphrase of \(person.uri)")
        }
        return try await tongdao(["factor", "reset", person.uri, "--reason", "term"], as: keeper)
    }
}
