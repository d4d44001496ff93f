// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What is committed together: one transaction, one flush, and one signed checkpoint if the own log grew.
public struct CommitGroup: Sendable {
    /// Records for the node's own log; nil if it does not grow.
    public var records: ChainedRecords?
    /// The node's epoch, for the checkpoint.
    public var epoch: UInt64
    /// Unix milliseconds, for the checkpoint. Nothing here reads a clock.
    public var time: UInt64
    /// Records of nodes below.
    public var copies: [CopyBatch] = []
    /// Countersignatures that arrived for checkpoints already stored.
    public var countersignatures: [CheckpointCountersignature] = []
    /// Small values to be set, or removed with nil; a later one of the same key wins.
    public var metadata: [(key: String, value: [UInt8]?)] = []
    /// Snapshots to be stored, each in place of the one of the same name.
    public var snapshots: [Snapshot] = []

    public init(records: ChainedRecords? = nil, epoch: UInt64, time: UInt64) {
        self.records = records
        self.epoch = epoch
        self.time = time
    }
}

/// Records of a node below with its checkpoint over them, both verified.
public struct CopyBatch: Sendable {
    public let records: ChainedRecords
    /// The sender's checkpoint, which covers the last of `records`.
    public let checkpoint: VerifiedCheckpoint
    /// This node's countersignature over it.
    public let countersignature: Signature?

    public init(records: ChainedRecords, checkpoint: VerifiedCheckpoint, countersignature: Signature? = nil) {
        self.records = records
        self.checkpoint = checkpoint
        self.countersignature = countersignature
    }
}

/// A signature of the node above over a checkpoint of a log held here.
public struct CheckpointCountersignature: Sendable, Hashable {
    public let log: String
    /// The size that the checkpoint covers.
    public let size: UInt64
    public let signature: Signature

    public init(log: String, size: UInt64, signature: Signature) {
        self.log = log
        self.size = size
        self.signature = signature
    }
}
