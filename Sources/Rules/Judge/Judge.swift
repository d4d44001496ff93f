// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// Judges the decisions of a ledger again, one by one: by the same `decide`, from the same cause, at the same time.
///
/// Keep one judge for each ledger: it holds a gate prepared for that ledger's registry, so that the many records of uses
/// are judged by look-ups alone.
public struct Judge: Sendable {
    public let context: JudgeContext
    private var gate: Gate?
    private var ruleSetID = ""
    private var ruleSetFromMs: UInt64 = .max
    private var ruleSetToMs: UInt64 = 0

    public init(context: JudgeContext) {
        self.context = context
    }

    /// How many records the decision beginning with `record` has; nil when no decision begins there.
    public static func size(of record: Record) -> Int? {
        guard let size = record.cause?.size, size > 0 else { return nil }
        return Int(size)
    }

    /// Judges the decision that begins with the first of `records`.
    ///
    /// - Parameters:
    ///   - registry: what was true before the decision.
    ///   - records: all records of the decision; what comes after them is not looked at.
    ///   - previousHash: the hash of the record before the first, 32 zero bytes before the genesis.
    public mutating func judge(
        _ registry: Registry, _ records: ArraySlice<Record>, previousHash: [UInt8]
    ) -> Verdict {
        guard let first = records.first else { return .incomplete(missing: 1) }
        guard let cause = first.cause, cause.size > 0 else { return unlawful(first, .noCause) }
        guard records.count >= Int(cause.size) else {
            return .incomplete(missing: cause.size - UInt32(truncatingIfNeeded: records.count))
        }
        let group = records.prefix(Int(cause.size))
        if let verdict = form(registry, group) { return verdict }
        if case .observation? = cause.kind {
            if group.count == 1, let verdict = use(registry, first, cause) { return verdict }
            if let verdict = ends(registry, group, cause) { return verdict }
        }
        return compare(registry, Array(group), cause, previousHash)
    }

    public mutating func judge(_ registry: Registry, _ records: [Record], previousHash: [UInt8]) -> Verdict {
        judge(registry, records[...], previousHash: previousHash)
    }

    /// The form of the ledger: one node, no gap, no time going back, the decision whole.
    private mutating func form(_ registry: Registry, _ group: ArraySlice<Record>) -> Verdict? {
        var (sequence, time, epoch) = (registry.sequence, registry.time, registry.epoch)
        for (place, record) in group.enumerated() {
            guard let fact = record.body?.fact else { return unlawful(record, .noFact) }
            sequence &+= 1
            if record.sequence != sequence { return unlawful(record, .gap) }
            if record.time < time { return unlawful(record, .timeBack) }
            if record.epoch < epoch { return unlawful(record, .epochBack) }
            (time, epoch) = (record.time, record.epoch)
            if place > 0, record.cause.map({ $0.size != 0 || $0.kind != nil || $0.permit != nil }) == true {
                return unlawful(record, .size)
            }
            if case .genesis(let genesis) = fact {
                if registry.identity != nil || place > 0 { return unlawful(record, .genesis) }
                if genesis.node != record.node { return unlawful(record, .otherNode) }
            } else {
                guard let identity = registry.identity else { return unlawful(record, .genesis) }
                if record.node != identity.node { return unlawful(record, .otherNode) }
            }
            if record.ruleSet != inForce(at: record.time >> 16) { return unlawful(record, .ruleSet) }
        }
        return nil
    }

    /// The id of the set in force, remembered as long as it stays the same.
    private mutating func inForce(at nowMs: UInt64) -> String {
        if ruleSetFromMs <= nowMs, nowMs < ruleSetToMs { return ruleSetID }
        ruleSetID = context.catalogue.inForce(at: nowMs)?.id ?? ""
        let changes = context.catalogue.sets.flatMap { [$0.validFromMs, $0.validToMs ?? .max] }
        ruleSetFromMs = changes.filter { $0 <= nowMs }.max() ?? 0
        ruleSetToMs = changes.filter { $0 > nowMs }.min() ?? .max
        return ruleSetID
    }

    /// The quick way for a use that the gate let through: nil when the record is something else.
    private mutating func use(_ registry: Registry, _ record: Record, _ cause: Cause) -> Verdict? {
        guard case .useStarted(let fact)? = record.body?.fact else { return nil }
        if gate == nil { gate = Gate(registry: registry, catalogue: context.catalogue) }
        gate?.refresh(registry)
        guard let permit = cause.permit else { return unlawful(record, .permit) }
        // Serials only grow: an older grant than one already used is a permit brought back.
        if permit.serial < registry.uses.lastPermitSerial || permit.serial != fact.permitSerial {
            return unlawful(record, .permit)
        }
        let request = UseRequest(
            authorization: fact.authorizationId, kind: fact.kind, purpose: fact.purpose, dataItems: fact.dataItems)
        if let objection = gate?.objection(to: request, permit: permit, nowMs: record.time >> 16) {
            return unlawful(record, .body, objection)
        }
        if record.actor != record.node { return unlawful(record, .actor) }
        if record.clauses != Gate.clauses { return unlawful(record, .clauses) }
        if fact.useId != "S\(record.sequence)" { return unlawful(record, .body) }
        if record.subject != fact.useId { return unlawful(record, .subject) }
        return .lawful
    }

    /// The quick way for uses that ended by themselves, any number in one decision: nil when there is something else.
    private func ends(_ registry: Registry, _ group: ArraySlice<Record>, _ cause: Cause) -> Verdict? {
        var seen = Set<String>(minimumCapacity: group.count)
        for record in group {
            guard case .useEnded(let fact)? = record.body?.fact else { return nil }
            if registry.uses[fact.useId] == nil || !seen.insert(fact.useId).inserted {
                return unlawful(record, .body, Objection(.subjectNotFound, [fact.useId]))
            }
            if record.subject != fact.useId { return unlawful(record, .subject) }
            if record.clauses != Gate.endClauses { return unlawful(record, .clauses) }
            if record.actor != record.node { return unlawful(record, .actor) }
            if record.time >> 16 != group[group.startIndex].time >> 16 { return unlawful(record, .timeBack) }
        }
        return cause.permit == nil ? .lawful : unlawful(group[group.startIndex], .permit)
    }

    /// The full way: derive the decision again from its cause and compare it with what stands.
    private func compare(
        _ registry: Registry, _ group: [Record], _ cause: Cause, _ previousHash: [UInt8]
    ) -> Verdict {
        let first = group[0]
        let derived: Derived
        switch derive(registry, group, cause, previousHash) {
        case .success(let found): derived = found
        case .failure(let failure): return unlawful(first, failure.reason, failure.objection)
        }
        if derived.drafts.count != group.count { return unlawful(first, .size, derived.objection) }
        for (record, draft) in zip(group, derived.drafts) {
            if record.body != draft.body { return unlawful(record, .body, derived.objection) }
            if record.subject != draft.subject { return unlawful(record, .subject) }
            if record.clauses != draft.clauses { return unlawful(record, .clauses) }
            if record.actor != derived.actor { return unlawful(record, .actor) }
            // A decision is made at one moment; its records may only count on within that millisecond.
            if record.time >> 16 != first.time >> 16 { return unlawful(record, .timeBack) }
        }
        return .lawful
    }

    func unlawful(_ record: Record, _ reason: Verdict.Reason, _ objection: Objection? = nil) -> Verdict {
        let code: RefusalCode =
            switch reason {
            case .forbidden: .recordForbidden
            case .body, .subject, .clauses, .actor, .ruleSet, .signature, .permit, .repeatedCommand: .recordUnlawful
            default: .recordMalformed
            }
        let missing = [reason.rawValue] + (objection.map { [$0.code.rawValue] + $0.missing } ?? [])
        let clauses = code.clauses + (objection.map { $0.clauses ?? $0.code.clauses } ?? [])
        let refusal = Objection(code, missing, clauses: clauses)
            .refusal(ruleSet: record.ruleSet, decisionID: "\(record.node)#\(record.sequence)")
        return .unlawful(Verdict.Finding(sequence: record.sequence, reason: reason, refusal: refusal))
    }
}
