// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Ledger
import Messages

@testable import Simulator

/// A key whose signatures cost one hash: whoever knows the public key can sign, which no test of a disk minds.
struct HashKey: CheckpointKey {
    let bytes: [UInt8]

    func isValid(_ signature: [UInt8], over message: [UInt8]) -> Bool { signature == SM3.hash(bytes + message).bytes }
}

struct HashSigner: CheckpointSigner {
    let key: HashKey
    var checkpointKey: any CheckpointKey { key }

    init(_ node: String) { key = HashKey(bytes: Array(node.utf8)) }

    func signCheckpoint(_ message: [UInt8]) throws(CryptoError) -> [UInt8] { SM3.hash(key.bytes + message).bytes }
}

/// SplitMix64: numbers that are the same in every run.
struct DiskGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// The two nodes whose logs the tests write.
enum Nodes {
    static let county = "tongdao://zhoushan/dinghai"
    static let hub = "tongdao://zhoushan"

    static let keys: LogKeyResolver = { node, _ in HashSigner(node).key }
}

extension SimulatedDisk {
    convenience init() { self.init(path: "/simulated") }

    func openHub() throws(LedgerError) -> Ledger {
        try Ledger.open(in: self, node: Nodes.hub, signer: HashSigner(Nodes.hub), keys: Nodes.keys)
    }

    /// Fails the first operation of that kind from now on, `skipping` so many.
    func failNext(_ operation: DiskOperation, _ decision: DiskDecision, skipping: Int = 0) {
        var left = skipping
        var isDone = false
        beforeOperation = { asked in
            guard asked == operation, !isDone else { return .proceed }
            if left > 0 {
                left -= 1
                return .proceed
            }
            isDone = true
            return decision
        }
    }
}

extension Ledger {
    @discardableResult
    func grow(by count: Int, length: Int = 100) throws(LedgerError) -> CommitReceipt {
        var records = ChainedRecords(after: state)
        for _ in 0..<count { records.append(Ledger.content(records.nextSequence, length: length)) }
        return try commit(CommitGroup(records: records, epoch: 3, time: 1))
    }

    static func content(_ sequence: UInt64, length: Int = 100) -> [UInt8] {
        let text = Array("record \(sequence) ".utf8)
        return text + [UInt8](repeating: UInt8(truncatingIfNeeded: sequence), count: max(0, length - text.count))
    }
}

/// A copy of a county's records with its checkpoint, as a hub takes it over.
func copyBatch(after state: LogState, count: Int, countersigner: String? = nil) -> CopyBatch? {
    var records = ChainedRecords(after: state)
    for _ in 0..<count { records.append(Ledger.content(records.nextSequence, length: 60)) }
    let end = records.end
    let body = CheckpointBody(
        node: state.log, epoch: 1, size: end.head.size, root: end.root.bytes, head: end.head.hash.bytes, time: 1
    ).encode()
    let signer = HashSigner(state.log)
    let signature = SM3.hash(signer.key.bytes + SignedBytes.checkpoint(body)).bytes
    let checkpoint = Checkpoint(body: body, signature: Signature(signer: state.log, value: signature))
    guard case .valid(let verified) = CheckpointVerifier.verify(checkpoint, of: end, publicKey: signer.key) else {
        return nil
    }
    return CopyBatch(
        records: records, checkpoint: verified,
        countersignature: countersigner.map { Signature(signer: $0, value: [1, 2, 3]) })
}

/// The error that `body` throws.
func failure(_ body: () throws -> Void) -> LedgerError? {
    do {
        try body()
        return nil
    } catch {
        return error as? LedgerError
    }
}

/// A directory for one test, removed with it.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "simulator-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
