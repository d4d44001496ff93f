// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
internal import Registry

/// Nodes below: their requests, epochs, attempts, quarantine, receipts.
extension HubRules {
    /// A node asks to come in (ZS-2.2d); its signature has been verified. The same request twice is recorded once.
    public func nodeRequested(_ fact: NodeRequested) -> [Draft] {
        if let entry = registry.nodes[fact.node] {
            let asked = entry.pending
            let isSame =
                (asked?.instance ?? entry.instance) == fact.instance
                && (asked?.publicKey ?? entry.publicKey) == fact.publicKey
                && (asked?.territoryCode ?? entry.territoryCode) == fact.territoryCode
                && (asked?.territoryName ?? entry.territoryName) == fact.territoryName
                && (asked?.role ?? entry.role) == fact.role
            if isSame { return [] }
        }
        return [Draft(fact.node, ["ZS-2.2d"], .nodeRequested(fact))]
    }

    /// The next epoch for one process of the admitted data directory; nothing for a node that may not have one.
    ///
    /// - Parameter certificateEndsMs: when the certificate ends that the process showed, Unix milliseconds; 0: not known.
    public func epochGranted(
        node: String, instance: String, boot: String, certificateEndsMs: UInt64 = 0
    ) -> [Draft] {
        guard let entry = registry.nodes[node], entry.isAdmitted, entry.instance == instance else { return [] }
        let epoch = (entry.epoch?.epoch ?? 0) + 1
        let fact = EpochGranted(
            node: node, epoch: epoch, instance: instance, boot: boot, certificateEndsMs: certificateEndsMs)
        return [Draft(node, ["ZS-2.2d", "ZS-2.2e"], .epochGranted(fact))]
    }

    /// Someone came who may not: another daemon of the same territory, a foreign key, a channel outside the platform.
    public func attemptRefused(_ fact: AttemptRefused) -> [Draft] {
        [Draft(fact.node, ["ZS-2.2d", "ZS-2.2e"], .attemptRefused(fact))]
    }

    /// From now on nothing of that node is taken in until an administrator releases it.
    public func quarantined(node: String, reason: String) -> [Draft] {
        guard let entry = registry.nodes[node],
            Machine.nodes.transition(
                from: entry.standing.stage.rawValue, on: .quarantineNode, to: NodeStage.quarantined.rawValue) != nil
        else { return [] }
        return [
            Draft(node, ["ZS-2.2d", "ZS-2.2e"], .nodeQuarantined(NodeQuarantined(node: node, reason: reason)))
        ]
    }

    /// Both sides of a fork, or a record that breaks the rules, kept as they came. The same evidence is kept once.
    public func evidenceKept(_ fact: EvidenceKept) -> [Draft] {
        let code = fact.refusal.map(\.code) ?? ""
        let known = registry.vigilance.evidence[fact.node] ?? []
        if known.contains(where: { $0.about == fact.sequence && $0.code == (code.isEmpty ? "ledger.forked" : code) }) {
            return []
        }
        var kept = fact
        kept.refusal = fact.refusal.map(RefusalTexts.bare)
        return [Draft(fact.node, ["ZS-2.2d", "ZS-2.2e"], .evidenceKept(kept))]
    }

    /// A node's signed word that it has stopped (ZS-3.6b). Only for the order that stops the authorization now, be it a
    /// revocation or a suspension, and only its first word.
    public func stopReceipted(_ fact: StopReceipted) -> [Draft] {
        guard let ordered = registry.stopOrder(of: fact.authorizationId),
            registry.nodes[fact.node]?.wasAdmitted == true,
            registry.orders.sequence(of: fact.orderNumber, to: fact.node) == ordered,
            registry.stops.proof(of: registry.stopKey(of: fact.authorizationId), at: fact.node) == nil
        else { return [] }
        return [Draft(fact.authorizationId, ["ZS-3.6b"], .stopReceipted(fact))]
    }

    /// The province's receipt for a filing of ours (ZS-3.4c); its signature has been verified. The first one counts.
    public func filingReceipted(_ fact: FilingReceipted) -> [Draft] {
        guard let filing = registry.filings[fact.filingId], filing.state == .opened,
            filing.authorization == fact.authorizationId
        else { return [] }
        return [Draft(fact.authorizationId, ["ZS-3.4c", "ZS-2.2c"], .filingReceipted(fact))]
    }
}
