// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    private var catalogue: RuleSetCatalogue { RuleSetCatalogue.standard.with(registry) }

    /// ZS-6a, ZS-6b: every set this node decides by, or has been told of, with what it governs today. Public.
    func ruleSets() -> [RegisterEntry] {
        let catalogue = catalogue
        let founding = catalogue.ids.filter { registry.ruleSets[$0] == nil }
        var governs: [String: [String]] = [:]
        for topic in RuleTopic.allCases {
            if let id = catalogue.governing(topic, at: nowMs) { governs[id, default: []].append(topic.rawValue) }
        }
        return (founding + registry.ruleSets.order).map { id in
            // What a node is founded with came with its first record.
            let adopted = registry.ruleSets[id]
            let text = adopted == nil ? catalogue[text: id] : adopted?.text
            let topics = governs[id] ?? []
            var entry = RegisterEntry(
                id, state: state(adopted, text, topics), adopted?.span ?? RecordSpan(first: 1, last: 1),
                ["ZS-6a", "ZS-6b", "ZS-1.3i"])
            entry.isPublic = true
            entry.put("title", text?.titleZh ?? "")
            entry.put("level", text.map(Self.level) ?? "")
            entry.put("governs", topics.joined(separator: ","))
            entry.put("valid-from", timeMs: text?.validFromMs ?? 0)
            entry.put("valid-to", timeMs: text?.validToMs ?? 0)
            entry.put("in-force-from", timeMs: adopted?.inForceFromMs ?? 0)
            entry.put("rests-on", text?.restsOn.joined(separator: ",") ?? "")
            entry.put("unconfirmed", text.map { "\($0.values.filter { !$0.confirmed }.count)" } ?? "")
            entry.put("motion", adopted?.motion ?? "")
            entry.put("digest", adopted.map { hexadecimal($0.digest) } ?? "")
            if let adopted, adopted.text == nil { entry.dues = [Self.due(adopted)] }
            if let text { entry.dues += dues(of: text, isGoverning: !topics.isEmpty) }
            return entry
        }
    }

    private func state(_ adopted: AdoptedRuleSet?, _ text: RuleSetText?, _ topics: [String]) -> String {
        guard let text else { return "lacking" }
        if nowMs < max(adopted?.inForceFromMs ?? 0, text.validFromMs) { return "adopted" }
        if text.validToMs != 0, nowMs >= text.validToMs { return "expired" }
        return topics.isEmpty ? "given-way" : "in-force"
    }

    private static func level(_ text: RuleSetText) -> String {
        switch text.ruling.level {
        case .city: "city"
        case .province: "province"
        case .nation: "nation"
        }
    }

    /// The text has to be everywhere before the set is in force: from then on nothing is decided without it.
    private static func due(_ adopted: AdoptedRuleSet) -> Due {
        Due(
            "distribute-rule-set", adopted.inForceFromMs, warn: adopted.inForceFromMs, .hubAdministrator,
            to: .bodyMember, ["ZS-6b", "ZS-1.3i"])
    }

    /// ZS-1.3f, ZS-1.3k: public; of one number the version that is valid and newest counts.
    func norms() -> [RegisterEntry] {
        let all = registry.norms.order.compactMap { registry.norms[$0] }
        return all.map { norm in
            let fact = norm.fact
            let isReplaced = all.contains {
                $0.fact.normId == fact.normId && $0.fact.validFromMs > fact.validFromMs && $0.fact.validFromMs <= nowMs
            }
            let state = nowMs < fact.validFromMs ? "announced" : isReplaced ? "superseded-by-version" : "in-force"
            var entry = RegisterEntry(
                norm.id, state: state, norm.span, [NormKind(rawValue: fact.kind)?.clause ?? "ZS-1.3k"])
            entry.isPublic = true
            entry.put("kind", fact.kind)
            entry.put("title", fact.title)
            entry.put("issuer", fact.issuer)
            entry.put("version", fact.version)
            entry.put("valid-from", timeMs: fact.validFromMs)
            entry.put("rule-set", fact.ruleSetId)
            entry.put("digest", hexadecimal(fact.digest))
            return entry
        }
    }

    /// What CN-OP 24 asks of operations begun earlier: each agreement in force that keeps an earlier set than the one that
    /// governs now, with what it lacks by that one. A list to work through; nothing is refused for it.
    func alignments() -> [RegisterEntry] {
        registry.agreements.order.compactMap { registry.agreements[$0] }.compactMap { agreement in
            guard agreement.ruleSet != ruleSet.id, case .sealed = agreement.state,
                agreement.terms.termEndMs > nowMs
            else { return nil }
            var entry = RegisterEntry(agreement.id, state: "to-align", agreement.span, ["ZS-6b"])
            entry.owner = Role.dataAuthority.identifier
            entry.organ = registry.cases[agreement.application]?.applicant.organ ?? ""
            entry.put("drafted-under", agreement.ruleSet)
            entry.put("align-with", ruleSet.id)
            let lacking = AgreementRules.lacking(agreement.terms, ruleSet.parameters).map(\.rawValue)
            entry.put("lacks", lacking.joined(separator: ","))
            entry.put("term-end", timeMs: agreement.terms.termEndMs)
            return entry
        }
    }
}
