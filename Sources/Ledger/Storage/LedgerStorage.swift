// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Crypto

/// How a ledger's storage is found and opened. With `LedgerStorage` and `LedgerStorageReader` the one thing to
/// implement for another database: nothing above them knows of SQL, dialects or database files.
package protocol LedgerStorageEngine {
    /// Whether there is a database, be it unfinished.
    var exists: Bool { get }

    /// Opens for writing, creating the database if need be. All that was committed before has been flushed to the disk
    /// when this returns.
    func open(hook: (any CommitHook)?) throws(LedgerError) -> any LedgerStorage

    /// Opens for reading only, for one thread, changing nothing; nil if a crash cut the database's creation short.
    ///
    /// - Parameter isExclusive: whether nobody can have it open for writing meanwhile.
    func openReader(isExclusive: Bool) throws(LedgerError) -> (any LedgerStorageReader)?
}

/// Where a ledger's rows lie.
///
/// One writer, the caller of `commit`, confined to one thread at a time; any number of readers through `reader`.
package protocol LedgerStorage: AnyObject {
    /// For reads from any task. They see what is committed.
    var reader: any LedgerStorageReader { get }

    /// Makes the whole transaction durable, or nothing of it. It has been flushed to the disk when this returns.
    ///
    /// After an error the outcome is unknown until the storage is opened again: the caller must not go on.
    func commit(_ transaction: StorageTransaction) throws(LedgerError)

    /// Housekeeping that must not be left for long; short if there is little to do.
    func maintain() throws(LedgerError) -> StorageStatus

    /// Ends all access. Not to be used afterwards.
    ///
    /// - Parameter isClean: whether nothing failed, so that the storage may still put its files in order.
    func close(isClean: Bool) throws(LedgerError)
}

/// Paged reads of committed rows. Each call is short and on its own.
package protocol LedgerStorageReader: Sendable {
    func logs() throws(LedgerError) -> [StoredLog]

    func head(of log: StoredLog) throws(LedgerError) -> LogHead

    /// Records from sequence `first` on, in order, as many as both limits allow; always one if there is one.
    func records(
        of log: StoredLog, from first: UInt64, limit: Int, maximumBytes: Int
    ) throws(LedgerError) -> [StoredRecord]

    /// The hashes of the records with these sequences; `damaged` if one is missing.
    func hashes(of log: StoredLog, _ sequences: ClosedRange<UInt64>) throws(LedgerError) -> [SM3Digest]

    /// A node of the Merkle tree at a stored level; nil if it is not there.
    func node(of log: StoredLog, level: Int, index: UInt64) throws(LedgerError) -> SM3Digest?

    func checkpoint(of log: StoredLog, _ choice: CheckpointChoice) throws(LedgerError) -> StoredCheckpoint?

    /// The checkpoints that cover one of these sizes, smallest first.
    func checkpoints(of log: StoredLog, sizes: ClosedRange<UInt64>) throws(LedgerError) -> [StoredCheckpoint]

    func sequence(of key: String, in log: StoredLog) throws(LedgerError) -> UInt64?

    func snapshot(named name: String) throws(LedgerError) -> Snapshot?

    /// The last record that any snapshot of the log includes.
    func snapshotSequence(of log: StoredLog) throws(LedgerError) -> UInt64?

    func metadata(_ key: String) throws(LedgerError) -> [UInt8]?

    /// What the database's own check of its structure says; empty if it is sound.
    func structureFaults() -> [String]
}

/// A log as the storage numbers it.
package struct StoredLog: Sendable, Hashable {
    package let number: Int
    /// The node whose log it is.
    package let node: String
    /// Whether it is this node's own log, and not a copy.
    package let isOwn: Bool

    package init(number: Int, node: String, isOwn: Bool) {
        self.number = number
        self.node = node
        self.isOwn = isOwn
    }
}

/// Which checkpoint of a log is wanted.
public enum CheckpointChoice: Sendable, Hashable {
    /// The one that covers most.
    case last
    /// The largest that covers no more than so many records.
    case atOrBefore(UInt64)
    /// The smallest that covers at least so many records.
    case atOrAfter(UInt64)
    /// The largest with a countersignature.
    case lastCountersigned
}

/// How the storage is doing.
public struct StorageStatus: Sendable, Hashable {
    /// Bytes of the write-ahead log not yet moved into the database.
    public let pendingWALBytes: Int
    /// Whether that exceeds `LedgerLimits.alarmWALBytes`: some reader holds an old state for too long.
    public var isAlarming: Bool { pendingWALBytes > LedgerLimits.alarmWALBytes }

    package init(pendingWALBytes: Int) { self.pendingWALBytes = pendingWALBytes }
}
