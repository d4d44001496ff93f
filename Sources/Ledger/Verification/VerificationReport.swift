// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// What verifying a ledger found. A value: nothing in a ledger's content makes verification throw.
public struct VerificationReport: Sendable, Hashable {
    public let directory: String
    /// One for each log, the own one first.
    public let logs: [LogReport]
    /// Everything found, by log and sequence.
    public let findings: [VerificationFinding]

    /// Whether nothing is wrong. Notes, such as an unknown key, do not count.
    public var isSound: Bool { !findings.contains { $0.isFault } }
    public var recordCount: UInt64 { logs.reduce(0) { $0 + $1.recordCount } }
}

/// What was verified of one log.
public struct LogReport: Sendable, Hashable {
    /// The node whose log it is.
    public let log: String
    public let isOwn: Bool
    /// Records as the last one's sequence tells.
    public let head: LogHead
    /// Records read and hashed.
    public let recordCount: UInt64
    /// The recomputed Merkle root over all records; nil if damage prevents it.
    public let root: SM3Digest?
    /// Checkpoints whose root, head and (if the key is known) signature were checked.
    public let checkpointCount: Int
    /// Countersignatures checked with a known key.
    public let countersignatureCount: Int
}

/// One thing found.
public struct VerificationFinding: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A record cannot be read.
        case unreadable
        /// A sequence number is not there.
        case missingRecord
        /// A record does not match its hash, or does not follow the one before.
        case wrongHash
        /// A stored node of the Merkle tree is wrong or missing.
        case wrongTreeNode
        /// A checkpoint's size, node or head differs from the records, or it cannot be read.
        case wrongCheckpoint
        /// A checkpoint's Merkle root is not that of the records.
        case wrongRoot
        /// A checkpoint's signature does not verify.
        case wrongSignature
        /// A countersignature does not verify.
        case wrongCountersignature
        /// Records stand after the last checkpoint, so nobody signed them.
        case notSigned
        /// The head file is missing, damaged, or speaks of other records.
        case wrongHead
        /// The copy is not a beginning of the original.
        case notPrefix
        /// The directory or its database cannot be opened, or its structure is damaged.
        case database
        /// A note: a signature was not checked, for the signer's key is not known.
        case keyUnknown
        /// A note: roots after this record were not recomputed because of damage before them.
        case notChecked
    }

    public let kind: Kind
    /// The node whose log it is; nil if the whole directory is concerned.
    public let log: String?
    /// The first record concerned; 0 is none.
    public let sequence: UInt64
    public let text: String

    /// Whether something is wrong, and not merely unchecked.
    public var isFault: Bool { kind != .keyUnknown && kind != .notChecked }

    init(_ kind: Kind, _ log: String?, _ sequence: UInt64, _ text: String) {
        self.kind = kind
        self.log = log
        self.sequence = sequence
        self.text = text
    }
}

extension VerificationFinding: CustomStringConvertible {
    public var description: String {
        var place = log ?? "ledger"
        if sequence > 0 { place += " record \(sequence)" }
        return "\(place): \(kind.rawValue): \(text)"
    }
}
