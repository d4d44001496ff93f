// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Ledger
import Synchronization

/// A simulated database that one process has open for writing.
///
/// A commit is three operations: the frame's first half, its second half, the flush. Rows become visible after the
/// flush alone, as in SQLite, whose readers do not see a frame before it is on the disk.
final class SimulatedStorage: LedgerStorage {
    /// The least that a commit puts into the write-ahead log: two pages.
    private static let minimumCommitBytes = 8_192
    /// As in the SQLite storage.
    private static let walOverheadPerMille = 1_300

    let reader: any LedgerStorageReader
    private let disk: SimulatedDisk
    private let process: DiskProcess
    private var pendingWALBytes = 0
    private var isClosed = false

    /// Opens the database of `disk`, making it if there is none; writes and flushes anew what recovery finds.
    init(disk: SimulatedDisk, process: DiskProcess) throws(LedgerError) {
        self.disk = disk
        self.process = process
        reader = SimulatedReader(store: disk.store, process: process, path: disk.databasePath)
        try process.requireAlive(disk.databasePath)
        if !disk.hasDatabase {
            try disk.begin(.makeDatabase, by: process)
            disk.makeDatabase()
        }
        try recover()
        if disk.store.tables.withLock({ !$0.hasSchema }) { try write(.schema, byteCount: 0) }
    }

    func commit(_ transaction: StorageTransaction) throws(LedgerError) {
        try requireOpen()
        if pendingWALBytes > LedgerLimits.forcedCheckpointWALBytes { _ = try moveFrames() }
        let refusal = disk.store.tables.withLock { tables -> LedgerError? in
            do throws(LedgerError) {
                try tables.check(transaction, path: disk.databasePath)
                return nil
            } catch {
                return error
            }
        }
        if let refusal { throw refusal }
        let bytes = FrameSize.bytes(of: transaction)
        try write(.transaction(transaction), byteCount: bytes)
        pendingWALBytes += max(
            bytes * SimulatedStorage.walOverheadPerMille / 1_000, SimulatedStorage.minimumCommitBytes)
    }

    func maintain() throws(LedgerError) -> StorageStatus {
        try requireOpen()
        if pendingWALBytes > LedgerLimits.checkpointWALBytes { return try moveFrames() }
        return StorageStatus(pendingWALBytes: pendingWALBytes)
    }

    func close(isClean: Bool) throws(LedgerError) {
        try requireOpen()
        isClosed = true
        // What cannot be moved stays in the write-ahead log; the next opening finds it there.
        if isClean, pendingWALBytes > 0 { _ = try? moveFrames() }
        try process.requireAlive(disk.databasePath)
    }

    private func recover() throws(LedgerError) {
        disk.frames.recover()
        guard !disk.frames.isEmpty else { return }
        for index in 0..<disk.frames.count {
            try disk.begin(.rewriteFrame, by: process)
            disk.frames.rewrite(index)
        }
        try flush()
    }

    private func write(_ content: FrameLog.Content, byteCount: Int) throws(LedgerError) {
        try disk.begin(.beginFrame, by: process)
        try disk.requireSpace(byteCount, .beginFrame)
        disk.frames.begin(content)
        try disk.begin(.finishFrame, by: process)
        disk.frames.finish()
        try flush()
    }

    private func flush() throws(LedgerError) {
        if let failure = try disk.outcome(of: .syncFrames, by: process) {
            disk.frames.forgetDirty()
            throw failure.error(.syncFrames, path: disk.databasePath)
        }
        disk.flushFrames()
    }

    /// Moves the write-ahead log into the database. What it holds is on the disk before and after.
    private func moveFrames() throws(LedgerError) -> StorageStatus {
        try disk.begin(.moveFrames, by: process)
        pendingWALBytes = 0
        return StorageStatus(pendingWALBytes: 0)
    }

    private func requireOpen() throws(LedgerError) {
        try process.requireAlive(disk.databasePath)
        guard !isClosed else {
            throw LedgerError(
                .inputOutput, "the database is closed", path: disk.databasePath, remedy: "open the ledger again")
        }
    }
}
