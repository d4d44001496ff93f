// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-6b: a gate that the chain of a newer national or provincial set has. What was decided or filed stands in a
    /// document; here are its number and digest.
    func recordGate(_ action: RecordGate) throws(Objection) -> [Draft] {
        guard let gate = ApprovalGate(rawValue: action.gate), let step = gate.recorded else {
            throw Objection(.gateUndocumented, ["gate"])
        }
        try acting(as: step.roles)
        let found = try application(action.applicationId)
        guard let next = action.passed ? step.passed : step.failed else {
            throw Objection(.gateUndocumented, ["passed"])
        }
        let row = try self.step(found, step.event, to: next)
        var missing: [String] = []
        if action.documentNumber.isEmpty { missing.append("document-number") }
        if action.digest.count != digestBytes { missing.append("digest") }
        if step.namesMethod, !selectionMethods(of: found).contains(action.method) { missing.append("method") }
        if !step.namesMethod, !action.method.isEmpty { missing.append("method") }
        // The yearly disclosure comes again; every other gate is passed once, as the states see to.
        guard missing.isEmpty else { throw Objection(.gateUndocumented, missing) }
        let fact = GateRecorded(
            applicationId: found.id, gate: gate.rawValue, passed: action.passed, stage: next.rawValue,
            documentNumber: action.documentNumber, digest: action.digest, method: action.method)
        return [Draft(found.id, row.clauses, .gateRecorded(fact))]
    }

    private func selectionMethods(of found: Case) -> [String] {
        let set = context.catalogue[found.ruleSet] ?? ruleSet
        return set.others.first { $0.name == "selection-methods" }?.values ?? []
    }
}
