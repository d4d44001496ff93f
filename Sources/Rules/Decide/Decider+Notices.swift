// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-3.1a, ZS-3.1b: a call in a key field, with conditions and the documents to bring.
    func publishNotice(_ action: PublishNotice) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority])
        var missing: [String] = []
        if action.field.clause == nil { missing.append("field") }
        if action.title.isEmpty { missing.append("title") }
        if action.conditions.isEmpty || action.conditions.contains("") { missing.append("conditions") }
        if action.requiredDocuments.isEmpty || action.requiredDocuments.contains(where: { $0.identifier.isEmpty }) {
            missing.append("required-documents")
        }
        // A call that is over when it is published could receive no application.
        if action.closesMs <= max(action.opensMs, nowMs) { missing.append("closes") }
        if !areSound(action.criteria) { missing.append("criteria") }
        guard missing.isEmpty else { throw Objection(.noticeIncomplete, missing) }
        try QuotaRules.check(registry, action.field, QuotaRules.year(nowMs))
        let minimum = ruleSet.parameters.minimumPanelSize.value
        guard action.panelSize >= minimum else {
            throw Objection(.panelTooSmall, ["given:\(action.panelSize)", "minimum:\(minimum)"])
        }
        try checkFillable(action)
        let fact = NoticePublished(
            noticeId: nextID("N"), field: action.field, title: action.title, opensMs: action.opensMs,
            closesMs: action.closesMs, conditions: action.conditions, requiredDocuments: action.requiredDocuments,
            panelSize: action.panelSize, requiredSpecialities: action.requiredSpecialities,
            criteria: action.criteria)
        let clauses: [Clause.ID] = ["ZS-3.1a", "ZS-3.1b"] + [action.field.clause].compactMap { $0 }
        return [Draft(fact.noticeId, clauses, .noticePublished(fact))]
    }
}
