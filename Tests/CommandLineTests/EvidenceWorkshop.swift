// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CaseEvidence
import Crypto
import FoundationEssentials
import Ledger
import Messages

/// A ledger that is being written by hand: what its records will be, and their hashes.
struct LedgerDraft {
    let node: String
    private(set) var contents: [[UInt8]] = []
    private(set) var hashes: [SM3Digest] = []

    init(node: String) { self.node = node }

    mutating func append(_ subject: String, _ fact: Body.Fact, by actor: String? = nil, _ cause: Cause?) {
        let sequence = UInt64(contents.count + 1)
        let record = Record(
            node: node, sequence: sequence, time: (TestRun.nowMilliseconds + sequence) << 16, subject: subject,
            actor: actor ?? node, ruleSet: "ZS2024", clauses: ["ZS-3.2"], cause: cause, body: Body(fact: fact))
        contents.append(record.encode())
        hashes.append(RecordChain.hash(previous: hashes.last ?? .zero, record: record.encode()))
    }

    /// An order of this ledger's node that carries one of its records.
    func order(_ number: UInt64, of sequence: Int, to node: String, by key: SM2PrivateKey) throws -> Order {
        let hash = hashes[sequence - 1].bytes
        let message = SignedBytes.order(addressee: node, number: number, recordHash: hash)
        return Order(
            addressee: node, number: number, record: contents[sequence - 1], recordHash: hash,
            signature: Signature(signer: self.node, value: try key.sign(message).bytes))
    }
}

/// A case from its notice to its stop, over a county's and a hub's ledger, with real keys, signatures and proofs.
struct EvidenceWorkshop {
    static let county = "tongdao://zhoushan/dinghai"
    static let hub = "tongdao://zhoushan/city"
    static let province = "tongdao://zhejiang/province"
    static let officer = "\(county)/data/zhang"
    static let signatory = "\(county)/haida/chen"
    static let custodian = "\(county)/office/gu"
    static let exporter = "\(hub)/data/xu"
    static let application = "A330902-2026-0001"
    static let agreement = "G330902-2026-0001"
    static let authorization = "U330902-2026-0001"
    static let applicant = Applicant(organ: "haida", creditCode: "91330900MA00000001", name: "海达", legalPerson: true)
    static let scenario = Scenario(key: "ferry", name: "客流预测", purpose: "ferry-forecast", field: .tourism)

    let directory: String
    let keys: [String: SM2PrivateKey]
    /// In the hub's receipt record: the digest that the province signed for; nil: the right one.
    let receiptedDigest: [UInt8]?

    init(directory: String, receiptedDigest: [UInt8]? = nil) throws {
        self.directory = directory
        self.receiptedDigest = receiptedDigest
        var keys: [String: SM2PrivateKey] = [:]
        for name in [
            Self.county, Self.hub, Self.province, Self.officer, Self.signatory, Self.custodian, Self.exporter, "seal",
        ] {
            keys[name] = try SM2PrivateKey()
        }
        self.keys = keys
    }

    func key(_ name: String) throws -> SM2PrivateKey {
        guard let key = keys[name] else { throw KeyMissing(name: name) }
        return key
    }

    private struct KeyMissing: Error {
        let name: String
    }

    /// The keys of nodes and people as certificates would vouch for them.
    func certificates(_ names: [String]) throws -> [String: [SM2PublicKey]] {
        Dictionary(uniqueKeysWithValues: try names.map { ($0, [try key($0).publicKey]) })
    }

    // MARK: - What is signed

    func terms(breach: String = "按实际损失赔偿") -> AgreementTerms {
        AgreementTerms(
            dataItems: ["ferry-passengers"], territories: ["330902"], termStartMs: 1_795_428_000_000,
            termEndMs: 1_826_964_000_000, mode: .byScenario, breachLiability: breach)
    }

    func text(breach: String = "按实际损失赔偿") -> [UInt8] {
        AgreementText(
            agreementId: Self.agreement, applicationId: Self.application, grantor: "定海区人民政府",
            operatorParty: Self.applicant, scenario: Self.scenario, terms: terms(breach: breach)
        ).encode()
    }

    func submitted() -> AuthorizationSubmitted {
        AuthorizationSubmitted(
            authorizationId: Self.authorization, agreementId: Self.agreement, applicationId: Self.application,
            applicant: Self.applicant, scenario: Self.scenario, terms: terms(),
            agreementDigest: SM3.hash(text()).bytes, ruleSet: "ZS2024")
    }

    func filingText(number: String = "ZS-2026-000001") -> [UInt8] {
        FilingText(
            filingId: "F-\(Self.authorization)", number: number, authorization: submitted(), node: Self.county
        ).encode()
    }

    private func command(_ person: String, on node: String, size: UInt32 = 1) throws -> Cause {
        let command = Command(
            commandId: "c-\(person)", node: node, actor: person,
            action: Action(what: .setMaintenance(SetMaintenance(on: true, reason: "as good as any"))))
        let encoded = command.encode()
        let signed = SignedCommand(
            command: encoded, signature: try key(person).sign(SignedBytes.command(encoded)).bytes,
            publicKey: try key(person).publicKey.bytes)
        return Cause(size: size, kind: .command(signed))
    }

    private func seen(_ size: UInt32 = 1) -> Cause {
        Cause(size: size, kind: .observation(Observation(what: "seen")))
    }
}

// MARK: - The two ledgers

extension EvidenceWorkshop {
    /// The county's ledger up to what it sends to the hub.
    private func untilSubmitted() throws -> LedgerDraft {
        var log = LedgerDraft(node: Self.county)
        let officer = try command(Self.officer, on: Self.county)
        log.append(Self.county, .genesis(try genesis(Self.county, .county)), seen())
        log.append(Self.officer, .roleGranted(try grant(Self.officer, .dataAuthority)), by: Self.officer, officer)
        log.append(
            Self.signatory, .roleGranted(try grant(Self.signatory, .operatorSignatory)), by: Self.officer,
            try command(Self.officer, on: Self.county))
        log.append(
            "dinghai-1",
            .sealEntered(
                SealEntered(
                    sealId: "dinghai-1", publicKey: try key("seal").publicKey.bytes, custodian: Self.custodian)),
            by: Self.custodian, try command(Self.custodian, on: Self.county))
        log.append(
            Self.county, .maintenanceSet(MaintenanceSet(on: true, reason: "no part of the case")), by: Self.officer,
            try command(Self.officer, on: Self.county))
        log.append(
            "N-1", .noticePublished(NoticePublished(noticeId: "N-1", title: "客流")), by: Self.officer,
            try command(Self.officer, on: Self.county))
        for id in [Self.application, "A330902-2026-0002"] {
            log.append(
                id,
                .applicationSubmitted(
                    ApplicationSubmitted(
                        applicationId: id, noticeId: "N-1", applicant: Self.applicant, scenario: Self.scenario)),
                by: Self.signatory, try command(Self.signatory, on: Self.county))
        }
        log.append(
            Self.application, .applicationAccepted(ApplicationAccepted(applicationId: Self.application)),
            by: Self.officer, try command(Self.officer, on: Self.county))
        try agree(&log)
        return log
    }

    private func agree(_ log: inout LedgerDraft) throws {
        let digest = SM3.hash(text()).bytes
        let id = Self.agreement
        log.append(
            id,
            .agreementDrafted(
                AgreementDrafted(agreementId: id, applicationId: Self.application, terms: terms(), digest: digest)),
            by: Self.officer, try command(Self.officer, on: Self.county))
        log.append(
            id,
            .agreementSigned(
                AgreementSigned(
                    agreementId: id, digest: digest, signatory: Self.signatory,
                    signature: try key(Self.signatory).sign(digest).bytes)),
            by: Self.signatory, try command(Self.signatory, on: Self.county))
        log.append(
            id, .sealReleased(SealReleased(agreementId: id, sealId: "dinghai-1")), by: Self.officer,
            try command(Self.officer, on: Self.county))
        log.append(
            id,
            .agreementSealed(
                AgreementSealed(
                    agreementId: id, sealId: "dinghai-1", digest: digest,
                    sealSignature: try key("seal").sign(digest).bytes)),
            by: Self.custodian, try command(Self.custodian, on: Self.county, size: 2))
        log.append(Self.authorization, .authorizationSubmitted(submitted()), by: Self.custodian, nil)
    }

    /// The hub's ledger: registered, filed, receipted, revoked, stopped.
    private func hubLedger(after county: LedgerDraft) throws -> LedgerDraft {
        var log = LedgerDraft(node: Self.hub)
        let id = Self.authorization
        let filing = "F-\(id)"
        log.append(Self.hub, .genesis(try genesis(Self.hub, .hub)), seen())
        log.append(
            Self.county,
            .nodeAdmitted(
                NodeAdmitted(node: Self.county, instance: "i", publicKey: try key(Self.county).publicKey.bytes)),
            by: Self.exporter, try command(Self.exporter, on: Self.hub))
        let registered = AuthorizationRegistered(
            authorization: submitted(), number: "ZS-2026-000001", node: Self.county,
            sourceSequence: UInt64(county.contents.count), sourceHash: county.hashes.last?.bytes ?? [])
        log.append(id, .authorizationRegistered(registered), seen(3))
        log.append(id, .permitIssued(PermitIssued(authorizationId: id, generation: 1, leaseSeconds: 60)), nil)
        let digest = SM3.hash(filingText()).bytes
        log.append(
            id, .filingOpened(FilingOpened(filingId: filing, authorizationId: id, digest: digest)), nil)
        let message = SignedBytes.filingReceipt(digest: receiptedDigest ?? digest, receiptNumber: "ZJ-1")
        log.append(
            id,
            .filingReceipted(
                FilingReceipted(
                    filingId: filing, authorizationId: id, receiptNumber: "ZJ-1", receivedMs: 1,
                    signature: Signature(
                        signer: Self.province, value: try key(Self.province).sign(message).bytes))), seen())
        log.append(
            id, .revocationOrdered(RevocationOrdered(authorizationId: id, exitCause: .breach, orderedMs: 2)),
            by: Self.exporter, try command(Self.exporter, on: Self.hub))
        let stop = OrderReceiptBody(node: Self.county, number: 3, authorizationId: id, stoppedMs: 3, inFlight: 1)
        let signature = try key(Self.county).sign(SignedBytes.orderReceipt(stop.encode()))
        log.append(
            id,
            .stopReceipted(
                StopReceipted(
                    authorizationId: id, node: Self.county, orderNumber: 3, stoppedMs: 3, inFlight: 1,
                    signature: Signature(signer: Self.county, value: signature.bytes))), seen())
        return log
    }

    /// Both ledgers, the county's with the hub's orders carried out.
    func ledgers() throws -> [LedgerDraft] {
        var county = try untilSubmitted()
        let hub = try hubLedger(after: county)
        for (number, sequence) in [(UInt64(1), 3), (2, 6)] {
            let order = try hub.order(number, of: sequence, to: Self.county, by: try key(Self.hub))
            county.append(
                Self.authorization, .orderApplied(OrderApplied(number: number)), by: Self.hub,
                Cause(size: 1, kind: .order(order)))
        }
        return [county, hub]
    }

    private func genesis(_ node: String, _ role: NodeRole) throws -> Genesis {
        Genesis(
            node: node, role: role, territoryCode: "330902", territoryName: "定海区", instance: "i",
            publicKey: try key(node).publicKey.bytes, administrators: [Self.officer])
    }

    private func grant(_ person: String, _ role: Role) throws -> RoleGranted {
        RoleGranted(person: person, role: role, publicKey: try key(person).publicKey.bytes)
    }
}

// MARK: - The file

extension EvidenceWorkshop {
    /// Writes both ledgers and collects the evidence of the case from them.
    ///
    /// - Parameter extra: numbers of records of the county's ledger that are put in as well.
    func bundle(extra: Set<UInt64> = []) throws -> EvidenceBundle {
        var collector = CaseCollector(application: Self.application)
        let drafts = try ledgers()
        for draft in drafts {
            collector.begin(draft.node)
            for content in draft.contents { try collector.take(content) }
        }
        var bundle = EvidenceBundle(
            applicationId: Self.application, node: Self.hub, exportedMs: TestRun.nowMilliseconds)
        for (draft, found) in zip(drafts, collector.finished()) {
            var sequences = Set(found.records.map(\.record.sequence))
            if draft.node == Self.county { sequences.formUnion(extra) }
            bundle.logs.append(try log(draft, sequences.sorted()))
        }
        bundle.agreement = EvidenceAgreement(
            text: text(), signatoryKey: try key(Self.signatory).publicKey.bytes,
            sealKey: try key("seal").publicKey.bytes)
        bundle.filingText = filingText()
        return bundle
    }

    /// Two commits: the checkpoint of the first has been seen by the node above, that of the second has not.
    private func log(_ draft: LedgerDraft, _ sequences: [UInt64]) throws -> EvidenceLog {
        let place = "\(directory)/\(UUID().uuidString)"
        let ledger = try Ledger.open(at: place, node: draft.node, signer: try key(draft.node))
        var checkpoints: [Checkpoint] = []
        for contents in [draft.contents.dropLast(2), draft.contents.suffix(2)] {
            let records = ChainedRecords(after: ledger.state, contents: Array(contents))
            _ = try ledger.commit(CommitGroup(records: records, epoch: 0, time: TestRun.nowMilliseconds))
            if let checkpoint = try ledger.reader.checkpoint(of: draft.node) { checkpoints.append(checkpoint) }
        }
        let above = draft.node == Self.county ? Self.hub : Self.province
        let message = SignedBytes.countersignature(checkpoints[0].body)
        checkpoints[0].countersignatures = [Signature(signer: above, value: try key(above).sign(message).bytes)]
        let (old, new) = (UInt64(draft.contents.count - 2), UInt64(draft.contents.count))
        var log = EvidenceLog(node: draft.node, checkpoints: checkpoints)
        log.consistency = try ledger.reader.consistencyProof(in: draft.node, from: old, to: new)
        for sequence in sequences {
            let index = Int(sequence) - 1
            let previous = index == 0 ? SM3Digest.zero : draft.hashes[index - 1]
            log.records.append(
                EvidenceRecord(
                    record: draft.contents[index], previousHash: previous.bytes,
                    proof: try ledger.reader.inclusionProof(
                        of: sequence, in: draft.node, size: sequence <= old ? old : new)))
        }
        try ledger.close()
        return log
    }

    /// The file, signed as its exporter would.
    func file(_ bundle: EvidenceBundle, by name: String = Self.exporter) throws -> [UInt8] {
        let encoded = bundle.encode()
        let signature = Signature(
            signer: Self.exporter, value: try key(name).sign(SignedBytes.evidence(encoded)).bytes)
        return EvidenceFormat.write(
            EvidenceFile(bundle: encoded, signature: signature, publicKey: try key(name).publicKey.bytes))
    }
}
