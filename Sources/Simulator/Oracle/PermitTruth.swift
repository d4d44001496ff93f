// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// Permits in true time: what was granted when, what was revoked when, and which process may speak for a territory.
struct PermitTruth {
    private struct Grant {
        var atUs: UInt64
        var authorizations: Set<String>
        /// Whose process asked for it.
        var machine: ObjectIdentifier?
    }

    private struct Key: Hashable {
        var node: String
        var serial: UInt64
    }

    private let leaseUs: UInt64
    private let clockBoundUs: UInt64
    private var grants: [Key: Grant] = [:]
    /// When the hub's order to stop became durable.
    private(set) var revokedUs: [String: UInt64] = [:]
    /// When the hub's order to close access for a time became durable, until it is taken back.
    private var suspendedUs: [String: UInt64] = [:]
    /// The process that last got an epoch for a node, and when.
    private var holders: [String: (boot: String, machine: ObjectIdentifier?, atUs: UInt64)] = [:]
    private var machineOfBoot: [String: ObjectIdentifier] = [:]

    init(leaseUs: UInt64, clockBoundUs: UInt64) {
        self.leaseUs = leaseUs
        self.clockBoundUs = clockBoundUs
    }

    mutating func granted(
        _ serial: UInt64, to node: String, on machine: Computer?, _ authorizations: [String], atUs: UInt64
    ) {
        // Older grants to a node matter for one lease only; the table stays short.
        if grants.count > 4_096 {
            let end = leaseUs + clockBoundUs
            grants = grants.filter { $0.value.atUs + 2 * end > atUs }
        }
        grants[Key(node: node, serial: serial)] = Grant(
            atUs: atUs, authorizations: Set(authorizations), machine: machine.map { ObjectIdentifier($0) })
    }

    mutating func started(_ daemon: SimulatedDaemon) {
        machineOfBoot[daemon.boot] = ObjectIdentifier(daemon.machine)
    }

    mutating func take(_ fact: Body.Fact, at node: String, atUs: UInt64) {
        switch fact {
        case .revocationOrdered(let fact): revokedUs[fact.authorizationId] = revokedUs[fact.authorizationId] ?? atUs
        case .suspensionOrdered(let fact): suspendedUs[fact.authorizationId] = atUs
        case .resumptionOrdered(let fact): suspendedUs[fact.authorizationId] = nil
        case .epochGranted(let fact): holders[fact.node] = (fact.boot, machineOfBoot[fact.boot], atUs)
        default: break
        }
    }

    mutating func forget(_ node: String) { holders[node] = nil }

    /// What is wrong with a use that was let through; nothing when it was right.
    func judge(_ use: UseStarted, serial: UInt64, at daemon: SimulatedDaemon, decidedUs: UInt64) -> Violation? {
        let id = use.authorizationId
        let name = daemon.machine.name
        guard let grant = grants[Key(node: daemon.node, serial: serial)] else {
            return Violation(
                .usesArePermitted, "\(name) let \(use.useId) through by grant \(serial), which was never made")
        }
        guard grant.authorizations.contains(id) else {
            return Violation(.usesArePermitted, "\(name) let \(use.useId) through; its grant does not name \(id)")
        }
        guard decidedUs <= grant.atUs + leaseUs else {
            return Violation(
                .usesArePermitted,
                "\(name) let \(use.useId) through \((decidedUs - grant.atUs) / 1_000) ms after its grant was made, which "
                    + "lends for \(leaseUs / 1_000) ms")
        }
        if let revoked = revokedUs[id], decidedUs > revoked + leaseUs + clockBoundUs {
            return Violation(
                .revocationsHold,
                "\(name) let \(use.useId) through \((decidedUs - revoked) / 1_000) ms after \(id) was revoked")
        }
        if let suspended = suspendedUs[id], decidedUs > suspended + leaseUs + clockBoundUs {
            return Violation(
                .revocationsHold,
                "\(name) let \(use.useId) through \((decidedUs - suspended) / 1_000) ms after \(id) was suspended")
        }
        if let holder = holders[daemon.node], let machine = holder.machine,
            machine != ObjectIdentifier(daemon.machine), decidedUs > holder.atUs + leaseUs + clockBoundUs
        {
            // What it was lent before the other one was let in it may use up: that is the price of a lost line.
            return Violation(
                .onlyOne,
                "\(name) let \(use.useId) through \((decidedUs - holder.atUs) / 1_000) ms after another machine was let in "
                    + "for its territory")
        }
        if let machine = grant.machine, machine != ObjectIdentifier(daemon.machine) {
            return Violation(.onlyOne, "\(name) let \(use.useId) through by a grant made to another machine")
        }
        return nil
    }
}
