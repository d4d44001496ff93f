// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
internal import Registry

/// Facts a node may state because it saw something itself. The list is closed: everything else needs a person's command
/// or an order.
enum ObservedFacts {
    static func allows(_ fact: Body.Fact, on role: NodeRole) -> Bool {
        switch fact {
        case .useStarted, .useEnded: role == .county || role == .hub
        case .nodeRequested, .epochGranted, .nodeQuarantined, .evidenceKept, .attemptRefused:
            role == .hub || role == .province
        case .authorizationRegistered, .permitIssued, .authorizationRejected, .filingOpened, .stopReceipted,
            .filingReceipted, .taskReported:
            role == .hub
        case .filingAccepted: role == .province
        case .networkLogSealed, .loginLocked, .factorReset: true
        case .drawCommitted, .drawRevealed: true
        case .drawClosed: role == .hub
        default: false
        }
    }
}

extension Judge {
    /// What a node saw by itself: is it one it may state, and does the node's own rule give the very same records?
    func observed(
        _ registry: Registry, _ group: [Record], _ cause: Cause
    ) -> Result<Derived, NotDerived> {
        let record = group[0]
        if let reason = nodesOwn(cause) { return .failure(NotDerived(reason)) }
        if case .genesis(let genesis)? = record.body?.fact { return self.genesis(genesis, record) }
        guard let identity = registry.identity else { return .failure(NotDerived(.genesis)) }
        guard group.allSatisfy({ $0.body?.fact.map { ObservedFacts.allows($0, on: identity.role) } == true }) else {
            return .failure(NotDerived(.forbidden))
        }
        let rules = HubRules(
            registry: registry, nowMs: record.time >> 16, catalogue: context.catalogue, leaseSeconds: lease(group),
            cryptography: context.cryptography)
        // A node may put several things it saw in one decision; each is derived by itself, and none may stand twice.
        var drafts: [Draft] = []
        var place = 0
        while place < group.count, let fact = group[place].body?.fact {
            let derived = self.drafts(fact, rules)
            if derived.isEmpty || drafts.contains(derived[0]) {
                return .success(Derived(drafts: [], actor: record.node))
            }
            drafts += derived
            place += derived.count
        }
        return .success(Derived(drafts: drafts, actor: record.node))
    }

    private func drafts(_ fact: Body.Fact, _ rules: HubRules) -> [Draft] {
        switch fact {
        case .nodeRequested(let fact): rules.nodeRequested(fact)
        case .epochGranted(let fact):
            rules.epochGranted(
                node: fact.node, instance: fact.instance, boot: fact.boot, certificateEndsMs: fact.certificateEndsMs)
        case .attemptRefused(let fact): rules.attemptRefused(fact)
        case .nodeQuarantined(let fact): rules.quarantined(node: fact.node, reason: fact.reason)
        case .evidenceKept(let fact): rules.evidenceKept(fact)
        case .stopReceipted(let fact): rules.stopReceipted(fact)
        case .filingReceipted(let fact): rules.filingReceipted(fact)
        case .authorizationRegistered(let fact):
            rules.authorizationSubmitted(
                fact.authorization ?? AuthorizationSubmitted(), from: fact.node,
                sourceSequence: fact.sourceSequence, sourceHash: fact.sourceHash)
        case .taskReported(let fact):
            rules.taskClosed(
                TaskClosed(taskId: fact.taskId, result: fact.result, reportDigest: fact.reportDigest), from: fact.node)
        case .authorizationRejected(let fact): rejection(fact, rules)
        case .filingAccepted(let fact): acceptance(fact, rules)
        case .loginLocked(let fact): locked(fact.person, rules)
        case .factorReset(let fact): LoginRules.lost(fact.person, rules.registry)
        case .drawCommitted(let fact): rules.draws.committed(fact)
        case .drawRevealed(let fact): rules.draws.revealed(fact)
        case .drawClosed(let fact): rules.draws.closed(fact)
        case .networkLogSealed(let fact): NetworkLogRules.sealed(fact, rules.registry, nowMs: rules.nowMs)
        default: []
        }
    }

    /// A rejection does not repeat what it rejects, so only its form can be judged: an answer not given before, to a
    /// node that is known, by a code that exists.
    private func rejection(_ fact: AuthorizationRejected, _ rules: HubRules) -> [Draft] {
        guard let refusal = fact.refusal, RefusalCode(rawValue: refusal.code) != nil,
            refusal == RefusalTexts.bare(refusal), refusal.decisionId == fact.authorizationId,
            !rules.registry.authorizations.isAnswered(fact.authorizationId),
            fact.node == rules.registry.node || rules.registry.nodes[fact.node] != nil
        else { return [] }
        return [
            Draft(
                subject: fact.authorizationId, clauses: refusal.clauses,
                body: Body(fact: .authorizationRejected(fact)))
        ]
    }

    private func locked(_ person: String, _ rules: HubRules) -> [Draft] {
        guard let terms = rules.catalogue.inForce(at: rules.nowMs)?.parameters.factors else { return [] }
        return LoginRules.locked(person, rules.registry, terms, nowMs: rules.nowMs)
    }

    private func acceptance(_ fact: FilingAccepted, _ rules: HubRules) -> [Draft] {
        let text = fact.text ?? FilingText()
        let digest = rules.cryptography.sm3(text.encode())
        let decision = ProvinceRules.filing(
            text, digest: digest, rules.registry, nowMs: rules.nowMs, catalogue: rules.catalogue)
        guard case .accepted(let drafts) = decision else { return [] }
        return drafts
    }

    /// The lease is the office's own setting, so it is taken from the record; the rules bring it within their bounds.
    private func lease(_ group: [Record]) -> UInt32 {
        for case .permitIssued(let permit)? in group.map({ $0.body?.fact }) { return permit.leaseSeconds }
        return 0
    }

    private func genesis(_ genesis: Genesis, _ record: Record) -> Result<Derived, NotDerived> {
        guard (try? NodeName(genesis.node)) != nil, genesis.publicKey.count == publicKeyBytes,
            !genesis.administrators.isEmpty, !genesis.territoryCode.isEmpty, !genesis.instance.isEmpty
        else { return .failure(NotDerived(.genesis)) }
        switch genesis.role {
        case .county, .hub, .province: break
        case .unspecified, .unrecognized: return .failure(NotDerived(.genesis))
        }
        return .success(Derived(drafts: [GenesisRules.draft(genesis)], actor: genesis.node))
    }
}

/// The first record of a ledger.
public enum GenesisRules {
    /// The draft of a genesis; its cause is an observation.
    public static func draft(_ genesis: Genesis) -> Draft {
        Draft(genesis.node, ["ZS-2.2d", "ZS-1.3b"], .genesis(genesis))
    }
}
