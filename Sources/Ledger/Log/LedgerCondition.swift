// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Whether the ledger may go on; shared by its writer and its readers, so that damage met by a reader stops writing.
final class LedgerCondition: Sendable {
    private let failure = Mutex<LedgerError?>(nil)

    /// The failure that stopped the ledger; the first one stays.
    var stoppedBy: LedgerError? { failure.withLock { $0 } }

    func stop(_ error: LedgerError) {
        failure.withLock { if $0 == nil { $0 = error } }
    }

    /// Throws `stopped` if an earlier failure did.
    func requireRunning() throws(LedgerError) {
        guard let error = stoppedBy else { return }
        throw LedgerError(
            .stopped, "the ledger stopped after a failure and takes nothing more", log: error.log,
            sequence: error.sequence, path: error.path, remedy: error.remedy, cause: "\(error.code): \(error.message)")
    }

    /// Runs a write; its failure stops the ledger, for what reached the disk is then unknown.
    func stoppingOnFailure<Value>(_ body: () throws(LedgerError) -> Value) throws(LedgerError) -> Value {
        do throws(LedgerError) {
            return try body()
        } catch {
            stop(error)
            throw error
        }
    }
}
