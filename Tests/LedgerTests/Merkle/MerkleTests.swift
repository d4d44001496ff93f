// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Testing

/// A tree held in memory, for the proof generator.
private struct MemorySource: MerkleNodeSource {
    let leaves: [SM3Digest]

    mutating func hash(level: Int, index: UInt64) -> SM3Digest {
        let start = Int(index) << level
        return ReferenceTree.root(leaves[start..<start + 1 << level])
    }
}

@Suite struct MerkleTests {
    private static let leaves = (0..<300).map { SM3.hash([UInt8($0 & 255), UInt8($0 >> 8)]) }

    @Test func rootsAreThoseOfTheRFCAtEverySize() {
        var frontier = MerkleFrontier()
        #expect(frontier.root == SM3.hash([]))
        for (index, leaf) in MerkleTests.leaves.enumerated() {
            frontier.append(leaf)
            #expect(frontier.size == UInt64(index + 1))
            #expect(frontier.root == ReferenceTree.root(MerkleTests.leaves[...index]))
        }
    }

    @Test func completedNodesAreExactlyTheCompleteSubtrees() {
        var frontier = MerkleFrontier()
        var hashing = MerkleHashing()
        var nodes: [MerkleNode] = []
        for leaf in MerkleTests.leaves { frontier.append(leaf, hashing: &hashing) { nodes.append($0) } }
        for node in nodes {
            let start = Int(node.index) << node.level
            #expect(node.hash == ReferenceTree.root(MerkleTests.leaves[start..<start + 1 << node.level]))
        }
        // 300 leaves: 150 pairs, 75 fours, … , one of 256.
        #expect(nodes.count == (1...8).reduce(0) { $0 + 300 >> $1 })
    }

    @Test(arguments: [1, 2, 3, 5, 8, 13, 64, 127, 128, 129, 255, 256, 257, 300])
    func inclusionProofsOfEveryLeaf(size: Int) {
        let leaves = Array(MerkleTests.leaves[..<size])
        let root = ReferenceTree.root(leaves[...])
        var source = MemorySource(leaves: leaves)
        for index in 0..<size {
            let path = MerkleInclusion.path(index: UInt64(index), size: UInt64(size), source: &source)
            #expect(path == ReferenceTree.path(index, leaves[...]))
            let proves = MerkleInclusion.proves(
                leaves[index], index: UInt64(index), size: UInt64(size), path: path, root: root)
            #expect(proves)
        }
    }

    @Test func consistencyProofsBetweenAllSizesTo66() {
        for newSize in 0...66 {
            let leaves = MerkleTests.leaves[..<newSize]
            let newRoot = ReferenceTree.root(leaves)
            var source = MemorySource(leaves: Array(leaves))
            for oldSize in 0...newSize {
                let path = MerkleConsistency.path(from: UInt64(oldSize), to: UInt64(newSize), source: &source)
                if oldSize > 0 { #expect(path == ReferenceTree.consistency(oldSize, leaves)) }
                let proves = MerkleConsistency.proves(
                    oldSize: UInt64(oldSize), oldRoot: ReferenceTree.root(leaves[..<oldSize]),
                    newSize: UInt64(newSize), newRoot: newRoot, path: path)
                #expect(proves, "\(oldSize) of \(newSize)")
            }
        }
    }

    @Test func randomProofsHoldAndNothingElseDoes() {
        var random = SeededGenerator(seed: 6962)
        for _ in 0..<200 {
            let size = Int.random(in: 2...300, using: &random)
            let index = Int.random(in: 0..<size, using: &random)
            let leaves = Array(MerkleTests.leaves[..<size])
            let root = ReferenceTree.root(leaves[...])
            var source = MemorySource(leaves: leaves)
            var path = MerkleInclusion.path(index: UInt64(index), size: UInt64(size), source: &source)
            func proves(_ leaf: SM3Digest, _ index: Int, _ size: Int, _ root: SM3Digest) -> Bool {
                MerkleInclusion.proves(leaf, index: UInt64(index), size: UInt64(size), path: path, root: root)
            }
            #expect(proves(leaves[index], index, size, root))
            #expect(!proves(leaves[(index + 1) % size], index, size, root), "another leaf")
            #expect(!proves(leaves[index], (index + 1) % size, size, root), "another place")
            #expect(!proves(leaves[index], size, size, root), "a place outside")
            #expect(!proves(leaves[index], index, size, SM3.hash([7])), "another root")
            let position = Int.random(in: 0..<path.count, using: &random)
            path[position] = SM3.hash(path[position].bytes)
            #expect(!proves(leaves[index], index, size, root), "another sibling")
            path.removeLast()
            #expect(!proves(leaves[index], index, size, root), "a path cut short")
        }
    }

    @Test func consistencyOfARewrittenTreeIsRefused() {
        var random = SeededGenerator(seed: 9162)
        for _ in 0..<200 {
            let newSize = Int.random(in: 2...300, using: &random)
            let oldSize = Int.random(in: 1..<newSize, using: &random)
            var leaves = Array(MerkleTests.leaves[..<newSize])
            let oldRoot = ReferenceTree.root(leaves[..<oldSize])
            leaves[Int.random(in: 0..<oldSize, using: &random)] = SM3.hash([1, 2, 3])
            var source = MemorySource(leaves: leaves)
            let path = MerkleConsistency.path(from: UInt64(oldSize), to: UInt64(newSize), source: &source)
            let proves = MerkleConsistency.proves(
                oldSize: UInt64(oldSize), oldRoot: oldRoot, newSize: UInt64(newSize),
                newRoot: ReferenceTree.root(leaves[...]), path: path)
            #expect(!proves)
        }
    }

    @Test func endlessPathsAreRefusedUnread() {
        let path = [SM3Digest](repeating: .zero, count: 66)
        #expect(MerkleInclusion.root(from: .zero, index: 0, size: .max, path: path) == nil)
        let proves = MerkleConsistency.proves(oldSize: 1, oldRoot: .zero, newSize: .max, newRoot: .zero, path: path)
        #expect(!proves)
    }

    /// The rules of RFC 6962 pinned to values computed apart from this code: `openssl dgst -sm3` over the bytes that
    /// section 2.1 names, for a tree of three leaves with the data 32 × 00, 32 × 01, 32 × 02.
    @Test func rootOfThreeLeavesAsOpenSSLComputesIt() {
        var frontier = MerkleFrontier()
        for value in 0...2 { frontier.append(SM3Digest([UInt8](repeating: UInt8(value), count: 32))!) }
        #expect(frontier.root.hexString == "2f8993f13ebb8e194c8d6e684f834a0cdf839603dfb28aa4754ce3343eb6c313")
    }
}
