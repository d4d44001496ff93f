// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Testing

@testable import Ledger

@Suite struct CopyTests {
    let scratch: Scratch
    let nodes: Nodes

    init() throws {
        scratch = try Scratch()
        nodes = try Nodes()
    }

    @Test func aCopyHoldsTheCountysRecordsCheckpointsAndOurCountersignature() throws {
        let county = try nodes.openCounty(scratch.sub("county"))
        let hub = try nodes.openHub(scratch.sub("hub"))
        for count in [1, 300, 7] { try county.grow(by: count) }
        try hub.grow(by: 2)
        try hub.copy(from: county, countersigner: nodes.hubKey)
        #expect(hub.state(of: nodes.county) == county.state)
        #expect(hub.reader.logs == [nodes.hub, nodes.county])
        #expect(try hub.reader.records(of: nodes.county, from: 1) == county.reader.records(of: nodes.county, from: 1))
        let countersigned = try #require(try hub.reader.checkpoint(of: nodes.county, .lastCountersigned))
        #expect(countersigned.countersignatures.map(\.signer) == [nodes.hub])
        try hub.close()
        let again = try nodes.openHub(scratch.sub("hub"))
        #expect(again.state(of: nodes.county) == county.state)
        #expect(again.state.head.size == 2)
    }

    @Test func countersignaturesFromAboveJoinTheirCheckpoint() throws {
        let county = try nodes.openCounty(scratch.path)
        let first = try #require(try county.grow(by: 2).checkpoint)
        try county.grow(by: 2)
        #expect(try county.reader.checkpoint(of: nodes.county, .lastCountersigned) == nil)
        let value = try nodes.hubKey.sign(SignedBytes.countersignature(first.body)).bytes
        let signature = Signature(signer: nodes.hub, value: value)
        var group = CommitGroup(epoch: 1, time: 1)
        group.countersignatures = [CheckpointCountersignature(log: nodes.county, size: 2, signature: signature)]
        _ = try county.commit(group)
        _ = try county.commit(group)
        let stored = try #require(try county.reader.checkpoint(of: nodes.county, .lastCountersigned))
        #expect(stored.body == first.body)
        #expect(stored.countersignatures == [signature])
        group.countersignatures = [CheckpointCountersignature(log: nodes.county, size: 3, signature: signature)]
        #expect(failure { _ = try county.commit(group) }?.code == .notFound)
        #expect(try county.reader.checkpoint(of: nodes.county, .atOrBefore(3))?.body == first.body)
        #expect(try county.reader.checkpoint(of: nodes.county, .atOrAfter(5)) == nil)
    }

    @Test func everyFaultOfACheckpointIsNamed() throws {
        let county = try nodes.openCounty(scratch.path)
        let receipt = try county.grow(by: 9)
        let checkpoint = try #require(receipt.checkpoint)
        func faults(_ change: (inout CheckpointBody) -> Void) throws -> Set<CheckpointFault> {
            var body = try CheckpointBody.decode(checkpoint.body)
            change(&body)
            var changed = checkpoint
            changed.body = body.encode()
            let signature = try nodes.countyKey.sign(SignedBytes.checkpoint(changed.body))
            changed.signature = Signature(signer: nodes.county, value: signature.bytes)
            let verdict = CheckpointVerifier.verify(changed, of: receipt.state, publicKey: nodes.countyKey.publicKey)
            if case .invalid(let faults) = verdict { return Set(faults) }
            return []
        }
        #expect(try faults { _ in } == [])
        #expect(try faults { $0.size = 8 } == [.otherSize(8)])
        #expect(try faults { $0.root[0] ^= 1 } == [.otherRoot])
        #expect(try faults { $0.head[31] ^= 1 } == [.otherHead])
        #expect(try faults { $0.node = nodes.hub } == [.otherNode(nodes.hub), .notSigned])
        func verdict(_ checkpoint: Checkpoint) -> CheckpointVerdict {
            CheckpointVerifier.verify(checkpoint, of: receipt.state, publicKey: nodes.countyKey.publicKey)
        }
        var changed = checkpoint
        changed.signature?.value[20] ^= 1
        #expect(verdict(changed) == .invalid([.badSignature]))
        changed.signature = nil
        #expect(verdict(changed) == .invalid([.notSigned]))
        changed.body = [0xFF]
        #expect(verdict(changed) == .invalid([.unreadable]))
        let otherKey = CheckpointVerifier.verify(checkpoint, of: receipt.state, publicKey: nodes.hubKey.publicKey)
        #expect(otherKey == .invalid([.badSignature]))
    }

    @Test func aBatchWithAnotherBatchsCheckpointIsRefused() throws {
        let county = try nodes.openCounty(scratch.sub("county"))
        let hub = try nodes.openHub(scratch.sub("hub"))
        let receipt = try county.grow(by: 4)
        let verdict = CheckpointVerifier.verify(
            try #require(receipt.checkpoint), of: receipt.state, publicKey: nodes.countyKey.publicKey)
        guard case .valid(let verified) = verdict else { throw Unexpected(what: "\(verdict)") }
        let other = ChainedRecords(after: LogState(emptyLogOf: nodes.county), contents: [[1], [2], [3], [4]])
        var group = CommitGroup(epoch: 1, time: 1)
        group.copies = [CopyBatch(records: other, checkpoint: verified)]
        #expect(failure { _ = try hub.commit(group) }?.code == .invalidGroup)
        #expect(hub.reader.logs == [nodes.hub])
    }
}
