// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// What the workload finds out about actions that no machine tells: which roles may take them, and where they are of no
/// use. A refusal for a missing role names the roles, so an action added later is taken by the right people after its
/// first refusal.
struct Learning: Sendable {
    private var roles: [ActionKind: [Role]] = [:]
    private var wrongNode: [ActionKind: [Int32: Int]] = [:]
    private var accepted: [ActionKind: Set<Int32>] = [:]

    init(_ steps: Steps) {
        for step in steps.steps { for role in step.roles { learn(step.action, role) } }
    }

    /// The roles known to be asked for; empty: none known yet.
    func roles(of action: ActionKind) -> [Role] { roles[action] ?? [] }

    /// Whether the action has only ever been refused as foreign to that kind of node.
    func isForeign(_ action: ActionKind, at kind: NodeRole) -> Bool {
        accepted[action]?.contains(kind.rawValue) != true && (wrongNode[action]?[kind.rawValue] ?? 0) > 2
    }

    mutating func accepted(_ action: ActionKind, at kind: NodeRole) {
        accepted[action, default: []].insert(kind.rawValue)
    }

    mutating func refused(_ action: ActionKind, _ refusal: Refusal, at kind: NodeRole) {
        switch RefusalCode(rawValue: refusal.code) {
        case .roleMissing:
            for word in refusal.missing {
                guard let role = Role.allCases.first(where: { "role:\($0.identifier)" == word }) else { continue }
                learn(action, role)
            }
        case .nodeWrongRole: wrongNode[action, default: [:]][kind.rawValue, default: 0] += 1
        default: break
        }
    }

    private mutating func learn(_ action: ActionKind, _ role: Role) {
        if roles[action]?.contains(role) != true { roles[action, default: []].append(role) }
    }
}
