// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto

/// Tree nodes of a stored log: read from level 8 up, recomputed below from at most 256 record hashes a block.
struct StoredNodeSource: MerkleNodeSource {
    let reader: any LedgerStorageReader
    let log: StoredLog
    /// Records of the tree at hand; nothing beyond is read.
    let size: UInt64
    // A proof comes back to the same one or two blocks at every level.
    private var blocks: [UInt64: [SM3Digest]] = [:]

    init(reader: any LedgerStorageReader, log: StoredLog, size: UInt64) {
        self.reader = reader
        self.log = log
        self.size = size
    }

    mutating func hash(level: Int, index: UInt64) throws(LedgerError) -> SM3Digest {
        if level >= MerkleNode.lowestStoredLevel {
            if let hash = try reader.node(of: log, level: level, index: index) { return hash }
            throw LedgerError(
                .damaged, "the tree node \(index) of level \(level) is missing", log: log.node,
                sequence: index << UInt64(level) + 1, remedy: LedgerError.damageRemedy)
        }
        let first = index << UInt64(level)
        let block = first / MerkleNode.blockLeafCount
        let hashes = try self.hashes(ofBlock: block)
        let offset = Int(first % MerkleNode.blockLeafCount)
        var hashing = MerkleHashing()
        return hashing.completeSubtree(over: hashes[offset..<offset + 1 << level])
    }

    private mutating func hashes(ofBlock block: UInt64) throws(LedgerError) -> [SM3Digest] {
        if let known = blocks[block] { return known }
        let start = block * MerkleNode.blockLeafCount
        let end = min(start + MerkleNode.blockLeafCount, size)
        let hashes = try reader.hashes(of: log, start + 1...end)
        blocks[block] = hashes
        return hashes
    }
}
