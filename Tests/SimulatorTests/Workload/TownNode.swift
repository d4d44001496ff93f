// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@testable import Simulator

/// One node's ledger without a node around it.
struct TownNode {
    let territory: Territory
    let cryptography: SimulatedCryptography
    private(set) var registry = Registry()
    private(set) var records: [Record] = []
    private(set) var hashes: [[UInt8]] = []

    init(_ territory: Territory, certificates: CertificateTable) {
        self.territory = territory
        cryptography = SimulatedCryptography(owner: territory.node, certificates: certificates)
    }

    var name: String { territory.node }
    var head: [UInt8] { hashes.last ?? [UInt8](repeating: 0, count: 32) }

    /// Writes one decision, record by record, and shows each to the officials.
    mutating func write(
        _ drafts: [Draft], cause: Cause.Kind, actor: String, permit: PermitFact? = nil,
        login: LoginFact? = nil, nowMs: UInt64, _ workload: inout Workload
    ) {
        for (place, draft) in drafts.enumerated() {
            let record = Record(
                node: name, epoch: 1, sequence: registry.sequence + 1, time: max(nowMs << 16, registry.time) + 1,
                subject: draft.subject, actor: actor, ruleSet: "ZS2024", clauses: draft.clauses,
                cause: place == 0 ? Cause(size: UInt32(drafts.count), kind: cause, permit: permit, login: login) : nil,
                body: draft.body)
            do { try registry.apply(record) } catch { Issue.record("\(error)") }
            hashes.append(cryptography.sm3(head + record.encode()))
            records.append(record)
            workload.observe(record, at: name, registry: registry)
        }
    }

    /// Takes a command in as a node does: a bad signature or what cannot be read goes no further, a known
    /// id gets its first answer.
    mutating func take(
        _ errand: Errand, permit: PermitFact?, nowMs: UInt64, _ workload: inout Workload
    ) -> Decision? {
        let signed = errand.signed
        let isSigned = cryptography.verify(
            publicKey: signed.publicKey, message: SignedBytes.command(signed.command), signature: signed.signature)
        guard isSigned, let command = try? Command.decode(signed.command),
            cryptography.certifiedKey(certificate: errand.certificate, uri: command.actor) == signed.publicKey,
            registry.commands[command.commandId] == nil
        else { return nil }
        let login = FactorPolicy.counts(for: command) ? LoginFact.atWork(command.actor, registry) : nil
        let context = DecisionContext(
            nowMs: max(nowMs, registry.timeMs),
            permit: permit, login: login, signerKey: signed.publicKey, cryptography: cryptography)
        let decision = decide(registry, command, context)
        write(
            decision.drafts, cause: .command(signed), actor: command.actor, permit: permit, login: login,
            nowMs: nowMs, &workload)
        return decision
    }

    var rules: HubRules { HubRules(registry: registry, nowMs: registry.timeMs, cryptography: cryptography) }
}
