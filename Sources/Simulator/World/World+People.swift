// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import NodeCore
import Registry
import Rules

/// The city's people at work: they send commands to their nodes, and ask again when they hear nothing.
extension World {
    private static let latencyUs: ClosedRange<UInt64> = 500...20_000
    private static let patienceUs: UInt64 = 10_000_000
    private static let attempts = 3

    /// People send errands, one after another, until the phase ends.
    func arrangeErrands() {
        let mean = plan.errandIntervalMs * 1_000
        at(us: time.nowUs + random.timing.number(0...(2 * mean))) { [weak self] in
            guard let self, phase == .safety else { return }
            sendErrand()
            if random.uses.chance(2) { mistype() }
            if random.uses.chance(40) { tryUse() }
            arrangeErrands()
        }
    }

    private func sendErrand() {
        let place = random.workload.below(people.territories.count)
        // The founding concerns every node; afterwards the counties have most of the work.
        guard let daemon = daemon(of: people.territories[place].node), !daemon.machine.isLiar else { return }
        let errand = workload.next(
            at: daemon.node, registry: daemon.registrar.registry, nowMs: daemon.registrar.nowMs,
            using: &random.workload)
        if let errand { send(errand, to: daemon, attempt: 1) }
    }

    /// Sends a command over a connection of its own; a person who hears nothing asks again with the same bytes.
    func send(_ errand: Errand, to daemon: SimulatedDaemon, attempt: Int) {
        counters.count("errand.sent")
        // What has to come first leaves first, and is there before it.
        let latency = random.timing.number(Self.latencyUs) + (errand.before.isEmpty ? 0 : Self.latencyUs.upperBound)
        if attempt == 1 { for first in errand.before { send(first, to: daemon, attempt: attempt) } }
        var isAnswered = false
        after(us: latency, on: daemon) { daemon in
            self.submit(errand, to: daemon) { isAnswered = true }
        }
        guard attempt < Self.attempts else { return }
        at(us: time.nowUs + Self.patienceUs) { [weak self] in
            guard let self, !isAnswered, let again = self.daemon(of: daemon.node) else { return }
            counters.count("errand.repeated")
            send(errand, to: again, attempt: attempt + 1)
        }
    }

    private func submit(_ errand: Errand, to daemon: SimulatedDaemon, _ answered: @escaping () -> Void) {
        let request = SubmitRequest(
            command: errand.signed.command, signature: errand.signed.signature,
            certificate: certificate(of: errand.command.actor))
        switch CommandIntake.examine(request, from: errand.command.actor, keys: daemon.registrar.keys) {
        case .rejected(let rejection):
            counters.count("errand.rejected.\(rejection.reason)")
            answered()
        case .attributed(let command):
            decide(at: daemon) {
                let login = LoginFact.atWork(errand.command.actor, daemon.registrar.registry)
                daemon.registrar.submit(command, login: login) { outcome in
                    guard case .success(let outcome) = outcome else { return }
                    answered()
                    self.heard(outcome, of: errand, from: daemon)
                }
            }
        }
    }

    /// Somebody's passphrases are wrong until the node locks their logins.
    private func mistype() {
        let place = random.uses.below(people.territories.count)
        guard let daemon = daemon(of: people.territories[place].node), !daemon.machine.isLiar else { return }
        let registry = daemon.registrar.registry
        guard let person = random.uses.pick(registry.factors.byPerson.keys.sorted()) else { return }
        run(daemon) { daemon in
            self.decide(at: daemon) {
                let drafts = LoginRules.locked(
                    person, daemon.registrar.registry, FactorParameters(), nowMs: daemon.registrar.nowMs)
                daemon.registrar.observe(drafts, what: "wrong passphrases") { _ in }
            }
        }
    }

    private func heard(_ outcome: CommandOutcome, of errand: Errand, from daemon: SimulatedDaemon) {
        switch outcome {
        case .accepted(let result):
            counters.count("command.accepted")
            note("\(daemon.machine.name): \(errand.action.rawValue) by \(errand.command.actor) -> \(result.subject)")
            oracle.answered(daemon, upTo: result.lastSequence)
        case .refused(let refusal):
            counters.count("command.refused")
            note("\(daemon.machine.name): \(errand.action.rawValue) refused, \(refusal.code)")
        }
    }

    // MARK: - Uses that nodes begin by themselves

    private func tryUse() {
        let place = 1 + random.uses.below(people.territories.count - 1)
        let candidates = ([machines[place]] + clones).compactMap(\.daemon)
        guard let daemon = random.uses.pick(candidates), daemon.isAlive, !daemon.machine.isLiar,
            daemon.machine.stillUntilUs <= time.nowUs
        else { return }
        let authorizations = daemon.registrar.registry.authorizations
        guard let id = random.uses.pick(authorizations.order), let found = authorizations[id] else { return }
        tryUse(found, at: daemon)
    }

    /// Asks a node's gate for a use, mostly a lawful one.
    func tryUse(_ found: Authorization, at daemon: SimulatedDaemon) {
        var use = UseRequest(
            authorization: found.id, kind: random.uses.pick([.job, .session, .delivery]) ?? .job,
            purpose: found.scenario.purpose, dataItems: found.terms.dataItems)
        if random.uses.chance(10) { use.purpose = "resale" }
        if random.uses.chance(10) { use.dataItems.append("everything") }
        run(daemon) { daemon in
            self.decide(at: daemon) {
                daemon.registrar.admit([use]) { outcome in
                    guard case .success(let admission) = outcome else { return }
                    self.heard(admission, at: daemon)
                }
            }
        }
    }

    private func heard(_ admission: RegistrarCore.Admission, at daemon: SimulatedDaemon) {
        switch admission {
        case .refused(let refusal): counters.count("use.refused.\(refusal.code)")
        case .begun(let ids):
            counters.count("use.begun")
            note("\(daemon.machine.name) lets \(ids) begin")
            let forUs = random.uses.number(1_000...60_000_000)
            after(us: forUs, on: daemon) { daemon in
                let running = ids.filter { daemon.registrar.registry.uses[$0] != nil }
                daemon.registrar.end(running, reason: "done") { _ in }
            }
        }
    }

    /// What a daemon does about once a second: after the first event of each second, by its machine's monotonic clock.
    func endWithRoles(_ daemon: SimulatedDaemon) {
        let second = daemon.machine.clock.now().monotonicMilliseconds / 1_000
        guard daemon.lastSecond != second else { return }
        daemon.lastSecond = second
        decide(at: daemon) {
            let before = daemon.registrar.registry.uses.count
            daemon.registrar.endWithRoles { _ in }
            if daemon.registrar.registry.uses.count < before { counters.count("use.ended-with-role") }
        }
    }

    // MARK: - When something was decided

    /// Runs something that decides, and remembers when: a record becomes durable later than it was decided.
    private func decide(at daemon: SimulatedDaemon, _ body: () -> Void) {
        let before = daemon.registrar.registry.sequence
        body()
        let after = daemon.registrar.registry.sequence
        guard after > before else { return }
        if decisions.count > 20_000 { decisions.removeAll(keepingCapacity: true) }
        for sequence in (before + 1)...after {
            decisions[Decided(machine: ObjectIdentifier(daemon.machine), sequence: sequence)] = time.nowUs
        }
    }

    /// When a record was decided, in true time.
    func decisionTimeUs(of record: Record, by daemon: SimulatedDaemon) -> UInt64 {
        decisions[Decided(machine: ObjectIdentifier(daemon.machine), sequence: record.sequence)] ?? time.nowUs
    }

    /// By machine and not by process: a record whose flush failed may be found by the next start, and stands then.
    struct Decided: Hashable {
        let machine: ObjectIdentifier
        let sequence: UInt64
    }
}

extension LoginFact {
    /// What a node knows of somebody who is at work there: logged in with the factor they have; nil when they have none.
    static func atWork(_ person: String, _ registry: Registry) -> LoginFact? {
        registry.factors[person]?.id.map { LoginFact(factorId: $0) }
    }
}
