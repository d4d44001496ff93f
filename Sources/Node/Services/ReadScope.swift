// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Transport

/// What a caller may read here. Officers see the node's business; a company sees its own cases and nobody else's
/// scores; a stranger with a certificate of the city sees only what is public.
enum ReadScope: Sendable, Equatable {
    case everything
    /// What concerns one organ, and what is public.
    case organ(String, person: String)
    case publicOnly

    /// Roles whose duty includes seeing the whole of a node's business (ZS-2.1.1b, ZS-2.5d, ZS-5.1d).
    private static let officers: Set<Role> = [
        .systemAdministrator, .dataAuthority, .expert, .bodyMember, .government, .sealCustodian, .sealReleaser,
        .hubAdministrator, .provincialOfficer, .supervisor, .securityAdministrator, .auditAdministrator,
        .platformMaintainer,
    ]

    /// Roles that may read who reached the node and when: those who watch, not those who are watched.
    private static let watchers: Set<Role> = [.auditAdministrator, .securityAdministrator, .supervisor]

    /// Whether a caller may read the network log (ZS-3.6d).
    static func readsNetworkLog(_ uri: String, in registry: Registry, at nowMs: UInt64) -> Bool {
        registry.people.roles(of: uri, at: nowMs).contains(where: watchers.contains)
    }

    init(of uri: String, in registry: Registry, at nowMs: UInt64) {
        guard let person = try? PersonName(uri) else {
            self = .publicOnly
            return
        }
        let roles = registry.people.roles(of: uri, at: nowMs)
        if roles.contains(where: Self.officers.contains) {
            self = .everything
        } else if roles.isEmpty, person.node.description != registry.node {
            self = .publicOnly
        } else {
            self = .organ(person.organ, person: uri)
        }
    }

    /// Whether something of `organ` may be seen.
    func covers(organ: String?) -> Bool {
        switch self {
        case .everything: true
        case .organ(let own, _): own == organ
        case .publicOnly: false
        }
    }

    /// Whether the decision of `actor` may be explained to the caller.
    func covers(actor: String) -> Bool {
        switch self {
        case .everything: true
        case .organ(let own, _): (try? PersonName(actor))?.organ == own
        case .publicOnly: false
        }
    }

    /// - Throws: PERMISSION_DENIED unless the caller may see all.
    func requireEverything(_ what: String) throws(CallFailure) {
        guard self == .everything else {
            throw CallFailure(.permissionDenied, "\(what) is for people with an office at this node; ask for a role")
        }
    }
}
