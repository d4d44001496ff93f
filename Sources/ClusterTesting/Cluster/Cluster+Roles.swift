// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

extension Cluster {
    /// Grants everyone on a node the roles the topology gives them there, by the node's system administrator.
    ///
    /// Roles that are held already are left alone: asking for them again would only put a refusal on record.
    public func grantRoles(on node: TopologyNode) async throws {
        let administrator = try person(holding: Topology.administratorRole, on: node.name)
        let list = try await tongdao(["role", "list"], as: administrator).orThrow().json
        let held = Set(list.people.items.map { "\($0.person.string) \($0.role.string)" })
        for one in topology.assignments(on: node) where options.people.includes(one) {
            for role in one.roles where !held.contains("\(one.uri) \(role)") { try await grant(role, to: one) }
        }
    }

    /// Grants one person one of their roles, with the key of their certificate.
    public func grant(_ role: String, to person: Assignment) async throws {
        guard role != Topology.administratorRole else { return }
        let administrator = try self.person(holding: Topology.administratorRole, on: person.node)
        var arguments = ["role", "grant", person.uri, "--role", role]
        if let bureau = person.bureau { arguments += ["--bureau", bureau] }
        for speciality in person.specialities { arguments += ["--speciality", speciality] }
        arguments += ["--certificate", identity(of: person).signingCertificate.path]
        try await tongdao(arguments, as: administrator).orThrow()
    }
}
