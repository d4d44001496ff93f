// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
public import Messages

/// Reads what a ledger has committed, from any task, while it goes on committing.
///
/// Every call blocks its thread for one short read. Damage met on the way is thrown as `damaged` with log and record,
/// and stops the ledger's writer.
public struct LedgerReader: Sendable {
    let storage: any LedgerStorageReader
    let logTable: LogTable
    let condition: LedgerCondition

    /// The nodes whose logs are held, the own one first.
    public var logs: [String] { logTable.all.map(\.node) }

    /// The size and last hash of a log as committed.
    public func head(of log: String) throws(LedgerError) -> LogHead {
        try read(log) { (stored) throws(LedgerError) in try storage.head(of: stored) }
    }

    /// Records from sequence `first` on, in order: at most `limit`, `LedgerLimits.maximumPageRecords` and about
    /// `LedgerLimits.maximumPageBytes`; empty past the end.
    public func records(
        of log: String, from first: UInt64, limit: Int = LedgerLimits.maximumPageRecords
    ) throws(LedgerError) -> [StoredRecord] {
        try read(log) { (stored) throws(LedgerError) in
            let page = try storage.records(
                of: stored, from: first, limit: max(0, min(limit, LedgerLimits.maximumPageRecords)),
                maximumBytes: LedgerLimits.maximumPageBytes)
            for (record, expected) in zip(page, max(1, first)...) where record.sequence != expected {
                throw LedgerError(
                    .damaged, "the record is missing", log: log, sequence: expected, remedy: LedgerError.damageRemedy)
            }
            return page
        }
    }

    /// The page of records after `sequence`, each verified to have its hash and to follow the one before.
    ///
    /// For a reader that builds on what it reads: a damaged byte that still decodes must not become a fact.
    public func verifiedRecords(of log: String, after sequence: UInt64) throws(LedgerError) -> [StoredRecord] {
        try read(log) { (stored) throws(LedgerError) in
            let page = try storage.records(
                of: stored, from: sequence + 1, limit: LedgerLimits.maximumPageRecords,
                maximumBytes: LedgerLimits.maximumPageBytes)
            if page.isEmpty { return page }
            let hash = sequence == 0 ? SM3Digest.zero : try storage.hashes(of: stored, sequence...sequence)[0]
            var chain = ChainCheck(log: log, sequence: sequence, hash: hash)
            try chain.follow(page)
            return page
        }
    }

    /// One record; nil if the log is not that long.
    public func record(of log: String, sequence: UInt64) throws(LedgerError) -> StoredRecord? {
        guard sequence > 0 else { return nil }
        return try records(of: log, from: sequence, limit: 1).first
    }

    /// The sequence of the first record that was committed with this key.
    public func sequence(of key: String, in log: String) throws(LedgerError) -> UInt64? {
        try read(log) { (stored) throws(LedgerError) in try storage.sequence(of: key, in: stored) }
    }

    /// A checkpoint with its countersignatures; nil if none fits.
    public func checkpoint(of log: String, _ choice: CheckpointChoice = .last) throws(LedgerError) -> Checkpoint? {
        try read(log) { (stored) throws(LedgerError) in try storage.checkpoint(of: stored, choice)?.checkpoint }
    }

    /// The snapshot of that name, its digest verified; `damaged` (which does not stop the ledger: records are the
    /// truth) if it does not match.
    public func snapshot(named name: String) throws(LedgerError) -> Snapshot? {
        try storage.snapshot(named: name)
    }

    public func metadata(_ key: String) throws(LedgerError) -> [UInt8]? {
        try storage.metadata(key)
    }

    /// The failure that stopped the ledger; nil while it runs.
    public var stoppedBy: LedgerError? { condition.stoppedBy }

    func read<Value>(
        _ log: String, _ body: (StoredLog) throws(LedgerError) -> Value
    ) throws(LedgerError) -> Value {
        let stored = try logTable.require(log)
        do throws(LedgerError) {
            return try body(stored)
        } catch {
            if error.code == .damaged { condition.stop(error) }
            throw error
        }
    }
}
