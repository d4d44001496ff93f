// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import NodeCore

/// The simulated city: machines, lines, people and faults, on one thread, in one order of events.
///
/// Everything that happens is an event of the queue; everything that is drawn comes from ``Streams``. After each event
/// the oracle has looked at what it changed. The first thing it finds ends the run.
final class World {
    let plan: RunPlan
    let time = TrueTime()
    let people: CityPeople
    let certificates = CertificateTable()
    var machines: [Computer] = []
    var clones: [Computer] = []
    /// Clones that have been switched off: others may still speak to them until their lines end.
    var formerClones: [Computer] = []
    /// What single messages meet now.
    var network: NetworkProfile
    /// The line of each node to the one above it, by place.
    var lines: [Line]
    var random: Streams
    var workload: Workload
    var oracle: Oracle
    var trace: Trace
    var counters = Counters()
    var phase = Phase.safety
    /// Events so far.
    private(set) var steps = 0
    /// Where the phase with faults began.
    var safetyStartStep = 0
    /// What the oracle found first; the run ends with it.
    private(set) var violation: Violation?
    var lastConnection: UInt64 = 0
    /// When records that are not durable yet were decided.
    var decisions: [Decided: UInt64] = [:]
    private var lastBoot: UInt64 = 0
    /// Certificates by the URI they were issued to: their serial numbers grow with each issue.
    private var issues: [String: Int] = [:]
    private var queue = EventQueue()

    enum Phase: String { case safety, liveness }

    init(_ plan: RunPlan, isTraced: Bool) {
        self.plan = plan
        network = plan.network
        people = CityPeople(counties: plan.counties)
        random = Streams(seed: plan.seed)
        workload = Workload(profile: plan.workload, city: people)
        oracle = Oracle(leaseMs: UInt64(plan.leaseSeconds) * 1_000, clockBoundMs: UInt64(plan.clockBoundMs))
        oracle.city.counties = people.territories.filter { $0.role == .county }
        trace = Trace(isWanted: isTraced)
        lines = Array(repeating: Line(), count: people.territories.count)
        var limits = FederationLimits()
        limits.leaseSeconds = plan.leaseSeconds
        limits.clockBoundMilliseconds = plan.clockBoundMs
        limits.batchRecords = plan.batchRecords
        machines = people.territories.enumerated().map { place, territory in
            Computer(territory, place: place, time: time, limits: limits)
        }
    }

    // MARK: - Events

    /// Something will happen at a moment of true time.
    func at(us atUs: UInt64, _ action: @escaping () -> Void) {
        queue.add(atUs: max(atUs, time.nowUs), action)
    }

    /// Something will happen in a daemon, unless it has ended by then; while it stands still it waits.
    func at(us atUs: UInt64, on daemon: SimulatedDaemon, _ action: @escaping (SimulatedDaemon) -> Void) {
        at(us: atUs) { [weak self, weak daemon] in
            guard let self, let daemon, daemon.isAlive else { return }
            guard daemon.machine.stillUntilUs <= time.nowUs else {
                return daemon.whenAwake.append(action)
            }
            run(daemon, action)
        }
    }

    func after(us delayUs: UInt64, on daemon: SimulatedDaemon, _ action: @escaping (SimulatedDaemon) -> Void) {
        at(us: time.nowUs + delayUs, on: daemon, action)
    }

    /// Runs something in a daemon, and sees to it if that ended it.
    func run(_ daemon: SimulatedDaemon, _ action: (SimulatedDaemon) -> Void) {
        guard daemon.isAlive else { return }
        action(daemon)
        guard daemon.isAlive else { return }
        endWithRoles(daemon)
        guard daemon.isAlive else { return }
        if !daemon.machine.disk.isProcessAlive || daemon.registrar.stopped != nil {
            stopped(daemon)
        } else {
            arrangeTick(daemon)
        }
    }

    /// Lets events happen until the queue is empty, a step limit or a moment is reached, or something was found.
    func proceed(steps limit: Int, untilUs endUs: UInt64 = .max) {
        while steps < limit, violation == nil, let event = queue.next() {
            guard event.atUs <= endUs else {
                queue.add(atUs: event.atUs, event.action)
                time.advance(to: endUs)
                return
            }
            steps += 1
            time.advance(to: event.atUs)
            trace.mix(event.atUs)
            certificates.setTime(MachineClock.epochMs + event.atUs / 1_000)
            event.action()
            if let found = oracle.found { fail(found) }
        }
    }

    func fail(_ found: Violation) {
        guard violation == nil else { return }
        violation = found
        note("VIOLATION \(found)")
    }

    func note(_ line: @autoclosure () -> String) {
        trace.note(time.nowUs, line())
    }

    // MARK: - Machines

    func daemon(of node: String) -> SimulatedDaemon? {
        guard let place = people.place(of: node), let daemon = machines[place].daemon, daemon.isAlive else {
            return nil
        }
        return machines[place].stillUntilUs > time.nowUs ? nil : daemon
    }

    /// How long a commit waits for others to join it, and for the disk.
    func drawFlushDelayUs() -> UInt64 {
        random.timing.chance(3) ? random.timing.number(5_000...60_000) : random.timing.number(50...1_500)
    }

    func newBoot() -> String {
        lastBoot += 1
        return "b\(lastBoot)"
    }

    // MARK: - Certificates

    /// The present signing certificate of a node or person.
    func certificate(of uri: String) -> [UInt8] {
        CertificateTable.certificate(serial: serial(of: uri), uri: uri)
    }

    func serial(of uri: String) -> String { "\(issues[uri] ?? 1)@\(uri)" }

    func isCertified(_ uri: String) -> Bool { certificates.isValid(serial: serial(of: uri)) }

    /// Issues a new certificate in place of the present one.
    func reissue(_ uri: String) {
        issues[uri] = (issues[uri] ?? 1) + 1
    }
}
