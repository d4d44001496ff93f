// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger

extension DiskTables {
    /// Throws what SQLite would, before anything is written: every transaction is whole or not there at all.
    ///
    /// - Throws: `changedOutside` if a log does not end where the transaction goes on; `inputOutput` if a row is there
    ///   already or its log is not.
    func check(_ transaction: StorageTransaction, path: String) throws(LedgerError) {
        var ends: [Int: LogHead] = [:]
        for log in transaction.newLogs {
            let isTaken = logs.contains {
                $0.log.number == log.number || ByteText($0.log.node) == ByteText(log.node)
            }
            guard !isTaken, ends[log.number] == nil else { throw refused("the log is there already", path) }
            ends[log.number] = .empty
        }
        for append in transaction.appends {
            guard let end = ends[append.log.number] ?? index(of: append.log).map({ logs[$0].head }) else {
                throw refused("there is no such log", path)
            }
            let start = append.records.start.head
            guard end == start else {
                throw LedgerError(
                    .changedOutside, "the stored log ends with record \(end.size), not with \(start.size) as it should",
                    log: append.log.node, sequence: end.size,
                    remedy: "find what else wrote to this database; start again, which verifies it")
            }
            ends[append.log.number] = append.records.end.head
        }
        var sizes: [Int: Set<UInt64>] = [:]
        for (log, stored) in transaction.checkpoints {
            guard ends[log.number] != nil || index(of: log) != nil else { throw refused("there is no such log", path) }
            let isHeld = index(of: log).map { logs[$0].hasCheckpoint(size: stored.size) } ?? false
            guard !isHeld, sizes[log.number, default: []].insert(stored.size).inserted else {
                throw refused("the checkpoint is there already", path)
            }
        }
    }

    private func refused(_ cause: String, _ path: String) -> LedgerError {
        LedgerError(
            .inputOutput, "writing a group failed", path: path,
            remedy: "check the disk and its file system, then start again; nothing acknowledged is lost", cause: cause)
    }
}
