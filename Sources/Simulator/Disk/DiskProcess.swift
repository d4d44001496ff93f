// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Ledger
import Synchronization

/// One incarnation of the process that uses a disk. It ends once; everything it opened then throws for ever, so that
/// nothing of a killed process can be mistaken for its successor.
final class DiskProcess: Sendable {
    private let endedBy = Mutex<String?>(nil)
    private let isLocking = Mutex(false)

    var isAlive: Bool { endedBy.withLock { $0 == nil } }

    /// The first reason stays.
    func end(_ reason: String) {
        endedBy.withLock { if $0 == nil { $0 = reason } }
    }

    /// Throws `inputOutput` if this incarnation has ended.
    func requireAlive(_ path: String) throws(LedgerError) {
        guard let reason = endedBy.withLock({ $0 }) else { return }
        throw LedgerError(
            .inputOutput, "the process that opened this has ended", path: path,
            remedy: "open the ledger again in a new process", cause: reason)
    }

    /// Nil if a holder of this incarnation has the lock.
    func lock() -> Holder? {
        isLocking.withLock { isHeld in
            if isHeld { return nil }
            isHeld = true
            return Holder(self)
        }
    }

    /// Holds the lock while it lives.
    final class Holder: Sendable {
        private let process: DiskProcess

        init(_ process: DiskProcess) { self.process = process }

        deinit { process.isLocking.withLock { $0 = false } }
    }
}
