// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// Proof that a tree grew only by appending (RFC 6962, 2.1.2).
public enum MerkleConsistency {
    /// No path is longer: one hash more than an inclusion path.
    public static let maximumPathCount = MerkleInclusion.maximumPathCount + 1

    /// The path from the tree of the first `oldSize` leaves to that of the first `newSize`; empty if either says
    /// nothing (old tree empty, or both the same).
    public static func path<Source: MerkleNodeSource>(
        from oldSize: UInt64, to newSize: UInt64, source: inout Source
    ) throws(Source.Failure) -> [SM3Digest] {
        precondition(oldSize <= newSize, "a tree only grows")
        guard oldSize > 0, oldSize < newSize else { return [] }
        var hashing = MerkleHashing()
        var path: [SM3Digest] = []
        var range = 0..<newSize
        // While every step went left, the old tree is itself a node the verifier has: its root.
        var oldRootIsKnown = true
        while range.upperBound != oldSize {
            let middle = range.lowerBound + UInt64(range.upperBound - range.lowerBound).merkleSplit
            if oldSize <= middle {
                path.append(try source.root(of: middle..<range.upperBound, hashing: &hashing))
                range = range.lowerBound..<middle
            } else {
                path.append(try source.root(of: range.lowerBound..<middle, hashing: &hashing))
                range = middle..<range.upperBound
                oldRootIsKnown = false
            }
        }
        if !oldRootIsKnown { path.append(try source.root(of: range, hashing: &hashing)) }
        return path.reversed()
    }

    /// Whether `path` proves that the tree (`newSize`, `newRoot`) begins with the tree (`oldSize`, `oldRoot`)
    /// (RFC 9162, 2.1.4.2).
    public static func proves(
        oldSize: UInt64, oldRoot: SM3Digest, newSize: UInt64, newRoot: SM3Digest, path: [SM3Digest]
    ) -> Bool {
        guard oldSize <= newSize, path.count <= maximumPathCount else { return false }
        if oldSize == newSize { return path.isEmpty && oldRoot == newRoot }
        if oldSize == 0 { return path.isEmpty && oldRoot == MerkleHashing.emptyRoot }
        // A complete old tree is a node of the new one, so the prover leaves its root out.
        var siblings = (oldSize.nonzeroBitCount == 1 ? [oldRoot] : []) + path
        guard !siblings.isEmpty else { return false }
        var hashing = MerkleHashing()
        var node = oldSize - 1
        var last = newSize - 1
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        var old = siblings.removeFirst()
        var new = old
        for sibling in siblings {
            guard last != 0 else { return false }
            if node & 1 == 1 || node == last {
                old = hashing.node(sibling, old)
                new = hashing.node(sibling, new)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                new = hashing.node(new, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && old == oldRoot && new == newRoot
    }
}
