// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// The hashes of an RFC 6962 tree (section 2.1) with SM3 in the place of SHA-256.
///
/// A leaf's data is the 32-byte hash of a record, so a proof about the tree is a proof about the hash chain too. The
/// one-byte prefixes keep a leaf from being passed off as an interior node.
public struct MerkleHashing: ~Copyable {
    private static let leafPrefix: UInt8 = 0x00
    private static let nodePrefix: UInt8 = 0x01

    /// The root of the tree without leaves: the hash of nothing.
    public static let emptyRoot = SM3.hash([])

    private var hasher = SM3Hasher()

    /// Keep one for a batch: creating it allocates, hashing does not.
    public init() {}

    /// `SM3(0x00 ‖ recordHash)`.
    public mutating func leaf(_ recordHash: SM3Digest) -> SM3Digest {
        hasher.update(byte: MerkleHashing.leafPrefix)
        hasher.update(recordHash)
        return hasher.finalizeAndReset()
    }

    /// `SM3(0x01 ‖ left ‖ right)`.
    public mutating func node(_ left: SM3Digest, _ right: SM3Digest) -> SM3Digest {
        hasher.update(byte: MerkleHashing.nodePrefix)
        hasher.update(left)
        hasher.update(right)
        return hasher.finalizeAndReset()
    }

    /// The root of a complete subtree over the leaves of `recordHashes`, whose count must be a power of two.
    mutating func completeSubtree(over recordHashes: ArraySlice<SM3Digest>) -> SM3Digest {
        precondition(recordHashes.count.nonzeroBitCount == 1, "a complete subtree has a power of two of leaves")
        var level: [SM3Digest] = []
        level.reserveCapacity(recordHashes.count)
        for hash in recordHashes { level.append(leaf(hash)) }
        while level.count > 1 {
            for index in 0..<level.count / 2 { level[index] = node(level[2 * index], level[2 * index + 1]) }
            level.removeLast(level.count / 2)
        }
        return level[0]
    }
}
