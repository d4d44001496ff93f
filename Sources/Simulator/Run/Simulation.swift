// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Ledger
import Messages
import NodeCore
import Registry

/// One run: a phase with faults, in which nothing forbidden may happen, and one without, in which everything owed must.
struct Simulation {
    /// Virtual time without faults after which everything must be done.
    static let livenessLimitMs: UInt64 = 4 * 3_600_000
    /// Virtual time without any progress after which the run hangs.
    static let patienceMs: UInt64 = 5 * 60_000
    private static let roundUs: UInt64 = 500_000
    private static let foundingRounds = 2_000
    /// Events of the second phase, at the most.
    private static let livenessSteps = 400_000

    let plan: RunPlan

    init(_ plan: RunPlan) {
        self.plan = plan
    }

    /// - Parameter isTraced: whether to write down what happens.
    func run(isTraced: Bool = false) -> RunReport {
        let world = World(plan, isTraced: isTraced)
        for machine in world.machines { world.arrangeStart(machine) }
        if plan.isFoundedFirst { found(world) }
        world.safetyStartStep = world.steps
        world.arrangeFaults()
        world.arrangeErrands()
        world.proceed(steps: world.steps + plan.safetySteps)
        world.compareAll()
        if world.violation == nil {
            world.heal()
            finish(world)
        }
        return RunReport(world)
    }

    /// Puts everyone in office before anything goes wrong, so that faults meet a city at work.
    private func found(_ world: World) {
        for _ in 0..<Self.foundingRounds where world.violation == nil {
            let isOwed = world.sendOwed()
            world.proceed(steps: .max, untilUs: world.time.nowUs + Self.roundUs)
            if !isOwed, world.unfinished().isEmpty { return }
        }
    }

    /// People do what is owed until nothing is, and the nodes agree.
    private func finish(_ world: World) {
        let startUs = world.time.nowUs
        let startSteps = world.steps
        var lastProgressUs = startUs
        var lastState: [UInt64] = []
        while world.violation == nil {
            let nowUs = world.time.nowUs
            if world.steps > startSteps + Self.livenessSteps
                || nowUs - startUs > Self.livenessLimitMs * 1_000
                || nowUs - lastProgressUs > Self.patienceMs * 1_000
            {
                let open = world.unfinished()
                let text = open.isEmpty ? "a step is owed and always refused" : open.joined(separator: "; ")
                return world.fail(Violation(.liveness, text))
            }
            let isOwed = world.sendOwed()
            world.proceed(steps: .max, untilUs: nowUs + Self.roundUs)
            let state = world.settledState()
            if state != lastState {
                lastState = state
                lastProgressUs = world.time.nowUs
            }
            if !isOwed, world.unfinished().isEmpty { break }
        }
        world.compareAll()
        world.checkEnd()
    }
}

extension World {
    /// Invariant 7, to the byte, for every daemon that runs.
    func compareAll() {
        for machine in machines where !machine.isLiar {
            if let daemon = machine.daemon { oracle.compareBytes(daemon) }
        }
        if let found = oracle.found { fail(found) }
    }

    /// Sends one owed command to each node that owes something.
    /// - Returns: whether any node does.
    func sendOwed() -> Bool {
        var isOwed = false
        for territory in people.territories {
            guard let daemon = daemon(of: territory.node), !oracle.isLost(territory.node) else {
                continue
            }
            let errand = workload.rightStep(
                at: territory.node, registry: daemon.registrar.registry, nowMs: daemon.registrar.nowMs,
                using: &random.workload)
            guard let errand else { continue }
            isOwed = true
            send(errand, to: daemon, attempt: 1)
        }
        return isOwed
    }

    /// How far each node has come in what the others wait for: what does not change is not progress.
    func settledState() -> [UInt64] {
        var state: [UInt64] = []
        for machine in machines {
            guard let daemon = machine.daemon else {
                state.append(0)
                continue
            }
            state.append(daemon.core.uplink?.acknowledgedSize ?? 0)
            state.append(daemon.registrar.registry.ordersApplied)
            state.append(UInt64(daemon.registrar.registry.filings.awaitingReceipt.count))
            state.append(UInt64(daemon.registrar.registry.cases.order.count))
        }
        return state + [UInt64(counters["command.accepted"])]
    }

    /// What is not as it should be once everything is quiet, in words; empty when all is done.
    func unfinished() -> [String] {
        var list: [String] = []
        guard let hub = machines[1].daemon else { return ["the hub is down"] }
        for machine in machines where !oracle.isLost(machine.node) {
            guard let daemon = machine.daemon else {
                list.append("\(machine.name) is down (\(machine.outOfService?.rawValue ?? "starting"))")
                continue
            }
            guard let uplink = daemon.core.uplink else { continue }
            let size = daemon.registrar.position.size
            if !uplink.isOpen {
                list.append("\(machine.name) is not linked: \(uplink.failure.map { "\($0)" } ?? "no connection")")
            } else if uplink.acknowledgedSize != size {
                list.append("\(machine.name) has \(size) records, \(uplink.acknowledgedSize) acknowledged above")
            }
            if machine.territory.role == .county { list += unfinished(county: daemon, hub) }
        }
        let awaiting = hub.registrar.registry.filings.awaitingReceipt
        if !awaiting.isEmpty { list.append("\(awaiting.count) filings lack their receipt, \(awaiting[0].id) first") }
        return list
    }

    private func unfinished(county: SimulatedDaemon, _ hub: SimulatedDaemon) -> [String] {
        let name = county.machine.name
        var list: [String] = []
        let size = county.registrar.position.size
        let copy = hub.machine.disk.durableSize(of: county.node)
        if copy != size { list.append("the hub has \(copy) of \(name)'s \(size) records") }
        let countersigned = try? county.registrar.reader.checkpoint(of: county.node, .lastCountersigned)
        let countersignedSize = countersigned.flatMap { try? CheckpointBody.decode($0.body).size } ?? 0
        if countersignedSize != size {
            list.append("\(name) has the hub's signature over \(countersignedSize) of \(size)")
        }
        let issued = hub.registrar.registry.orders.issued(to: county.node)
        let applied = county.registrar.registry.ordersApplied
        if issued != applied { list.append("\(name) has carried out \(applied) of \(issued) orders") }
        return list
    }

    /// What must be true when everything is done: the nodes agree with each other and with the oracle.
    func checkEnd() {
        guard violation == nil, let hub = machines[1].daemon else { return }
        for machine in machines where machine.territory.role == .county && !oracle.isLost(machine.node) {
            guard let daemon = machine.daemon, hub.registrar.registry.nodes[machine.node]?.isAdmitted == true else {
                continue
            }
            oracle.check(
                .rebuiltIsSame, hub.registrar.copies[machine.node] == daemon.registrar.registry,
                "what the hub makes of \(machine.name)'s records is not what \(machine.name) makes of them")
            oracle.checkStops(hub.registrar.registry, county: daemon)
        }
        oracle.check(
            .filedOnce, oracle.city.opened == oracle.city.receipted,
            "filings without receipt: \(oracle.city.opened.subtracting(oracle.city.receipted).sorted())")
        if let found = oracle.found { fail(found) }
    }
}
