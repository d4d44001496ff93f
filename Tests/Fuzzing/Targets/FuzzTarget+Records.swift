// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

extension FuzzTarget {
    /// Records of a node below as the node above takes them: decoded, judged, applied, explained.
    ///
    /// Form: a byte of switches, a byte that chooses a ledger, one that chooses how much of it is true already, and frames
    /// with a record each.
    public static let records = FuzzTarget(
        name: "records", maximumInputBytes: 4_096, form: .framedMessages(prefix: 3)
    ) { (input, _) throws(Violation) in
        guard input.count > 3 else { return }
        let ledgers = KnownLedger.all
        let steps = ledgers[Int(input[1]) % ledgers.count].steps
        let step = steps[Int(input[2]) % steps.count]
        var decoder = FrameDecoder(limitBytes: 4_096)
        guard let frames = try? decoder.consume(Array(input[3...])) else { return }
        var records: [Record] = []
        for frame in frames.prefix(16) {
            guard let record = try CodecProperties.check(Record.self, frame) else { return }
            records.append(record)
        }
        guard !records.isEmpty else { return }
        let intake = HostileIntake(step: step, switches: HostileIntake.Switches(rawValue: input[0]))
        try intake.check(records)
    }
}

/// What the node above does with records it has not written.
struct HostileIntake {
    /// What an input mends in its records, so that not every one of them ends at the first check.
    struct Switches: OptionSet {
        let rawValue: UInt8
        /// Node and sequence continue the ledger.
        static let continues = Switches(rawValue: 1)
        /// No time or epoch before the ledger's last.
        static let timely = Switches(rawValue: 2)
        /// The rule set is the one in force.
        static let inForce = Switches(rawValue: 4)
        /// Signatures are taken for good.
        static let credulous = Switches(rawValue: 8)
        /// The records are one whole decision.
        static let whole = Switches(rawValue: 16)
        /// The records are what the rules make of the first one's command.
        static let decided = Switches(rawValue: 32)
    }

    let step: KnownLedger.Step
    let switches: Switches

    private var cryptography: ToyCryptography {
        ToyCryptography(isCredulous: !switches.isDisjoint(with: [.credulous, .decided]))
    }
    private var catalogue: RuleSetCatalogue { .standard }

    func check(_ received: [Record]) throws(Violation) {
        var records = mended(received)
        if switches.contains(.decided) {
            guard let decided = decided(records[0]) else { return }
            records = decided
            let verdict = self.verdict(on: records)
            try require(
                verdict == .lawful, "the judge says \(verdict) to what the rules decided")
        }
        try judged(records)
        try applied(records)
    }

    /// As `Registrar.judge`: decision by decision, each applied before the next is judged.
    private func judged(_ records: [Record]) throws(Violation) {
        var judge = self.judge
        var copy = step.registry
        var index = 0
        while index < records.count {
            switch judge.judge(copy, records[index...]) {
            case .lawful: break
            case .unlawful(let finding):
                try require(
                    !finding.refusal.code.isEmpty && !finding.refusal.messageEn.isEmpty, "a refusal without words")
                return
            case .incomplete(let missing):
                try require(missing > 0, "incomplete, and nothing is missing")
                return
            }
            let size = Judge.size(of: records[index]) ?? 1
            let decision = Array(records[index..<index + size])
            for record in decision {
                do {
                    try copy.apply(record)
                } catch {
                    throw Violation("lawful, and cannot be applied: \(error)")
                }
            }
            shown(copy, decision)
            index += size
        }
    }

    /// As a ledger is read back: what follows is applied, what cannot follow changes nothing.
    private func applied(_ records: [Record]) throws(Violation) {
        var registry = step.registry
        for record in records {
            let before = registry
            do {
                try registry.apply(record)
                try require(registry.sequence == record.sequence, "applied, and the sequence has not moved")
            } catch let violation as Violation {
                throw violation
            } catch {
                try require(registry == before, "\(error), and yet the registry has changed")
                return
            }
        }
    }

    /// What people and the nodes around are told of it.
    private func shown(_ registry: Registry, _ decision: [Record]) {
        let nowMs = registry.timeMs
        guard let first = decision.first, let ruleSet = catalogue.inForce(at: nowMs) else { return }
        _ = Explain.why(registry, first.subject, decision: decision, ruleSet: ruleSet, replayedSame: true)
        let request = ListRequest()
        _ = Views.notices(registry, request, nowMs: nowMs)
        _ = Views.cases(registry, request, ruleSet: ruleSet)
        _ = Views.people(registry, request)
        let hub = HubRules(
            registry: KnownLedger.all[1].steps.last?.registry ?? Registry(), nowMs: nowMs,
            catalogue: catalogue, cryptography: cryptography)
        for case .authorizationSubmitted(let fact)? in decision.map({ $0.body?.fact }) {
            _ = hub.authorizationSubmitted(fact, from: first.node, sourceSequence: first.sequence, sourceHash: [])
        }
    }

    private var judge: Judge {
        Judge(context: JudgeContext(catalogue: catalogue, cryptography: cryptography))
    }

    private func verdict(on records: [Record]) -> Verdict {
        var judge = self.judge
        return judge.judge(step.registry, records)
    }
}
