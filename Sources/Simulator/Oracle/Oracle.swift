// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Messages
import NodeCore
import Registry
import Rules

/// Watches over a run. It sees true time, every disk and every answer, and believes none of the nodes.
///
/// After each event it looks at what the event changed: what became durable (``committed(_:world:)``), what somebody was
/// told, what was let through a gate, what a restart found. What it finds first is kept.
final class Oracle {
    let leaseMs: UInt64
    let clockBoundMs: UInt64
    private(set) var found: Violation?

    /// By machine, since a clone or an old backup has a history of its own.
    private var truths: [ObjectIdentifier: LogTruth] = [:]
    /// Histories that an old backup has taken the place of: what the hub holds may be of one of them.
    private var putAside: [LogTruth] = []
    /// The latest epoch of each node below that a process of it has confirmed, durably above.
    private(set) var confirmedEpochs: [String: UInt64] = [:]
    /// Counties that lie, and the first record that is one.
    private(set) var liars: [String: UInt64] = [:]
    var statute = Statute()
    var permits: PermitTruth
    var city = CityTruth()
    /// Checks made, by property: a property that was never looked at was not kept.
    private(set) var checks: [Property: Int] = [:]
    /// Uses and revocations seen, so that a run without any does not count.
    private(set) var uses = 0
    /// Machines that run on an old copy.
    private var regressed: Set<ObjectIdentifier> = []
    /// Machines that have been linked, since their last old backup.
    private var letIn: Set<ObjectIdentifier> = []
    /// Nodes whose clone was let in while they were away: which of the two is the true one, only people can tell.
    private(set) var contested: Set<String> = []
    /// Nodes whose old copy has become the true history.
    private var rewritten: Set<String> = []
    /// Nodes that were ever copied, set back or made to lie.
    private(set) var touched: Set<String> = []

    init(leaseMs: UInt64, clockBoundMs: UInt64) {
        self.leaseMs = leaseMs
        self.clockBoundMs = clockBoundMs
        permits = PermitTruth(leaseUs: leaseMs * 1_000, clockBoundUs: clockBoundMs * 1_000)
    }

    func fail(_ property: Property, _ detail: @autoclosure () -> String) {
        if found == nil { found = Violation(property, detail()) }
    }

    /// Counts a check; the detail is made only when it fails.
    func check(_ property: Property, _ holds: Bool, _ detail: @autoclosure () -> String) {
        checks[property, default: 0] += 1
        if !holds { fail(property, detail()) }
    }

    // MARK: - Histories

    func truth(of machine: Computer) -> LogTruth {
        truths[ObjectIdentifier(machine)] ?? LogTruth(node: machine.node)
    }

    private func keep(_ truth: LogTruth, of machine: Computer) {
        truths[ObjectIdentifier(machine)] = truth
    }

    func cloned(_ clone: Computer, from machine: Computer) {
        keep(truth(of: machine), of: clone)
        touched.insert(machine.node)
    }

    func restored(_ machine: Computer, to truth: LogTruth) {
        putAside.append(self.truth(of: machine))
        touched.insert(machine.node)
        keep(truth, of: machine)
        regressed.insert(ObjectIdentifier(machine))
        letIn.remove(ObjectIdentifier(machine))
    }

    /// The newest state was put back, or the old one has become the true one.
    func settled(_ machine: Computer, with truth: LogTruth?) {
        regressed.remove(ObjectIdentifier(machine))
        if let truth { keep(truth, of: machine) } else { rewritten.insert(machine.node) }
    }

    func contest(_ node: String) { contested.insert(node) }

    /// Whether an old copy has been linked to the node above since it was restored.
    func wasLetIn(_ machine: Computer) -> Bool { letIn.contains(ObjectIdentifier(machine)) }

    func linked(_ daemon: SimulatedDaemon) {
        if daemon.machine.isClone { contest(daemon.node) }
        letIn.insert(ObjectIdentifier(daemon.machine))
    }

    /// What a lie in a ledger calls its cause, so that the oracle knows it from the honest records around it.
    static let lieMark = "lie"

    /// From now on a county may lie; where its ledger does is known once that is durable.
    func lies(_ node: String) {
        liars[node] = liars[node] ?? .max
        permits.forget(node)
        touched.insert(node)
    }

    /// A node below has confirmed its epoch: from now on nobody else speaks for it.
    func confirmed(_ epoch: UInt64, by node: String, at daemon: SimulatedDaemon) {
        confirmedEpochs[node] = max(confirmedEpochs[node] ?? 0, epoch)
        let open = daemon.downlinkConnections.filter { $0.lower.node == node && $0.session?.isOpen == true }
        check(
            .onlyOne, Set(open.map(\.lower.boot)).count <= 1,
            "\(daemon.machine.name) has open links with \(open.count) processes of \(node)")
    }

    func isLiar(_ node: String) -> Bool { liars[node] != nil }

    /// Whether a node cannot come right without people: one that lies, or whose clone was let in.
    func isLost(_ node: String) -> Bool { isLiar(node) || contested.contains(node) }

    // MARK: - A start

    /// Invariants 1, 7 and 9: everything that was durable is there, and says what it said.
    func started(_ daemon: SimulatedDaemon) {
        let machine = daemon.machine
        if isLiar(machine.node) { return }
        let truth = truth(of: machine)
        let size = daemon.registrar.position.size
        check(.nothingErased, size >= truth.size, "\(machine.name) starts with \(size) records of \(truth.size)")
        check(
            .acknowledgedIsKept,
            truth.lastAnswered == 0
                || machine.disk.durableOwnHash(at: truth.lastAnswered) == truth.hash(at: truth.lastAnswered)
                || machine.damaged != nil,
            "\(machine.name) has lost record \(truth.lastAnswered), which was acknowledged")
        if size == truth.size { compare(daemon, truth) }
        permits.started(daemon)
    }

    /// Invariant 7, in full.
    func compare(_ daemon: SimulatedDaemon, _ truth: LogTruth) {
        guard daemon.machine.damaged == nil else { return }
        check(
            .rebuiltIsSame, daemon.registrar.registry == truth.registry,
            "the registry of \(daemon.machine.name) at record \(truth.size) is not what its records say")
    }

    /// Invariant 7 to the byte, for the ends of phases: encoding a registry costs more than a whole step.
    func compareBytes(_ daemon: SimulatedDaemon) {
        let truth = truth(of: daemon.machine)
        guard daemon.registrar.position.size == truth.size, daemon.registrar.registry.sequence == truth.size,
            daemon.machine.damaged == nil
        else { return }
        check(
            .rebuiltIsSame,
            RegistrarCore.encode(daemon.registrar.registry) == RegistrarCore.encode(truth.registry),
            "the registry of \(daemon.machine.name) at record \(truth.size) has other bytes than its records give")
    }

    // MARK: - An answer

    /// Invariant 1: nobody is told of anything that is not on the disk.
    func answered(_ daemon: SimulatedDaemon, upTo sequence: UInt64) {
        let machine = daemon.machine
        if isLiar(machine.node) { return }
        check(
            .acknowledgedIsKept, machine.disk.durableOwnSize >= sequence,
            "\(machine.name) answers for record \(sequence) with \(machine.disk.durableOwnSize) on its disk")
        var truth = truth(of: machine)
        truth.answered(min(sequence, truth.size))
        keep(truth, of: machine)
    }

    // MARK: - A commit

    /// Looks at every record that has become durable, and at what the node's copies hold now.
    func committed(_ daemon: SimulatedDaemon, world: World) {
        let machine = daemon.machine
        var truth = truth(of: machine)
        truths[ObjectIdentifier(machine)] = nil
        defer { keep(truth, of: machine) }
        let head = daemon.registrar.position
        check(
            .acknowledgedIsKept, machine.disk.durableOwnSize >= head.size,
            "\(machine.name) calls \(head.size) records durable, \(machine.disk.durableOwnSize) are")
        while truth.size < head.size {
            guard let page = try? daemon.registrar.reader.records(of: machine.node, from: truth.size + 1, limit: 256),
                !page.isEmpty
            else {
                if machine.damaged == nil {
                    fail(.acknowledgedIsKept, "record \(truth.size + 1) of \(machine.name) cannot be read")
                }
                return
            }
            for stored in page { take(stored, of: daemon, &truth, world) }
            if found != nil { return }
        }
        if daemon.registrar.identity.role != .county { checkCopies(daemon) }
        if truth.size % 64 < 4, !isLiar(machine.node), daemon.registrar.registry.sequence == truth.size {
            compare(daemon, truth)
        }
    }

    private func take(
        _ stored: StoredRecord, of daemon: SimulatedDaemon, _ truth: inout LogTruth, _ world: World
    ) {
        let machine = daemon.machine
        let isTrusted = !isLiar(machine.node)
        guard let record = try? Record.decode(stored.content) else {
            if isTrusted { fail(.rebuiltIsSame, "record \(stored.sequence) of \(machine.name) does not decode") }
            return
        }
        // A liar that forked goes on from another history than the one looked at here.
        if isTrusted { checkChain(stored, after: truth, of: machine) }
        truth.append(stored.hash)
        if case .observation(let seen)? = record.cause?.kind, seen.what == Self.lieMark {
            liars[machine.node] = min(liars[machine.node] ?? .max, stored.sequence)
        }
        // Before it is applied: a copy of the registry as it was would cost more than everything else here.
        // The statute follows one history a node: not a clone's, nor that of an old copy.
        if isTrusted, !machine.isClone, !regressed.contains(ObjectIdentifier(machine)),
            !rewritten.contains(machine.node)
        {
            checks[.lawful, default: 0] += 1
            if let broken = statute.take(record, before: truth.registry) { fail(.lawful, "\(machine.name): \(broken)") }
        } else {
            statute.noteSubmission(record)
        }
        do {
            try truth.registry.apply(record)
        } catch {
            if isTrusted { fail(.rebuiltIsSame, "record \(stored.sequence) of \(machine.name): \(error)") }
            return
        }
        if !machine.isClone { world.workload.observe(record, at: machine.node, registry: truth.registry) }
        guard isTrusted, let fact = record.body?.fact else { return }
        switch fact {
        case .useStarted(let use):
            uses += 1
            checkUse(use, record, daemon, world)
        default:
            checkSuspicion(fact, world: world)
            city.take(fact, record, at: machine.node, self, atUs: world.time.nowUs)
            permits.take(fact, at: machine.node, atUs: world.time.nowUs)
        }
    }

    // MARK: - Copies

    /// Invariant 2, and 8 for what was taken in: the copy is what the county wrote, and ends before its first lie.
    private func checkCopies(_ daemon: SimulatedDaemon) {
        let disk = daemon.machine.disk
        // What rotted there is found by whoever reads it, and is not what was taken in.
        if daemon.machine.damaged != nil { return }
        for territory in city.counties {
            let size = disk.durableSize(of: territory.node)
            guard size > 0, let hash = disk.durableHash(of: territory.node, at: size) else { continue }
            if let lie = liars[territory.node] {
                check(
                    .lawful, size < lie, "the hub took in record \(size) of \(territory.node), which lies from \(lie)")
                continue
            }
            let isWritten = { (truth: LogTruth) in truth.node == territory.node && truth.hash(at: size) == hash }
            let isKnown = truths.values.contains(where: isWritten) || putAside.contains(where: isWritten)
            check(
                .copiesArePrefixes, isKnown,
                "the hub's record \(size) of \(territory.node) is in no history that this county wrote")
        }
    }

    // MARK: - Uses

    private func checkUse(_ use: UseStarted, _ record: Record, _ daemon: SimulatedDaemon, _ world: World) {
        let decidedUs = world.decisionTimeUs(of: record, by: daemon)
        let serial = record.cause?.permit?.serial ?? use.permitSerial
        checks[.usesArePermitted, default: 0] += 1
        checks[.revocationsHold, default: 0] += 1
        if let broken = permits.judge(use, serial: serial, at: daemon, decidedUs: decidedUs) { found = found ?? broken }
        // An old copy that people went on from may hold other terms under an id that the hub knows, until its fork is found.
        if regressed.contains(ObjectIdentifier(daemon.machine)) || rewritten.contains(daemon.node) { return }
        check(
            .onlyListedLeaves,
            city.isListed(use, territoryCode: daemon.machine.territory.code, nowMs: record.time >> 16),
            "\(daemon.machine.name) let \(use.useId) out for \(use.purpose) with \(use.dataItems) at \(record.time >> 16); "
                + "agreed is \(city.agreed(use.authorizationId))")
    }

    func granted(_ serial: UInt64, to node: String, by daemon: SimulatedDaemon, atUs: UInt64) {
        let lines = daemon.registrar.registry.permitLines(for: node).map(\.authorizationId)
        let asking = daemon.downlinkConnections.last { $0.lower.node == node && $0.session?.isOpen == true }
        permits.granted(serial, to: node, on: asking?.lower.machine, lines, atUs: atUs)
    }
}

extension Oracle {
    /// What the hub revoked has stopped in the county, and the county knows.
    func checkStops(_ hub: Registry, county: SimulatedDaemon) {
        for id in permits.revokedUs.keys.sorted() {
            guard let found = county.registrar.registry.authorizations[id] else { continue }
            check(
                .revocationsHold, found.state.stage == .revoked,
                "\(county.machine.name) holds \(id) for \(found.state.stage), the hub has revoked it")
        }
    }
}
