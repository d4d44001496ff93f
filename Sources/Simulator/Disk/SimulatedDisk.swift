// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Ledger
import Synchronization

/// The disk of one machine with one ledger on it: the head file in sectors, the database as a write-ahead log of
/// frames, and a page cache over both. Give it to `Ledger.open(in:)`.
///
/// Deterministic and single-threaded: it has no clock and draws nothing itself. Before every operation it asks
/// `beforeOperation` what becomes of it; whatever was not flushed is at the mercy of `powerLost(using:)`.
///
/// What must survive: a frame or sector whose flush returned without an error. What may be lost, kept, torn or mixed in
/// any way: everything written since. What is certainly lost with the power: what a failed flush should have flushed.
package final class SimulatedDisk {
    package let path: String
    /// Asked before every operation; nil lets everything proceed.
    package var beforeOperation: ((DiskOperation) -> DiskDecision)?
    /// What head file and rows may take together, in bytes; nil for no limit.
    package var capacityBytes: Int?
    /// Operations asked for so far, over all processes.
    package private(set) var operationCount = 0

    let store = TableStore()
    var head = SectorFile()
    var frames = FrameLog()
    private(set) var hasDatabase = false
    private(set) var isDatabaseNameDurable = false
    private(set) var process = DiskProcess()

    /// - Parameter path: the ledger's directory as errors name it; nothing is there.
    package init(path: String) { self.path = path }

    package var identity: String { path }
    package var headPath: String { "\(path)/head" }
    var databasePath: String { "\(path)/database" }

    /// What is used of `capacityBytes`.
    package var usedBytes: Int { head.byteCount + store.tables.withLock(\.byteCount) }

    /// Whether the current process can still work; false after a crash, until `processDied` or `powerLost`.
    package var isProcessAlive: Bool { process.isAlive }

    /// What becomes of an operation; the caller throws the failure after its consequences.
    ///
    /// - Throws: `inputOutput` if the process has ended, or ends here.
    func outcome(of operation: DiskOperation, by process: DiskProcess) throws(LedgerError) -> DiskFailure? {
        try process.requireAlive(path)
        operationCount += 1
        switch beforeOperation?(operation) ?? .proceed {
        case .proceed: return nil
        case .fail(let failure): return failure
        case .crash:
            process.end("crashed before \(operation)")
            try process.requireAlive(path)
            return nil
        }
    }

    /// An operation whose failure has no consequences.
    func begin(_ operation: DiskOperation, by process: DiskProcess) throws(LedgerError) {
        if let failure = try outcome(of: operation, by: process) { throw failure.error(operation, path: path) }
    }

    /// `diskFull` unless so many bytes more fit.
    func requireSpace(_ bytes: Int, _ operation: DiskOperation) throws(LedgerError) {
        guard let capacityBytes, bytes > 0, usedBytes + bytes > capacityBytes else { return }
        throw DiskFailure.diskFull.error(operation, path: path)
    }

    func makeDatabase() { hasDatabase = true }

    /// A flush of the write-ahead log that succeeds; it makes the database's name durable too.
    func flushFrames() {
        isDatabaseNameDurable = true
        let durable = frames.flush()
        store.tables.withLock { tables in for content in durable { tables.apply(content) } }
    }

    func replaceProcess(_ reason: String) {
        process.end(reason)
        process = DiskProcess()
    }

    func setDatabase(isThere: Bool) {
        hasDatabase = isThere
        isDatabaseNameDurable = isThere
    }
}

extension SimulatedDisk: LedgerPlace, LedgerStorageEngine {
    package var engine: any LedgerStorageEngine { self }
    package var exists: Bool { hasDatabase }
    package var headExists: Bool { head.cached != nil }

    package func make() throws(LedgerError) { try process.requireAlive(path) }

    package func takeLock() throws(LedgerError) -> LedgerLock {
        try process.requireAlive(path)
        guard let holder = process.lock() else {
            throw LedgerError(
                .inUse, "another holder has this ledger open", path: path, remedy: "close the other ledger")
        }
        return LedgerLock(holder: holder)
    }

    package func openHead(isReadOnly: Bool) throws(LedgerError) -> any HeadMedium {
        try process.requireAlive(path)
        return SimulatedHead(disk: self, process: process, isReadOnly: isReadOnly)
    }

    package func makeHead() throws(LedgerError) -> any HeadMedium {
        try begin(.makeHead, by: process)
        head.make()
        return SimulatedHead(disk: self, process: process, isReadOnly: false)
    }

    package func flushNames() throws(LedgerError) {
        try begin(.syncNames, by: process)
        head.flushName()
    }

    /// The hook's small database is `capacityBytes` here.
    package func open(hook: (any CommitHook)?) throws(LedgerError) -> any LedgerStorage {
        try SimulatedStorage(disk: self, process: process)
    }

    package func openReader(isExclusive: Bool) throws(LedgerError) -> (any LedgerStorageReader)? {
        try process.requireAlive(path)
        guard hasDatabase else {
            throw LedgerError(.notFound, "there is no database", path: databasePath, remedy: "name another disk")
        }
        // What is in the write-ahead log counts for a reader, though only opening for writing flushes it.
        let found = frames.recoverable
        let view = found.isEmpty ? store : TableStore(store.tables.withLock { $0 })
        return view.tables.withLock { tables -> (any LedgerStorageReader)? in
            for content in found { tables.apply(content) }
            guard tables.hasSchema else { return nil }
            return SimulatedReader(store: view, process: process, path: databasePath)
        }
    }
}
