// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// What the node above does by itself when something comes up from below. Pure: each reaction gives the drafts to be
/// recorded, with an observation as their cause. An empty list means that it has been dealt with before.
public struct HubRules: Sendable {
    /// The hub's own registry before the reaction.
    public let registry: Registry
    /// The time of the record to be, Unix milliseconds.
    public let nowMs: UInt64
    public let catalogue: RuleSetCatalogue
    /// The lease the office has set, in seconds; brought within the rule set's bounds. 0: the rule set's default.
    public let leaseSeconds: UInt32
    public let cryptography: any Cryptography

    public init(
        registry: Registry, nowMs: UInt64, catalogue: RuleSetCatalogue = .standard, leaseSeconds: UInt32 = 0,
        cryptography: any Cryptography
    ) {
        self.registry = registry
        self.nowMs = nowMs
        self.catalogue = catalogue.with(registry)
        self.leaseSeconds = leaseSeconds
        self.cryptography = cryptography
    }

    /// What this node puts into draws (ZS-2.1.2b).
    public var draws: DrawRules { DrawRules(registry, nowMs: nowMs, cryptography: cryptography) }

    /// A county's sealed authorization (ZS-2.2d): registered, numbered, permitted and filed (ZS-3.4c), or rejected with
    /// the reason.
    ///
    /// - Parameters:
    ///   - node: the county whose ledger holds it, at `sourceSequence` with `sourceHash`.
    public func authorizationSubmitted(
        _ fact: AuthorizationSubmitted, from node: String, sourceSequence: UInt64, sourceHash: [UInt8]
    ) -> [Draft] {
        let id = fact.authorizationId
        if registry.authorizations.isAnswered(id) { return [] }
        guard let ruleSet = catalogue.inForce(at: nowMs) else { return [] }
        do throws(Objection) {
            try check(fact, from: node, ruleSet)
        } catch {
            let refusal = RefusalTexts.bare(error.refusal(ruleSet: ruleSet.id, decisionID: id))
            let rejected = AuthorizationRejected(authorizationId: id, node: node, refusal: refusal)
            return [Draft(subject: id, clauses: refusal.clauses, body: Body(fact: .authorizationRejected(rejected)))]
        }
        let number = nextNumber("ZS")
        let registered = AuthorizationRegistered(
            authorization: fact, number: number, node: node, sourceSequence: sourceSequence, sourceHash: sourceHash)
        let permit = PermitIssued(authorizationId: id, generation: 1, leaseSeconds: lease(ruleSet.parameters))
        let text = Self.filingText(fact, number: number, node: node)
        let filing = FilingOpened(
            filingId: text.filingId, authorizationId: id, digest: cryptography.sm3(text.encode()))
        return [
            Draft(id, ["ZS-2.2d", "ZS-3.0a"], .authorizationRegistered(registered)),
            Draft(id, ["ZS-2.2d"], .permitIssued(permit)),
            Draft(id, ["ZS-3.4c", "ZS-2.2c"], .filingOpened(filing)),
        ]
    }

    private func check(_ fact: AuthorizationSubmitted, from node: String, _ ruleSet: RuleSet) throws(Objection) {
        // The hub's own grants need no admission; a county's do.
        let entry = registry.nodes[node]
        guard node == registry.node || entry?.isAdmitted == true else { throw Objection(.nodeNotAdmitted, [node]) }
        let territory = entry?.territoryCode ?? registry.identity?.territoryCode ?? ""
        guard fact.authorizationId.hasPrefix("U\(territory)-") else {
            throw Objection(.territoryWrong, [fact.authorizationId])
        }
        // An agreement keeps the set it was drafted under (CN-OP 24).
        let parameters = (catalogue[fact.ruleSet] ?? ruleSet).parameters
        try AgreementRules.check(fact.terms ?? AgreementTerms(), applied: nil, parameters)
        let key = ScenarioKey.of(fact.applicant ?? Applicant(), fact.scenario ?? Scenario())
        // One of the hub's own is already there as submitted: it is no duplicate of itself.
        if let standing = registry.authorizations.standing(scenarioKey: key, at: nowMs),
            standing.id != fact.authorizationId
        {
            throw Objection(.authorizationDuplicate, [standing.state.registration?.number ?? standing.id])
        }
        // ZS-4.0a: only here is the whole city counted.
        let (field, startMs) = (fact.scenario?.field ?? .unspecified, fact.terms?.termStartMs ?? 0)
        try QuotaRules.check(registry, field, QuotaRules.year(startMs), but: fact.authorizationId)
    }

    /// The text the province signs for; its SM3 digest stands in the ledger.
    public static func filingText(_ fact: AuthorizationSubmitted, number: String, node: String) -> FilingText {
        FilingText(
            filingId: "F-\(fact.authorizationId)", number: number, authorization: fact, node: node)
    }

    /// The text of a filing this registry has opened; nil when there is none of that id.
    public static func filingText(of filing: String, in registry: Registry) -> FilingText? {
        guard let entry = registry.filings[filing], let found = registry.authorizations[entry.authorization],
            let number = found.state.registration?.number
        else { return nil }
        return filingText(found.fact, number: number, node: found.grantor)
    }

    private func lease(_ parameters: RuleParameters) -> UInt32 {
        leaseSeconds == 0
            ? parameters.defaultLeaseSeconds.value : min(leaseSeconds, parameters.maximumLeaseSeconds.value)
    }

    private func nextNumber(_ prefix: String) -> String {
        let series = "\(prefix)-\(CivilTime(unixMs: nowMs).year)"
        return "\(series)-\(padded(registry.numbering.next(in: series), 6))"
    }
}
