// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

extension Cluster {
    /// Grants everyone on a node the roles the topology gives them there, by the node's system administrator.
    public func grantRoles(on node: TopologyNode) async throws {
        for one in topology.assignments(on: node) where options.people.includes(one) { try await grantRoles(to: one) }
    }

    /// Grants one person their roles; those they hold already, and the administrators' own, are left alone.
    public func grantRoles(to person: Assignment) async throws {
        let administrator = try self.person(holding: Topology.administratorRole, on: person.node)
        for role in person.roles where role != Topology.administratorRole {
            var arguments = ["role", "grant", person.uri, "--role", role]
            if let bureau = person.bureau { arguments += ["--bureau", bureau] }
            for speciality in person.specialities { arguments += ["--speciality", speciality] }
            arguments += ["--certificate", identity(of: person).signingCertificate.path]
            let outcome = try await tongdao(arguments, as: administrator)
            if outcome.code != RefusalCodes.roleUnchanged { try outcome.orThrow() }
        }
    }
}

/// Codes of refusals that mean there is nothing left to do.
enum RefusalCodes {
    static let roleUnchanged = "role.unchanged"
}
