// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// Judges the decisions of a ledger again, one by one: by the same `decide`, from the same cause, at the same time.
///
/// Keep one judge for each ledger: it holds a gate prepared for that ledger's registry, so that the many records of
/// uses are judged by look-ups alone.
public struct Judge: Sendable {
    public let context: JudgeContext
    private var gate: Gate?
    private var catalogue: CatalogueOfLedger
    private var ruleSetsVersion: UInt64 = 0
    private var ruleSetID = ""
    private var ruleSetFromMs: UInt64 = .max
    private var ruleSetToMs: UInt64 = 0

    public init(context: JudgeContext) {
        self.context = context
        catalogue = CatalogueOfLedger(context.catalogue)
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
    public mutating func judge(
        _ registry: Registry, _ records: ArraySlice<Record>
    ) -> Verdict {
        // Records are looked at where they lie: copying one costs more than judging a use.
        let start = records.startIndex
        if records.isEmpty { return .incomplete(missing: 1) }
        guard let size = records[start].cause?.size, size > 0 else { return unlawful(records[start], .noCause) }
        guard records.count >= Int(size) else {
            return .incomplete(missing: size - UInt32(truncatingIfNeeded: records.count))
        }
        let group = records[start..<start + Int(size)]
        if let verdict = form(registry, group) { return verdict }
        if size == 1, let verdict = use(registry, group) { return verdict }
        if let verdict = ends(registry, group) { return verdict }
        return compare(registry, Array(group))
    }

    public mutating func judge(_ registry: Registry, _ records: [Record]) -> Verdict {
        judge(registry, records[...])
    }

    /// The form of the ledger: one node, no gap, no time going back, the decision whole.
    private mutating func form(_ registry: Registry, _ group: ArraySlice<Record>) -> Verdict? {
        var (sequence, time, epoch) = (registry.sequence, registry.time, registry.epoch)
        for place in group.indices {
            sequence &+= 1
            if group[place].sequence != sequence { return unlawful(group[place], .gap) }
            if group[place].time < time { return unlawful(group[place], .timeBack) }
            if group[place].epoch < epoch { return unlawful(group[place], .epochBack) }
            (time, epoch) = (group[place].time, group[place].epoch)
            if place > group.startIndex, let cause = group[place].cause, cause != Cause() {
                return unlawful(group[place], .size)
            }
            if let node = registry.identity?.node {
                if group[place].node != node { return unlawful(group[place], .otherNode) }
                if case .genesis? = group[place].body?.fact { return unlawful(group[place], .genesis) }
            } else {
                guard case .genesis(let genesis)? = group[place].body?.fact, group.count == 1 else {
                    return unlawful(group[place], .genesis)
                }
                if genesis.node != group[place].node { return unlawful(group[place], .otherNode) }
            }
            if group[place].body?.fact == nil { return unlawful(group[place], .noFact) }
            if group[place].ruleSet != inForce(at: time >> 16, registry) { return unlawful(group[place], .ruleSet) }
        }
        return nil
    }

    /// The id of the set in force, remembered as long as it stays the same.
    private mutating func inForce(at nowMs: UInt64, _ registry: Registry) -> String {
        let isKnown = ruleSetsVersion == registry.ruleSets.version
        if isKnown, ruleSetFromMs <= nowMs, nowMs < ruleSetToMs { return ruleSetID }
        let current = catalogue.catalogue(for: registry)
        ruleSetsVersion = registry.ruleSets.version
        ruleSetID = current.inForce(at: nowMs)?.id ?? ""
        let changes = current.sets.flatMap { [$0.validFromMs, $0.validToMs ?? .max] }
        ruleSetFromMs = changes.filter { $0 <= nowMs }.max() ?? 0
        ruleSetToMs = changes.filter { $0 > nowMs }.min() ?? .max
        return ruleSetID
    }

    /// The quick way for a use that the gate let through: nil when the record is something else.
    private mutating func use(_ registry: Registry, _ group: ArraySlice<Record>) -> Verdict? {
        let place = group.startIndex
        guard case .useStarted(let fact)? = group[place].body?.fact,
            case .observation? = group[place].cause?.kind
        else { return nil }
        guard let permit = group[place].cause?.permit else { return unlawful(group[place], .permit) }
        if group[place].cause?.login != nil { return unlawful(group[place], .login) }
        // Serials only grow: an older grant than one already used is a permit brought back.
        if permit.serial < registry.uses.lastPermitSerial || permit.serial != fact.permitSerial {
            return unlawful(group[place], .permit)
        }
        if gate == nil { gate = Gate(registry: registry, catalogue: context.catalogue) }
        gate?.refresh(registry)
        let request = UseRequest(
            authorization: fact.authorizationId, kind: fact.kind, purpose: fact.purpose, dataItems: fact.dataItems)
        if let objection = gate?.objection(to: request, permit: permit, nowMs: group[place].time >> 16) {
            return unlawful(group[place], .body, objection)
        }
        // A use the node began itself comes in by no channel of another.
        if !fact.channelId.isEmpty { return unlawful(group[place], .body) }
        if group[place].actor != group[place].node { return unlawful(group[place], .actor) }
        if group[place].clauses != Gate.clauses { return unlawful(group[place], .clauses) }
        if UseID.sequence(of: fact.useId) != group[place].sequence { return unlawful(group[place], .body) }
        return group[place].subject == fact.useId ? .lawful : unlawful(group[place], .subject)
    }

    /// The quick way for uses that ended by themselves, any number in one decision: nil when there is something else.
    private func ends(_ registry: Registry, _ group: ArraySlice<Record>) -> Verdict? {
        let start = group.startIndex
        guard case .observation? = group[start].cause?.kind else { return nil }
        var seen = Set<String>()
        for place in group.indices {
            guard case .useEnded(let fact)? = group[place].body?.fact else { return nil }
            let isFirst = group.count == 1 || seen.insert(fact.useId).inserted
            if !isFirst || !registry.uses.contains(fact.useId) {
                return unlawful(group[place], .body, Objection(.subjectNotFound, [fact.useId]))
            }
            if group[place].subject != fact.useId { return unlawful(group[place], .subject) }
            let withRole = fact.reason == Leaving.Reason.roleExpired.rawValue
            if withRole, !isRoleEnd(fact.useId, registry, at: group[start].time >> 16) {
                return unlawful(group[place], .body)
            }
            let clauses = withRole ? Leaving.clauses.map(\.rawValue) : Gate.endClauses
            if group[place].clauses != clauses { return unlawful(group[place], .clauses) }
            if group[place].actor != group[place].node { return unlawful(group[place], .actor) }
            if group[place].time - group[start].time > Self.longestDecision(group.count) {
                return unlawful(group[place], .timeBack)
            }
        }
        if group[start].cause?.login != nil { return unlawful(group[start], .login) }
        return group[start].cause?.permit == nil ? .lawful : unlawful(group[start], .permit)
    }

    private func isRoleEnd(_ use: String, _ registry: Registry, at nowMs: UInt64) -> Bool {
        registry.uses[use].map { RoleEnds.isTrue(of: $0, registry, at: nowMs) } ?? false
    }

    /// The full way: derive the decision again from its cause and compare it with what stands.
    private func compare(
        _ registry: Registry, _ group: [Record]
    ) -> Verdict {
        let first = group[0]
        guard let cause = first.cause else { return unlawful(first, .noCause) }
        let derived: Derived
        switch derive(registry, group, cause) {
        case .success(let found): derived = found
        case .failure(let failure): return unlawful(first, failure.reason, failure.objection)
        }
        if derived.drafts.count != group.count { return unlawful(first, .size, derived.objection) }
        for (record, draft) in zip(group, derived.drafts) {
            if record.body != draft.body { return unlawful(record, .body, derived.objection) }
            if record.subject != draft.subject { return unlawful(record, .subject) }
            if record.clauses != draft.clauses { return unlawful(record, .clauses) }
            if record.actor != derived.actor { return unlawful(record, .actor) }
            if record.time - first.time > Self.longestDecision(group.count) { return unlawful(record, .timeBack) }
        }
        return .lawful
    }

    /// A decision is made at one moment, that of its first record; the others only count on from it. The counter may
    /// run over into the next millisecond.
    private static func longestDecision(_ size: Int) -> UInt64 { (UInt64(1) << 16) + UInt64(size) }

    func unlawful(_ record: Record, _ reason: Verdict.Reason, _ objection: Objection? = nil) -> Verdict {
        let code: RefusalCode =
            switch reason {
            case .forbidden: .recordForbidden
            case .body, .subject, .clauses, .actor, .ruleSet, .signature, .permit, .login, .repeatedCommand:
                .recordUnlawful
            default: .recordMalformed
            }
        let missing = [reason.rawValue] + (objection.map { [$0.code.rawValue] + $0.missing } ?? [])
        let clauses = code.clauses + (objection.map { $0.clauses ?? $0.code.clauses } ?? [])
        let refusal = Objection(code, missing, clauses: clauses)
            .refusal(ruleSet: record.ruleSet, decisionID: "\(record.node)#\(record.sequence)")
        return .unlawful(Verdict.Finding(sequence: record.sequence, reason: reason, refusal: refusal))
    }
}
