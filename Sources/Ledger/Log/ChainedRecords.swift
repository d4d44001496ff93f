// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// Records that follow one another after a known state of a log, hashed but not yet committed.
///
/// A value that any task can build: the registrar appends as it decides (a later decision of a group sees the hash
/// before it), the hub hashes batches from below in parallel. Only appending makes one, so its hashes are true.
public struct ChainedRecords: Sendable {
    /// The state of the log that the first record follows.
    public let start: LogState
    /// The state after the last.
    public private(set) var end: LogState
    /// The encoded records, as they will be stored.
    public private(set) var contents: [[UInt8]] = []
    /// The hash of each.
    public private(set) var hashes: [SM3Digest] = []
    /// Names under which records can be found again.
    public private(set) var keys: [IndexKey] = []
    /// Nodes of the Merkle tree that these records complete, from the lowest stored level up.
    package private(set) var nodes: [MerkleNode] = []

    /// No record yet.
    public init(after state: LogState) {
        start = state
        end = state
    }

    public init(after state: LogState, contents: [[UInt8]]) {
        self.init(after: state)
        append(contents: contents)
    }

    public var count: Int { contents.count }
    public var isEmpty: Bool { contents.isEmpty }
    /// The sequence of the first record; that of the next one if there is none.
    public var firstSequence: UInt64 { start.head.size + 1 }
    /// The sequence that the next record appended will have.
    public var nextSequence: UInt64 { end.head.size + 1 }

    /// Appends one record, findable by `keys` in this log; a key that already names a record keeps naming that one.
    ///
    /// - Returns: the record's hash.
    @discardableResult
    public mutating func append(_ content: [UInt8], keys: [String] = []) -> SM3Digest {
        append(contents: [content])
        for key in keys { name(key, sequence: end.head.size) }
        return end.head.hash
    }

    /// Appends records in order.
    public mutating func append(contents more: [[UInt8]]) {
        contents.append(contentsOf: more)
        let added = RecordChain.hashes(previous: end.head.hash, records: more)
        hashes.append(contentsOf: added)
        guard let last = added.last else { return }
        var hashing = MerkleHashing()
        var completed: [MerkleNode] = []
        for hash in added {
            end.frontier.append(hash, hashing: &hashing) { node in
                if node.level >= MerkleNode.lowestStoredLevel { completed.append(node) }
            }
        }
        nodes.append(contentsOf: completed)
        end.head = LogHead(size: end.frontier.size, hash: last)
    }

    /// Makes a record of this run findable by `key`.
    public mutating func name(_ key: String, sequence: UInt64) {
        precondition(sequence >= firstSequence && sequence < nextSequence, "the record is one of this run")
        keys.append(IndexKey(key: key, sequence: sequence))
    }
}

/// A name for a record of one log: a command id, a decision id.
public struct IndexKey: Sendable, Hashable {
    public let key: String
    public let sequence: UInt64
}

/// The hash chain: a record's hash is SM3 over the previous record's hash and the record as encoded.
public enum RecordChain {
    /// The hash of one record.
    public static func hash(previous: SM3Digest, record: [UInt8]) -> SM3Digest {
        hashes(previous: previous, records: [record])[0]
    }

    /// The hash of each record in turn; `previous` is zero before the first record of a log.
    public static func hashes(previous: SM3Digest, records: [[UInt8]]) -> [SM3Digest] {
        var hasher = SM3Hasher()
        var previous = previous
        var hashes: [SM3Digest] = []
        hashes.reserveCapacity(records.count)
        for record in records {
            hasher.update(previous)
            hasher.update(record)
            previous = hasher.finalizeAndReset()
            hashes.append(previous)
        }
        return hashes
    }
}
