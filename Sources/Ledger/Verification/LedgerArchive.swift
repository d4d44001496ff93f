// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A ledger's records read from its files alone, for judging them again. Nothing is changed.
///
/// If no daemon has the directory open, its lock is held while this value lives, so that none starts; a live ledger is
/// read as one more reader would. That the records are whole is `OfflineVerifier`'s part.
public struct LedgerArchive: ~Copyable {
    /// One log of the ledger.
    public struct Log: Sendable, Hashable {
        /// The node whose log it is.
        public let node: String
        /// Whether it is the directory's own node's, and not a copy.
        public let isOwn: Bool
    }

    private let opened: OpenArchive

    /// - Throws: `notFound` if there is no ledger; `foreignDirectory`, `unsupportedVersion` if it is not one of ours.
    public init(directory: String) throws(LedgerError) {
        opened = try OpenArchive(directory: directory, readerCount: 1)
    }

    /// The logs held, the own one first.
    public func logs() throws(LedgerError) -> [Log] {
        try opened.readers[0].logs().map { Log(node: $0.node, isOwn: $0.isOwn) }
    }

    /// Records from sequence `first` on, in order, as many as one page holds; empty past the end.
    ///
    /// - Throws: `notFound` if there is no such log; `damaged`, `inputOutput` if the database cannot be read.
    public func records(of node: String, from first: UInt64) throws(LedgerError) -> [StoredRecord] {
        guard let log = try opened.readers[0].logs().first(where: { $0.node == node }) else {
            throw LedgerError(.notFound, "there is no log of \(node)", remedy: "name a log that the ledger holds")
        }
        return try opened.readers[0].records(
            of: log, from: first, limit: LedgerLimits.maximumPageRecords, maximumBytes: LedgerLimits.maximumPageBytes)
    }
}
