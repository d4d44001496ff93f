// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Messages
import Registry
import Rules

/// A hello's verdict and what the welcome or rejection needs besides.
struct JudgedHello: Sendable {
    var verdict: HelloVerdict
    var recordId: String
    var copy: LedgerPosition
    var countersignature: Signature?
    var maintenance: Bool
}

extension RegistrarCore {
    /// Judges who may speak for a territory, and puts on record whatever the verdict says (ZS-2.2d, ZS-2.2e).
    func judge(
        _ hello: HelloBody, certifiedURI: String, address: String, liveBoot: String?,
        reply: @escaping Reply<JudgedHello>
    ) {
        do throws(NodeError) {
            try beginStaging()
            var judged = try held(of: hello)
            let hash = try hash(of: hello.node, at: hello.ledgerSize, isCopied: hello.role == .county)
            let circumstances = HelloCircumstances(
                certifiedURI: certifiedURI, standing: standing(of: hello.node), copy: judged.copy,
                hashAtStatedSize: hash, liveBoot: liveBoot)
            judged.verdict = HelloJudgement.judge(hello, circumstances, ours: identity, limits: limits)
            record(judged.verdict, of: hello, address: address) { outcome in
                reply(
                    outcome.map { recordId in
                        judged.recordId = recordId
                        judged.maintenance = self.registry.isInMaintenance
                        return judged
                    })
            }
        } catch {
            reply(.failure(error))
        }
    }

    /// The node below has made its epoch durable: its predecessor's is stale from now on.
    func epochConfirmed(_ epoch: UInt64, by node: String, reply: @escaping Reply<Void>) {
        guard epochsConfirmed[node, default: 0] < epoch else { return reply(.success(())) }
        epochsConfirmed[node] = epoch
        stage.metadata.append((MetadataKey.epochConfirmed(of: node), epoch.bigEndianBytes))
        settle(reply)
    }

    /// The node above has granted us this epoch; every later record is written under it.
    func adopt(epoch new: UInt64, reply: @escaping Reply<Void>) {
        settle { outcome in
            guard case .success = outcome, new > self.epoch else { return reply(outcome) }
            self.epoch = new
            self.stage.metadata.append((MetadataKey.epoch, new.bigEndianBytes))
            self.settle(reply)
        }
    }

    /// What is held here of the caller's ledger: a copy, or its last head.
    private func held(of hello: HelloBody) throws(NodeError) -> JudgedHello {
        let isCopied = hello.role == .county
        var copy = LedgerPosition(size: 0, head: [])
        if isCopied { copy = ledger.state(of: hello.node).position }
        var countersignature: Signature?
        let last = try reading("the last head of \(hello.node)") {
            try lastCheckpoint(of: hello.node, isCopy: isCopied)
        }
        if let last {
            countersignature = last.countersignatures.first { $0.signer == identity.node }
            if !isCopied, let body = try? CheckpointBody.decode(last.body) {
                copy = LedgerPosition(size: body.size, head: body.head)
            }
        }
        return JudgedHello(
            verdict: .reject(.unspecified, "", .nothing), recordId: "", copy: copy,
            countersignature: countersignature, maintenance: false)
    }

    /// The hash our copy has where the caller says its ledger ends; nothing when the copy does not reach that far.
    private func hash(of log: String, at size: UInt64, isCopied: Bool) throws(NodeError) -> [UInt8]? {
        guard isCopied, size <= ledger.state(of: log).head.size else { return nil }
        guard size > 0 else { return SM3Digest.zero.bytes }
        return try reading("record \(size) of \(log)") { try reader.record(of: log, sequence: size)?.hash.bytes }
    }

    private func lastCheckpoint(of node: String, isCopy: Bool) throws -> Checkpoint? {
        if isCopy {
            guard reader.logs.contains(node) else { return nil }
            return try reader.checkpoint(of: node)
        }
        return try reader.metadata(MetadataKey.checkpoint(of: node)).map { try Checkpoint.decode($0) }
    }

    private func standing(of node: String) -> PeerStanding {
        guard let entry = registry.nodes[node] else { return .unknown }
        switch entry.standing {
        case .requested:
            return .requested(instance: entry.instance, publicKey: entry.publicKey)
        case .quarantined(let reason):
            return .quarantined(reason: reason)
        case .admitted:
            let granted = entry.epoch?.epoch ?? 0
            let confirmed = max(epochsConfirmed[node, default: 0], copies[node]?.epoch ?? 0)
            return .admitted(
                AdmittedPeer(
                    instance: entry.instance, publicKey: entry.publicKey, grantedEpoch: granted,
                    boot: entry.epoch?.boot ?? "", confirmedEpoch: min(confirmed, granted)))
        }
    }

    /// Answers with the id of the record, or with nothing where none was made.
    private func record(
        _ verdict: HelloVerdict, of hello: HelloBody, address: String, reply: @escaping Reply<String>
    ) {
        let drafts: [Draft]
        switch verdict {
        case .welcome(_, isNew: false), .reject(_, _, .nothing):
            // The welcome speaks of records that may still be on their way to the disk.
            return settle("", reply)
        case .welcome(_, isNew: true):
            drafts = hubRules.epochGranted(
                node: hello.node, instance: hello.instance, boot: hello.boot,
                certificateEndsMs: keys.certificateEndsMs(hello.signingCertificate))
        case .reject(_, _, .nodeRequested):
            drafts = hubRules.nodeRequested(
                NodeRequested(
                    node: hello.node, role: hello.role, instance: hello.instance, publicKey: hello.publicKey,
                    territoryCode: hello.territoryCode, territoryName: hello.territoryName))
        case .reject(_, _, .attemptRefused(let code)):
            drafts = hubRules.attemptRefused(
                AttemptRefused(
                    node: hello.node, instance: hello.instance, boot: hello.boot, epoch: hello.epoch,
                    address: address, reason: code))
        case .reject(_, _, .forked(let sequence, let expected, let received)):
            let fork = ForkFound(sequence: sequence, expected: expected, received: received, record: [])
            return keepFork(fork, of: hello.node, reply: reply)
        }
        let id = "\(identity.node)#\(stage.records.nextSequence)"
        observe(drafts, what: "hello of \(hello.node) from \(address)") { outcome in reply(outcome.map { id }) }
    }
}
