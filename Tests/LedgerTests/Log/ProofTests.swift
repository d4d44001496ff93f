// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Testing

@testable import Ledger

@Suite struct ProofTests {
    @Test func proofsFromStorageHoldAtEveryKindOfSize() throws {
        let scratch = try Scratch()
        let nodes = try Nodes()
        let ledger = try nodes.openCounty(scratch.path)
        for count in [255, 1, 300, 1_000, 37] { try ledger.grow(by: count, length: 20) }
        let hashes = try ledger.reader.records(of: nodes.county, from: 1).map(\.hash)
        #expect(hashes.count == 1_593)
        var random = SeededGenerator(seed: 1)
        for size in [1, 2, 255, 256, 257, 511, 512, 1_024, 1_025, 1_592, 1_593] {
            let root = ReferenceTree.root(hashes[..<size])
            #expect(try ledger.reader.root(of: nodes.county, size: UInt64(size)) == root)
            for sequence in [1, size, (size + 1) / 2, Int.random(in: 1...size, using: &random)] {
                let proof = try ledger.reader.inclusionProof(
                    of: UInt64(sequence), in: nodes.county, size: UInt64(size))
                #expect(proof.proves(hashes[sequence - 1], root: root))
                #expect(!proof.proves(hashes[sequence % hashes.count], root: root))
            }
            let old = Int.random(in: 1...size, using: &random)
            let proof = try ledger.reader.consistencyProof(in: nodes.county, from: UInt64(old), to: UInt64(size))
            #expect(proof.proves(oldRoot: ReferenceTree.root(hashes[..<old]), newRoot: root))
            #expect(old == size || !proof.proves(oldRoot: root, newRoot: root))
        }
    }

    @Test func proofsBeyondTheLogAreRefused() throws {
        let scratch = try Scratch()
        let nodes = try Nodes()
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: 3)
        let reader = ledger.reader
        #expect(failure { _ = try reader.inclusionProof(of: 4, in: nodes.county, size: 4) }?.code == .notFound)
        #expect(failure { _ = try reader.inclusionProof(of: 0, in: nodes.county, size: 3) }?.code == .notFound)
        #expect(failure { _ = try reader.inclusionProof(of: 3, in: nodes.county, size: 2) }?.code == .notFound)
        #expect(failure { _ = try reader.consistencyProof(in: nodes.county, from: 3, to: 2) }?.code == .notFound)
        #expect(failure { _ = try reader.consistencyProof(in: nodes.county, from: 2, to: 9) }?.code == .notFound)
        #expect(reader.stoppedBy == nil)
    }

    @Test func theActorThatOwnsALedgerRunsOnItsExecutor() async throws {
        actor Owner {
            private let executor = LedgerExecutor(label: "test")
            private var ledger: Ledger?
            nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

            func open(_ directory: String, _ nodes: Nodes) throws -> LedgerReader {
                let ledger = try nodes.openCounty(directory)
                self.ledger = ledger
                return ledger.reader
            }

            func grow() throws -> UInt64 { try ledger?.grow(by: 1).state.head.size ?? 0 }
        }
        let scratch = try Scratch()
        let nodes = try Nodes()
        let owner = Owner()
        let reader = try await owner.open(scratch.path, nodes)
        let sizes = try await withThrowingTaskGroup(of: UInt64.self) { group in
            for _ in 0..<20 { group.addTask { try await owner.grow() } }
            return try await group.reduce(into: Set<UInt64>()) { $0.insert($1) }
        }
        #expect(sizes == Set(1...20))
        #expect(try reader.head(of: nodes.county).size == 20)
    }
}
