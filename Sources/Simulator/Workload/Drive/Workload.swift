// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// The officials of a city: they send random but sensible commands of every kind there is, and hostile ones.
///
/// Pure: time, chance and registries are handed in, so the same calls give the same commands to the byte. What they know
/// they learn from the records handed to `observe`: a command that is added to the contract is filled from the names of
/// its fields, and given by the people whom its first refusal names.
struct Workload: Sendable {
    let profile: WorkloadProfile
    let city: CityPeople
    let steps: Steps
    private(set) var coverage: Coverage
    var desks: [Desk]
    var pools = FieldPools()
    var learning: Learning

    init(profile: WorkloadProfile, city: CityPeople, ruleSet: RuleSet = .zs2024) {
        self.profile = profile
        self.city = city
        steps = Steps(ruleSet)
        coverage = Coverage(steps)
        learning = Learning(steps)
        desks = Array(repeating: Desk(steps), count: city.territories.count)
    }

    /// Offices looked at for a vacancy in one call of `next`.
    private static let officesSeen = 6

    /// The next errand at a node, in a mode drawn by the profile; nil when the draw led to nothing that can be done
    /// there now.
    ///
    /// - Parameters:
    ///   - registry: what is true on that node now.
    ///   - nowMs: the officials' clock, Unix milliseconds.
    mutating func next(
        at node: String, registry: Registry, nowMs: UInt64, using random: inout SeededGenerator
    ) -> Errand? {
        guard let place = city.place(of: node), registry.identity != nil else { return nil }
        let view = View(place: place, registry: registry, nowMs: nowMs)
        // Chance decides here too: an office that is never caught half-staffed or in maintenance is not tried.
        if registry.isInMaintenance || random.chance(30), let errand = remedy(view, looks: Self.officesSeen, &random) {
            if !registry.isInMaintenance || random.chance(30) { return sent(errand, view, &random) }
        }
        guard let mode = random.weighted(profile.modes).map({ WorkloadMode.allCases[$0] }) else { return nil }
        return errand(view, mode, &random).map { sent($0, view, &random) }
    }

    /// The step that is owed on a node, by the person who owes it; nil when nothing is. In the liveness phase asking
    /// until all nodes give nil finishes every case, motion and request that people can finish.
    mutating func rightStep(
        at node: String, registry: Registry, nowMs: UInt64, using random: inout SeededGenerator
    ) -> Errand? {
        guard let place = city.place(of: node), registry.identity != nil else { return nil }
        let view = View(place: place, registry: registry, nowMs: nowMs)
        return (remedy(view, &random) ?? owed(view, .finishing, &random)).map { sent($0, view, &random) }
    }

    /// One node at one moment.
    struct View {
        let place: Int
        let registry: Registry
        let nowMs: UInt64
    }

    private mutating func sent(_ meant: Errand, _ view: View, _ random: inout SeededGenerator) -> Errand {
        var errand = meant
        if let first = beforehand(meant, view, &random) {
            // Another's help comes instead: the person asks again later. One's own part costs no time.
            if first.command.actor == meant.command.actor { errand.before = [first] } else { errand = first }
        }
        for each in errand.before + [errand] {
            desks[view.place].sent(each)
            coverage.tried(each.action, each.mode)
        }
        return errand
    }

    /// Forgets what was learnt from a node's ledger: another state of it has been put in its place.
    mutating func forget(_ node: String) {
        if let place = city.place(of: node) { desks[place].forget(steps) }
    }

    /// Takes in a record of the node's own ledger. Call it after each single record has been applied.
    ///
    /// - Parameter registry: the registry after the record.
    mutating func observe(_ record: Record, at node: String, registry: Registry) {
        guard let place = city.place(of: node), let fact = record.body?.fact else { return }
        coverage.recorded(BodyKind(fact))
        let command = judged(record, fact, place)
        if case .refused = fact { return }
        var fields = record.body.map { Harvester.harvest($0) } ?? []
        if case .order(let order)? = record.cause?.kind, let inner = try? Record.decode(order.record),
            let body = inner.body
        {
            fields += Harvester.harvest(body)
        }
        for field in fields {
            desks[place].pools.put(field)
            pools.put(field)
        }
        desks[place].holders.take(fact)
        note(fact, place, registry)
        // A step that leaves the state as it is shows only in the command that took it.
        let loop = record.cause?.size == 1 ? command?.action?.what.map { ActionKind($0) } : nil
        for id in desks[place].memory.take(fields, subject: record.subject) {
            for change in desks[place].underWay.touch(id, registry) { count(change, loop) }
        }
    }

    private mutating func count(_ change: UnderWay.Change, _ loop: ActionKind?) {
        let machine = steps.machines[change.machine].name
        if change.from == change.to {
            let isStep = steps.steps.contains {
                $0.machine == change.machine && $0.from == change.from && $0.to == change.to && $0.action == loop
            }
            if isStep { coverage.moved(machine, change.from, change.to) }
            return
        }
        coverage.moved(machine, change.from, change.to)
        coverage.reached(machine, change.to)
    }

    private mutating func note(_ fact: Body.Fact, _ place: Int, _ registry: Registry) {
        switch fact {
        case .motionDecided(let decided) where decided.carried:
            guard let motion = registry.motions[decided.motionId], motion.kind == .revoke || motion.kind == .terminate
            else { return }
            desks[place].condemned.insert(motion.subject)
        case .revocationOrdered(let ordered): desks[place].condemned.remove(ordered.authorizationId)
        default: break
        }
    }

    /// Counts what became of a command, and learns from it.
    private mutating func judged(_ record: Record, _ fact: Body.Fact, _ place: Int) -> Command? {
        guard case .command(let signed)? = record.cause?.kind, let command = try? Command.decode(signed.command),
            let action = command.action?.what.map({ ActionKind($0) })
        else { return nil }
        let mode = desks[place].answered(command.commandId)
        let kind = city.territories[place].role
        if case .refused(let refused) = fact, let refusal = refused.refusal {
            coverage.refused(action, mode, code: refusal.code)
            learning.refused(action, refusal, at: kind)
        } else {
            coverage.accepted(action, mode)
            learning.accepted(action, at: kind)
        }
        return command
    }
}
