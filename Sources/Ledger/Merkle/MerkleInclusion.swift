// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// Proof that a record is in a tree of a given size (RFC 6962, 2.1.1).
///
/// Leaves are counted from 0 here; a record's sequence is its leaf's index plus 1.
public enum MerkleInclusion {
    /// No path is longer: a tree of `UInt64` leaves has that many levels.
    public static let maximumPathCount = 64

    /// The audit path of leaf `index` in the tree of the first `size` leaves, leaf's sibling first.
    public static func path<Source: MerkleNodeSource>(
        index: UInt64, size: UInt64, source: inout Source
    ) throws(Source.Failure) -> [SM3Digest] {
        precondition(index < size, "the leaf lies inside the tree")
        var hashing = MerkleHashing()
        var path: [SM3Digest] = []
        var range = 0..<size
        // From the root down, so the siblings come in reverse order.
        while range.upperBound - range.lowerBound > 1 {
            let middle = range.lowerBound + UInt64(range.upperBound - range.lowerBound).merkleSplit
            if index < middle {
                path.append(try source.root(of: middle..<range.upperBound, hashing: &hashing))
                range = range.lowerBound..<middle
            } else {
                path.append(try source.root(of: range.lowerBound..<middle, hashing: &hashing))
                range = middle..<range.upperBound
            }
        }
        return path.reversed()
    }

    /// The root to which `path` leads from the record `recordHash`; nil if the path cannot belong to that place
    /// (RFC 9162, 2.1.3.2).
    public static func root(
        from recordHash: SM3Digest, index: UInt64, size: UInt64, path: [SM3Digest]
    ) -> SM3Digest? {
        guard index < size, path.count <= maximumPathCount else { return nil }
        var hashing = MerkleHashing()
        var node = index
        var last = size - 1
        var hash = hashing.leaf(recordHash)
        for sibling in path {
            guard last != 0 else { return nil }
            if node & 1 == 1 || node == last {
                hash = hashing.node(sibling, hash)
                // A node at the right edge without a sibling moves up until it is one.
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = hashing.node(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }

    /// Whether `path` proves that `recordHash` is leaf `index` of the tree of `size` leaves with that root.
    public static func proves(
        _ recordHash: SM3Digest, index: UInt64, size: UInt64, path: [SM3Digest], root: SM3Digest
    ) -> Bool {
        self.root(from: recordHash, index: index, size: size, path: path) == root
    }
}
