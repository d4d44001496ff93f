// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CaseEvidence
import Crypto
import Messages
import Registry
import Rules
import Transport

/// The evidence of one case, from what a node's ledgers say of it.
struct EvidenceReading: Sendable {
    let reading: CaseReading

    func bundle(_ session: NodeSession) async throws -> EvidenceBundle {
        // The text of an agreement is in no record: it follows from what the county's records say.
        var registry = Registry()
        let found = try await reading.collect(session) { try registry.apply($0) }
        var bundle = EvidenceBundle(
            applicationId: reading.application, node: "\(session.target.node)",
            exportedMs: session.surroundings.nowMilliseconds())
        for log in found {
            bundle.logs.append(try await EvidenceProofs(node: log.node).log(of: log.records, session))
        }
        let records = found.flatMap(\.records).map(\.record)
        bundle.agreement = Self.agreement(records, registry)
        bundle.filingText = Self.filingText(records, of: reading.application)
        return bundle
    }

    /// The text of the last agreement, with the keys its signatures are checked with.
    static func agreement(_ records: [Record], _ registry: Registry) -> EvidenceAgreement? {
        let facts = records.compactMap { $0.body?.fact }
        let id = facts.compactMap { fact -> String? in
            guard case .agreementDrafted(let drafted) = fact else { return nil }
            return drafted.agreementId
        }.last
        guard let id, let text = Rules.AgreementTexts.text(of: id, in: registry) else { return nil }
        var agreement = EvidenceAgreement(text: text.encode())
        for record in records {
            switch record.body?.fact {
            case .agreementSigned(let signed)? where signed.agreementId == id:
                agreement.signatoryKey = signatoryKey(signed, record, facts)
            case .agreementSealed(let sealed)? where sealed.agreementId == id:
                agreement.sealKey = registry.seals[sealed.sealId]?.publicKey ?? []
            default: continue
            }
        }
        return agreement
    }

    /// The key on a grant that the signature holds under: people may have had others. Else the one the command came with.
    private static func signatoryKey(_ signed: AgreementSigned, _ record: Record, _ facts: [Body.Fact]) -> [UInt8] {
        for case .roleGranted(let grant) in facts where grant.person == signed.signatory {
            guard let key = try? SM2PublicKey(grant.publicKey) else { continue }
            if key.isValid(SM2Signature(signed.signature), over: signed.digest) { return grant.publicKey }
        }
        guard case .command(let command)? = record.cause?.kind else { return [] }
        return command.publicKey
    }

    /// The text of the filing: it follows from what the hub registered, at a county as its order says.
    static func filingText(_ records: [Record], of application: String) -> [UInt8] {
        for record in records {
            var facts = [record.body?.fact]
            if case .order(let order)? = record.cause?.kind {
                facts.append((try? Record.decode(order.record))?.body?.fact)
            }
            for case .authorizationRegistered(let registered)? in facts {
                guard let authorization = registered.authorization, authorization.applicationId == application else {
                    continue
                }
                return HubRules.filingText(authorization, number: registered.number, node: registered.node).encode()
            }
        }
        return []
    }
}

/// Has a node prove that records stand in a ledger.
private struct EvidenceProofs {
    let node: String

    /// Each record with its path into a checkpoint: the last countersigned one where that covers it, else the last.
    func log(of found: [CaseCollector.Found], _ session: NodeSession) async throws -> EvidenceLog {
        let sizes = try await sizes(session)
        var log = EvidenceLog(node: node)
        var used: [UInt64: Checkpoint] = [:]
        for one in found {
            let size = sizes.first { $0 >= one.record.sequence } ?? 0
            let answer = try await session.ask(
                Method.queriesInclusion, ProofRequest(node: node, sequence: one.record.sequence, size: size))
            used[answer.proof?.size ?? 0] = answer.checkpoint
            log.records.append(
                EvidenceRecord(record: one.bytes, previousHash: one.previousHash, proof: answer.proof))
        }
        let covered = used.keys.sorted()
        log.checkpoints = covered.compactMap { used[$0] }
        if covered.count == 2 {
            log.consistency = try await session.ask(
                Method.queriesConsistency, ProofRequest(node: node, size: covered[1], oldSize: covered[0])
            ).proof
        }
        return log
    }

    /// Sizes of checkpoints that together cover all records, ascending.
    private func sizes(_ session: NodeSession) async throws -> [UInt64] {
        let last = try await session.ask(Method.queriesInclusion, ProofRequest(node: node, sequence: 1))
        let size = last.proof?.size ?? 0
        // A copy is countersigned as it is taken in; the node's own ledger a little after it was written.
        guard last.checkpoint?.countersignatures.isEmpty == true, node == "\(session.target.node)" else {
            return [size]
        }
        let seen = try await session.ask(Method.queriesStatus, StatusRequest()).countersignedSize
        if seen == 0 { return [size] }
        return seen < size ? [seen, size] : [seen]
    }
}
