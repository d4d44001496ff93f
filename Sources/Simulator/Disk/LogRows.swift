// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages

/// The rows of one log. Records follow one another without a gap, so a record's place is its sequence less one.
struct LogRows: Sendable {
    let log: StoredLog
    var contents: [[UInt8]] = []
    var hashes: [SM3Digest] = []
    var nodes: [NodePlace: SM3Digest] = [:]
    /// By size, without their countersignatures.
    private(set) var checkpoints: [StoredCheckpoint] = []
    private var countersignatures: [UInt64: [Signature]] = [:]
    private var largestCountersigned: UInt64?
    var keys: [ByteText: UInt64] = [:]

    /// Where a node of the Merkle tree stands.
    struct NodePlace: Hashable, Sendable {
        let level: Int
        let index: UInt64
    }

    init(log: StoredLog) { self.log = log }

    var head: LogHead {
        guard let hash = hashes.last else { return .empty }
        return LogHead(size: UInt64(hashes.count), hash: hash)
    }

    mutating func append(_ records: ChainedRecords) {
        contents.append(contentsOf: records.contents)
        hashes.append(contentsOf: records.hashes)
        for node in records.nodes { nodes[NodePlace(level: node.level, index: node.index)] = node.hash }
        // The first record of a key keeps it.
        for key in records.keys {
            let name = ByteText(key.key)
            if keys[name] == nil { keys[name] = key.sequence }
        }
    }

    mutating func insert(_ stored: StoredCheckpoint) {
        var bare = stored.checkpoint
        bare.countersignatures = []
        bare.signature = bare.signature ?? Signature()
        checkpoints.insert(StoredCheckpoint(size: stored.size, checkpoint: bare), at: place(of: stored.size))
        for signature in stored.checkpoint.countersignatures { insert(signature, size: stored.size) }
    }

    /// The first countersignature of a signer stays.
    mutating func insert(_ signature: Signature, size: UInt64) {
        var held = countersignatures[size] ?? []
        if held.contains(where: { ByteText($0.signer) == ByteText(signature.signer) }) { return }
        let place = held.firstIndex { ByteText.precedes(signature.signer, $0.signer) } ?? held.endIndex
        held.insert(signature, at: place)
        countersignatures[size] = held
        largestCountersigned = max(largestCountersigned ?? 0, size)
    }

    mutating func damageCheckpoint(_ index: Int, _ change: (inout Checkpoint) -> Void) {
        var checkpoint = checkpoints[index].checkpoint
        change(&checkpoint)
        checkpoints[index] = StoredCheckpoint(size: checkpoints[index].size, checkpoint: checkpoint)
    }

    func hasCheckpoint(size: UInt64) -> Bool {
        let place = place(of: size)
        return place < checkpoints.count && checkpoints[place].size == size
    }

    func checkpoint(_ choice: CheckpointChoice) -> StoredCheckpoint? {
        var index: Int?
        switch choice {
        case .last: index = checkpoints.indices.last
        case .atOrBefore(let size):
            let after = size == .max ? checkpoints.count : place(of: size + 1)
            index = after > 0 ? after - 1 : nil
        case .atOrAfter(let size):
            let place = place(of: size)
            index = place < checkpoints.count ? place : nil
        case .lastCountersigned:
            guard let size = largestCountersigned, hasCheckpoint(size: size) else { return nil }
            index = place(of: size)
        }
        return index.map { complete(checkpoints[$0]) }
    }

    func checkpoints(sizes: ClosedRange<UInt64>) -> [StoredCheckpoint] {
        checkpoints[place(of: sizes.lowerBound)...].prefix { $0.size <= sizes.upperBound }.map(complete)
    }

    private func complete(_ stored: StoredCheckpoint) -> StoredCheckpoint {
        guard let signatures = countersignatures[stored.size] else { return stored }
        var checkpoint = stored.checkpoint
        checkpoint.countersignatures = signatures
        return StoredCheckpoint(size: stored.size, checkpoint: checkpoint)
    }

    /// The place of the first checkpoint that covers at least `size`.
    private func place(of size: UInt64) -> Int {
        if checkpoints.last.map({ $0.size < size }) ?? true { return checkpoints.count }
        var low = 0
        var high = checkpoints.count
        while low < high {
            let middle = (low + high) / 2
            if checkpoints[middle].size < size { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
