// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting

/// How the people of a case speak to their nodes.
protocol CasePeople: Sendable {
    /// Has a node carry something out.
    func submit(_ arguments: [String], as person: Assignment) async throws -> CommandOutcome
    /// Asks a node something.
    func ask(_ arguments: [String], as person: Assignment) async throws -> CommandOutcome
}

/// Once, on a network that works.
struct PlainPeople: CasePeople {
    let cluster: Cluster

    func submit(_ arguments: [String], as person: Assignment) async throws -> CommandOutcome {
        try await cluster.tongdao(arguments, as: person)
    }

    func ask(_ arguments: [String], as person: Assignment) async throws -> CommandOutcome {
        try await cluster.tongdao(arguments, as: person)
    }
}
