// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import FoundationEssentials
import Ledger
import Messages
import Registry
import Rules

/// Ledgers on disk whose decisions the rules themselves have made: a genesis, then one passphrase after another.
struct LedgerWorkshop {
    static let administrator = "tongdao://zhoushan/dinghai/it/chen"

    let node: String
    let key = Result { try SM2PrivateKey() }
    private let cryptography = TestCryptography()

    /// Encoded records: the genesis and a lawful decision for each reason.
    func records(reasons: [String]) throws -> [[UInt8]] {
        let key = try key.get()
        let genesis = Genesis(
            node: node, role: .county, territoryCode: "330902", territoryName: "定海区", instance: "i1",
            publicKey: key.publicKey.bytes, administrators: [Self.administrator])
        var registry = Registry()
        var contents: [[UInt8]] = []
        var previous = SM3Digest.zero
        func append(_ draft: Draft, actor: String, _ cause: Cause) throws {
            let sequence = UInt64(contents.count + 1)
            let record = Record(
                node: node, sequence: sequence, time: (TestRun.nowMilliseconds + sequence) << 16,
                subject: draft.subject, actor: actor, ruleSet: "ZS2024", clauses: draft.clauses, cause: cause,
                body: draft.body)
            try registry.apply(record)
            contents.append(record.encode())
            previous = RecordChain.hash(previous: previous, record: record.encode())
        }
        try append(
            GenesisRules.draft(genesis), actor: node, Cause(size: 1, kind: .observation(Observation(what: "genesis"))))
        for (index, reason) in reasons.enumerated() {
            let command = Command(
                commandId: "c\(index)-\(reason)", node: node, actor: Self.administrator,
                action: Action(what: .setFactor(SetFactor())))
            // Whoever changes a passphrase has just shown the one before.
            let login = registry.factors[Self.administrator]?.id.map { LoginFact(factorId: $0) }
            let signed = SignedCommand(
                command: command.encode(), signature: try key.sign(SignedBytes.command(command.encode())).bytes,
                publicKey: key.publicKey.bytes)
            let decision = decide(
                registry, command,
                DecisionContext(
                    nowMs: TestRun.nowMilliseconds + UInt64(contents.count + 1), login: login,
                    signerKey: key.publicKey.bytes, cryptography: cryptography))
            try append(
                decision.drafts[0], actor: Self.administrator,
                Cause(size: UInt32(decision.drafts.count), kind: .command(signed), login: login))
        }
        return contents
    }

    /// Writes a node's own ledger; its last checkpoint.
    @discardableResult
    func write(_ records: [[UInt8]], to directory: String) throws -> Checkpoint? {
        let ledger = try Ledger.open(at: directory, node: node, signer: try key.get())
        let chained = ChainedRecords(after: ledger.state, contents: records)
        _ = try ledger.commit(CommitGroup(records: chained, epoch: 0, time: TestRun.nowMilliseconds))
        let checkpoint = try ledger.reader.checkpoint(of: node)
        try ledger.close()
        return checkpoint
    }

    /// Puts another node's countersignature to the last checkpoint of a ledger of this node.
    func countersign(_ directory: String, by other: LedgerWorkshop) throws {
        let ledger = try Ledger.open(at: directory, node: node, signer: try key.get())
        if let checkpoint = try ledger.reader.checkpoint(of: node) {
            let value = try other.key.get().sign(SignedBytes.countersignature(checkpoint.body)).bytes
            var group = CommitGroup(epoch: 0, time: TestRun.nowMilliseconds)
            group.countersignatures = [
                CheckpointCountersignature(
                    log: node, size: ledger.state.head.size, signature: Signature(signer: other.node, value: value))
            ]
            _ = try ledger.commit(group)
        }
        try ledger.close()
    }

    /// Writes a ledger of this node that holds a countersigned copy of another's.
    func write(_ records: [[UInt8]], copyOf other: LedgerWorkshop, _ copied: [[UInt8]], to directory: String) throws {
        let scratch = "\(directory)-other"
        guard let checkpoint = try other.write(copied, to: scratch) else { return }
        let signer = try key.get()
        let ledger = try Ledger.open(at: directory, node: node, signer: signer)
        var group = CommitGroup(
            records: ChainedRecords(after: ledger.state, contents: records), epoch: 0, time: TestRun.nowMilliseconds)
        let chained = ChainedRecords(after: ledger.state(of: other.node), contents: copied)
        guard
            case .valid(let verified) = CheckpointVerifier.verify(
                checkpoint, of: chained.end, publicKey: try other.key.get().publicKey)
        else { return }
        let countersignature = try signer.sign(SignedBytes.countersignature(checkpoint.body)).bytes
        group.copies = [
            CopyBatch(
                records: chained, checkpoint: verified,
                countersignature: Signature(signer: node, value: countersignature))
        ]
        _ = try ledger.commit(group)
        try ledger.close()
        try FileManager.default.removeItem(atPath: scratch)
    }
}

/// The cryptography that the rules are handed, real.
struct TestCryptography: Cryptography {
    func sm3(_ message: [UInt8]) -> [UInt8] { SM3.hash(message).bytes }

    func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool {
        guard let key = try? SM2PublicKey(publicKey) else { return false }
        return key.isValid(SM2Signature(signature), over: message)
    }
}
