// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Ledger

/// One thing that a process asks of its disk and between any two of which it can die.
package enum DiskOperation: UInt8, Sendable, Hashable, CaseIterable {
    /// Makes an empty head file, or opens the one that is there, for writing.
    case makeHead
    /// Writes sectors of the head file into the page cache.
    case writeHead
    /// Flushes the head file.
    case syncHead
    /// Flushes the directory, so that new names are durable.
    case syncNames
    /// Makes an empty database file.
    case makeDatabase
    /// Writes the first half of a transaction's frame into the page cache.
    case beginFrame
    /// Writes the second half with the mark that makes it count.
    case finishFrame
    /// Flushes the write-ahead log.
    case syncFrames
    /// Writes a frame that recovery found anew, so that the next flush covers it.
    case rewriteFrame
    /// Moves flushed frames into the database.
    case moveFrames
}

/// What becomes of an operation; decided by whoever drives the disk, from its seed.
package enum DiskDecision: Sendable, Hashable {
    case proceed
    /// The system refuses it. A flush refused also forgets what it should have flushed, as Linux does.
    case fail(DiskFailure)
    /// The process ends before it: this and everything that process still tries throws.
    case crash
}

/// How the system refuses an operation.
package enum DiskFailure: Sendable, Hashable {
    case inputOutput
    case diskFull

    func error(_ operation: DiskOperation, path: String) -> LedgerError {
        switch self {
        case .inputOutput:
            LedgerError(
                .inputOutput, "the disk refused \(operation)", path: path,
                remedy: "check the disk, then start again; nothing acknowledged is lost", cause: "EIO (simulated)")
        case .diskFull:
            LedgerError(
                .diskFull, "the disk is full at \(operation)", path: path,
                remedy: "free space on this file system, then start again; nothing acknowledged is lost",
                cause: "ENOSPC (simulated)")
        }
    }
}
