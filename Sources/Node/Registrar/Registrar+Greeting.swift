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

extension Registrar {
    /// Judges who may speak for a territory, and puts on record whatever the verdict says (ZS-2.2d, ZS-2.2e).
    func judge(
        _ hello: HelloBody, certifiedURI: String, address: String, liveBoot: String?
    ) async throws -> JudgedHello {
        try requireRunning()
        let copyState = hello.role == .county ? ledger.state(of: hello.node) : nil
        var copy = copyState?.position ?? LedgerPosition(size: 0, head: [])
        var countersignature: Signature?
        if let checkpoint = try lastCheckpoint(of: hello.node, isCopy: hello.role == .county) {
            countersignature = checkpoint.countersignatures.first { $0.signer == identity.node }
            if hello.role != .county, let body = try? CheckpointBody.decode(checkpoint.body) {
                copy = LedgerPosition(size: body.size, head: body.head)
            }
        }
        let held = try copyState.flatMap { try hash(of: hello.node, at: hello.ledgerSize, state: $0) }
        let circumstances = HelloCircumstances(
            certifiedURI: certifiedURI, standing: standing(of: hello.node), copy: copy, hashAtStatedSize: held,
            liveBoot: liveBoot)
        let verdict = HelloJudgement.judge(hello, circumstances, ours: identity, limits: limits)
        let recordId = try await record(verdict, of: hello, address: address)
        return JudgedHello(
            verdict: verdict, recordId: recordId, copy: copy, countersignature: countersignature,
            maintenance: registry.isInMaintenance)
    }

    /// The node below has made its epoch durable: its predecessor's is stale from now on.
    func epochConfirmed(_ epoch: UInt64, by node: String) async throws {
        guard epochsConfirmed[node, default: 0] < epoch else { return }
        epochsConfirmed[node] = epoch
        stage.metadata.append((MetadataKey.epochConfirmed(of: node), epoch.bigEndianBytes))
        try await settle()
    }

    /// The node above has granted us this epoch; every later record is written under it.
    func adopt(epoch new: UInt64) async throws {
        guard new > epoch else { return }
        try await settle()
        epoch = new
        stage.metadata.append((MetadataKey.epoch, new.bigEndianBytes))
        try await settle()
    }

    private func hash(of log: String, at size: UInt64, state: LogState) throws -> [UInt8]? {
        guard size <= state.head.size else { return nil }
        guard size > 0 else { return SM3Digest.zero.bytes }
        return try reader.record(of: log, sequence: size)?.hash.bytes
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
                    boot: entry.epoch?.boot ?? "", epochAccepted: confirmed >= granted))
        }
    }

    private func record(_ verdict: HelloVerdict, of hello: HelloBody, address: String) async throws -> String {
        let drafts: [Draft]
        switch verdict {
        case .welcome(_, isNew: false), .reject(_, _, .nothing):
            return ""
        case .welcome(_, isNew: true):
            drafts = hubRules.epochGranted(node: hello.node, instance: hello.instance, boot: hello.boot)
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
            return try await keepFork(fork, of: hello.node)
        }
        let id = "\(identity.node)#\(stage.records.nextSequence)"
        try await observe(drafts, what: "hello of \(hello.node) from \(address)")
        return id
    }
}
