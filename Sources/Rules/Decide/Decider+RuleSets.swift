// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// From the day an adopted set is in force a node without its text decides nothing: whatever it decided would be by
    /// rules that no longer hold (ZS-6b). What stops something, what runs under agreements that keep their own set, and
    /// bringing the text are not held up.
    func checkRuleSets(_ action: Action.What) throws(Objection) {
        switch action {
        case .announceRuleSet, .distributeRuleSet, .setMaintenance, .startUse, .endUse, .revokeAuthorization,
            .suspendAuthorization, .dismissPerson, .withdrawRole, .recallDelegation, .reportSealLost,
            .setFactor, .resetFactor, .unlockLogin:
            return
        default: break
        }
        guard let lacking = registry.ruleSets.lacking(at: nowMs).first else { return }
        throw Objection(
            .rulesSetLacking,
            [
                "rule-set:\(lacking.id)", "digest:\(hexadecimal(lacking.digest))",
                "from:\(CivilTime(unixMs: lacking.inForceFromMs).text)",
            ])
    }

    /// A motion to adopt is about a set that is not in force already.
    func checkAdoptable(_ id: String) throws(Objection) {
        guard context.catalogue[text: id] == nil, registry.ruleSets[id] == nil else {
            throw Objection(.rulesSetUnchanged, [id])
        }
    }

    /// ZS-2.1.1c: what the body has adopted is announced to every county, with the day from which it holds.
    func announceRuleSet(_ action: AnnounceRuleSet) throws(Objection) -> [Draft] {
        try acting(as: [.hubAdministrator])
        guard !action.ruleSetId.isEmpty, action.digest.count == digestBytes else {
            throw Objection(.rulesTextMalformed, [action.ruleSetId.isEmpty ? "id" : "digest"])
        }
        // As long as its text is not here an announcement can be put right: a wrong digest would stop the whole city.
        if registry.ruleSets[action.ruleSetId]?.text != nil || registry.ruleSets[action.ruleSetId] == nil {
            try checkAdoptable(action.ruleSetId)
        }
        guard let motion = registry.motions[action.motionId], motion.kind == .adoptRules,
            motion.subject == action.ruleSetId, motion.state == .carried
        else { throw Objection(.rulesNotAdopted, ["rule-set:\(action.ruleSetId)"]) }
        let fact = RuleSetAnnounced(
            ruleSetId: action.ruleSetId, digest: action.digest, inForceFromMs: max(action.inForceFromMs, nowMs),
            motionId: motion.id)
        return [Draft(fact.ruleSetId, ["ZS-2.1.1c", "ZS-6b", "ZS-1.3i"], .ruleSetAnnounced(fact))]
    }

    /// ZS-1.3i: the text goes to every county; it must be the one that was adopted, to the byte.
    func distributeRuleSet(_ action: DistributeRuleSet) throws(Objection) -> [Draft] {
        try acting(as: [.hubAdministrator])
        let text = action.text ?? RuleSetText()
        guard let adopted = registry.ruleSets[text.id] else {
            throw Objection(.rulesNotAdopted, ["rule-set:\(text.id.isEmpty ? "id" : text.id)"])
        }
        guard adopted.text == nil else { throw Objection(.rulesSetUnchanged, [text.id]) }
        let digest = context.cryptography.sm3(text.encode())
        guard digest == adopted.digest else {
            throw Objection(
                .rulesDigestDiffers, ["adopted:\(hexadecimal(adopted.digest))", "found:\(hexadecimal(digest))"])
        }
        do throws(RuleSetFault) {
            try text.check()
        } catch {
            throw Objection(.rulesTextMalformed, error.missing)
        }
        let fact = RuleSetDistributed(ruleSetId: text.id, text: text)
        return [Draft(text.id, ["ZS-1.3i", "ZS-6b"], .ruleSetDistributed(fact))]
    }

    /// ZS-1.3f, ZS-1.3k: a technical standard or business norm, with its version and day, under the set it belongs to.
    func enterNorm(_ action: EnterNorm) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority])
        var missing: [String] = []
        if action.normId.isEmpty || action.normId.contains("@") { missing.append("number") }
        let clause = NormKind(rawValue: action.kind)?.clause
        if clause == nil { missing.append("kind") }
        if action.title.isEmpty { missing.append("title") }
        if action.issuer.isEmpty { missing.append("issuer") }
        if action.version.isEmpty || action.version.contains("@") { missing.append("version") }
        if action.validFromMs == 0 { missing.append("valid-from") }
        if action.digest.count != digestBytes { missing.append("digest") }
        if context.catalogue[text: action.ruleSetId] == nil { missing.append("rule-set") }
        guard missing.isEmpty, let clause else { throw Objection(.normIncomplete, missing) }
        let id = Norms.key(action.normId, action.version)
        guard registry.norms[id] == nil else { throw Objection(.normUnchanged, [id]) }
        let fact = NormEntered(
            normId: action.normId, kind: action.kind, title: action.title, issuer: action.issuer,
            version: action.version, validFromMs: action.validFromMs, digest: action.digest,
            ruleSetId: action.ruleSetId)
        return [Draft(id, [clause], .normEntered(fact))]
    }
}

/// What a norm is.
public enum NormKind: String, Sendable, CaseIterable {
    /// 技术标准 (ZS-1.3f).
    case technicalStandard = "technical-standard"
    /// 业务规范 (ZS-1.3k).
    case businessNorm = "business-norm"

    var clause: Clause.ID {
        switch self {
        case .technicalStandard: "ZS-1.3f"
        case .businessNorm: "ZS-1.3k"
        }
    }
}
