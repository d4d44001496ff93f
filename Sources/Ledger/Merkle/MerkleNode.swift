// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// The root of a complete subtree: `1 << level` leaves beginning with leaf `index << level`, counted from 0.
public struct MerkleNode: Sendable, Hashable {
    /// The lowest level whose nodes are kept: 256 leaves. Below it a node is recomputed from record hashes.
    public static let lowestStoredLevel = 8
    /// Leaves under one node of the lowest stored level.
    static let blockLeafCount = UInt64(1) << lowestStoredLevel

    public let level: Int
    public let index: UInt64
    public let hash: SM3Digest

    public init(level: Int, index: UInt64, hash: SM3Digest) {
        self.level = level
        self.index = index
        self.hash = hash
    }
}

/// Where proof generation gets the hashes of complete subtrees from: memory, or a ledger's storage.
public protocol MerkleNodeSource {
    associatedtype Failure: Error

    /// The root of the complete subtree at `index` of `level`, which lies wholly inside the tree.
    mutating func hash(level: Int, index: UInt64) throws(Failure) -> SM3Digest
}

extension MerkleNodeSource {
    /// The RFC 6962 hash of the leaves `range`, whose start must be a multiple of a power of two not below its length.
    mutating func root(of range: Range<UInt64>, hashing: inout MerkleHashing) throws(Failure) -> SM3Digest {
        let peaks = try peaks(of: range)
        guard var root = peaks.last else { return MerkleHashing.emptyRoot }
        for peak in peaks.dropLast().reversed() { root = hashing.node(peak, root) }
        return root
    }

    /// The frontier of the tree over the first `size` leaves.
    mutating func frontier(size: UInt64) throws(Failure) -> MerkleFrontier {
        guard let frontier = MerkleFrontier(size: size, peaks: try peaks(of: 0..<size)) else {
            preconditionFailure("one peak for each bit set")
        }
        return frontier
    }

    /// The complete subtrees that `range` falls into, largest first.
    private mutating func peaks(of range: Range<UInt64>) throws(Failure) -> [SM3Digest] {
        var peaks: [SM3Digest] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let level = (range.upperBound - start).highestBitLevel
            peaks.append(try hash(level: level, index: start >> level))
            start += UInt64(1) << level
        }
        return peaks
    }
}

extension UInt64 {
    /// The position of the highest bit set; the value must not be 0.
    var highestBitLevel: Int { UInt64.bitWidth - 1 - leadingZeroBitCount }

    /// The largest power of two below the value, where RFC 6962 splits a tree of that size; the value must exceed 1.
    var merkleSplit: UInt64 { UInt64(1) << (self - 1).highestBitLevel }
}
