// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// The end of a hash chain: how many records, and the hash of the last.
public struct LogHead: Sendable, Hashable {
    /// The head of a log without records.
    public static let empty = LogHead(size: 0, hash: .zero)

    /// The number of records, which is the sequence of the last.
    public let size: UInt64
    /// The hash of the last record; zero if there is none.
    public let hash: SM3Digest

    public init(size: UInt64, hash: SM3Digest) {
        self.size = size
        self.hash = hash
    }
}

/// A log's head with the frontier of its Merkle tree: all that is needed to append to it, or to verify what follows.
///
/// Comes from the ledger or from `ChainedRecords` alone, so the two parts belong together.
public struct LogState: Sendable, Hashable {
    /// The node whose log it is.
    public let log: String
    public internal(set) var head: LogHead
    public internal(set) var frontier: MerkleFrontier

    /// The log before its first record.
    public init(emptyLogOf node: String) {
        self.init(log: node, head: .empty, frontier: MerkleFrontier())
    }

    init(log: String, head: LogHead, frontier: MerkleFrontier) {
        self.log = log
        self.head = head
        self.frontier = frontier
    }

    /// The RFC 6962 root over the hashes of all records.
    public var root: SM3Digest { frontier.root }
}
