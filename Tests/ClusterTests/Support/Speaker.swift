// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting

/// The people of one node, by name.
struct Speaker {
    let cluster: Cluster
    let node: String

    var uri: String { cluster.topology.uri(of: node) }

    func person(_ name: String) throws -> Assignment { try cluster.person(name, on: node) }

    func ask(_ name: String, _ arguments: [String]) async throws -> CommandOutcome {
        try await cluster.tongdao(arguments, as: person(name))
    }

    /// Has something carried out; gives the id it made or changed.
    @discardableResult
    func act(_ name: String, _ arguments: [String]) async throws -> String {
        try await ask(name, arguments).orThrow().json.subject.string
    }

    /// One entry of a register of this node; null while there is none.
    func entry(_ name: String, _ register: String, _ id: String) async throws -> JSON {
        let list = try await ask(name, ["register", "list", register, id]).orThrow().json
        return list.entries.items.first { $0.id.string == id } ?? .null
    }
}
