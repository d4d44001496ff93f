// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto
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

/// A state computed from a log, kept so that a restart need not read the whole log.
public struct Snapshot: Sendable, Hashable {
    public let name: String
    /// The log it was computed from.
    public let log: String
    /// The last record it includes.
    public let sequence: UInt64
    public let bytes: [UInt8]
    /// SM3 of `bytes`.
    public let digest: SM3Digest

    public init(name: String, log: String, sequence: UInt64, bytes: [UInt8]) {
        self.name = name
        self.log = log
        self.sequence = sequence
        self.bytes = bytes
        digest = SM3.hash(bytes)
    }
}

/// What a commit made durable.
public struct CommitReceipt: Sendable {
    /// The own log after the commit.
    public let state: LogState
    /// The own checkpoint over it; nil if the own log did not grow.
    public let checkpoint: Checkpoint?
    /// The head of each copy that grew, by node, in the group's order.
    public let copies: [(log: String, head: LogHead)]
}

/// A record as stored.
public struct StoredRecord: Sendable, Hashable {
    public let sequence: UInt64
    public let hash: SM3Digest
    public let content: [UInt8]
}
