// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// The right edge of a Merkle tree: the roots of the complete subtrees its leaves fall into, largest first.
///
/// It is all that is needed to append and to know the root: at most 64 hashes however large the tree. A value: a
/// copy can be run ahead to see what root a batch would lead to, and thrown away.
public struct MerkleFrontier: Sendable, Hashable {
    /// How many leaves the tree has.
    public private(set) var size: UInt64
    // One root for each bit set in `size`, from the highest bit down.
    private var peaks: [SM3Digest]

    /// The tree without leaves.
    public init() {
        size = 0
        peaks = []
    }

    /// The tree of `size` leaves with those peaks, largest first; nil if their number cannot belong to that size.
    init?(size: UInt64, peaks: [SM3Digest]) {
        guard peaks.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.peaks = peaks
    }

    /// The RFC 6962 root of the tree as it stands.
    public var root: SM3Digest {
        guard var root = peaks.last else { return MerkleHashing.emptyRoot }
        var hashing = MerkleHashing()
        for peak in peaks.dropLast().reversed() { root = hashing.node(peak, root) }
        return root
    }

    /// Appends the leaf of one record.
    ///
    /// - Parameter completed: told of every subtree this leaf completes, small ones first; the leaf itself is not one.
    public mutating func append(
        _ recordHash: SM3Digest, hashing: inout MerkleHashing, completed: (MerkleNode) -> Void
    ) {
        append(subtree: hashing.leaf(recordHash), level: 0, hashing: &hashing, completed: completed)
    }

    /// Appends the leaf of one record.
    public mutating func append(_ recordHash: SM3Digest) {
        var hashing = MerkleHashing()
        append(recordHash, hashing: &hashing) { _ in }
    }

    /// Appends a complete subtree of `1 << level` leaves; the size must be a multiple of that.
    mutating func append(
        subtree root: SM3Digest, level: Int, hashing: inout MerkleHashing, completed: (MerkleNode) -> Void = { _ in }
    ) {
        let leaves = UInt64(1) << level
        precondition(size & (leaves - 1) == 0, "a complete subtree begins at a multiple of its size")
        var node = MerkleNode(level: level, index: size >> level, hash: root)
        // Each one bit from this level up is a left sibling that now has its right one.
        while size >> node.level & 1 == 1 {
            let left = peaks.removeLast()
            node = MerkleNode(level: node.level + 1, index: node.index >> 1, hash: hashing.node(left, node.hash))
            completed(node)
        }
        peaks.append(node.hash)
        size += leaves
    }

    /// The tree that begins with this one and goes on with `other`, a tree over the leaves that follow.
    ///
    /// Every complete subtree of `other` must be aligned in the joined tree, which holds when this tree's size is a
    /// multiple of a power of two not below `other`'s size.
    func joined(
        with other: MerkleFrontier, hashing: inout MerkleHashing, completed: (MerkleNode) -> Void = { _ in }
    ) -> MerkleFrontier {
        var joined = self
        var level = UInt64.bitWidth
        for peak in other.peaks {
            repeat { level -= 1 } while other.size >> level & 1 == 0
            joined.append(subtree: peak, level: level, hashing: &hashing, completed: completed)
        }
        return joined
    }
}
