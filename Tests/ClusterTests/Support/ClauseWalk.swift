// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

/// Steps of a clause on a running cluster: what is taken, what is refused, what a register shows.
struct ClauseWalk {
    let cluster: Cluster

    /// A digest computed elsewhere.
    static let digest = "sm3:" + String(repeating: "5a", count: 32)

    /// Has it carried out; gives the id made or changed.
    @discardableResult
    func act(_ name: String, on node: String, _ arguments: [String]) async throws -> String {
        try await cluster.tongdao(arguments, as: cluster.person(name, on: node)).orThrow().json.subject.string
    }

    /// Expects the refusal of that code, citing that clause.
    func refused(
        _ name: String, on node: String, _ arguments: [String], _ code: String, _ clause: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let outcome = try await cluster.tongdao(arguments, as: cluster.person(name, on: node))
        #expect(
            outcome.status == 3 && outcome.code == code && outcome.clauses.contains(clause),
            "\(outcome.status) \(outcome.code) \(outcome.clauses) \(outcome.errors)", sourceLocation: sourceLocation)
    }

    /// The entries of a register, as someone on a node sees them.
    func entries(_ register: String, _ name: String, on node: String) async throws -> [JSON] {
        try await cluster.tongdao(["register", "list", register], as: cluster.person(name, on: node)).orThrow().json
            .entries.items
    }

    /// The text of a value of an entry.
    static func value(_ name: String, of entry: JSON) -> String {
        entry.values.items.first { $0.name.string == name }?.text.string ?? ""
    }

    /// Stops the daemons and proves their ledgers from the files.
    func endAndVerify(_ nodes: [String]) async throws {
        try await cluster.stop()
        let verified = try await cluster.verifyLedgers(of: nodes)
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    }
}
