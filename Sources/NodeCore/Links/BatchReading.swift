// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Messages

/// Cutting batches out of the own ledger: from a size on, up to a signed checkpoint.
enum BatchReading {
    /// The next batch after `size`; `nil` while no checkpoint lies beyond it.
    static func read(
        _ reader: LedgerReader, after size: UInt64, anchor: Bool, _ limits: FederationLimits, of log: String
    ) throws(LedgerError) -> RecordBatch? {
        guard let checkpoint = try checkpoint(reader, after: size, limits, of: log),
            let body = try? CheckpointBody.decode(checkpoint.body)
        else { return nil }
        var batch = RecordBatch()
        batch.firstSequence = size + 1
        batch.checkpoint = checkpoint
        batch.checkpoint?.countersignatures = []
        batch.previousHash = SM3Digest.zero.bytes
        if size > 0, let previous = try reader.record(of: log, sequence: size) {
            batch.previousHash = previous.hash.bytes
            if anchor { batch.anchorRecord = previous.content }
        }
        batch.records.reserveCapacity(Int(body.size - size))
        while size + UInt64(batch.records.count) < body.size {
            let missing = Int(body.size - size) - batch.records.count
            let page = try reader.records(of: log, from: size + UInt64(batch.records.count) + 1, limit: missing)
            if page.isEmpty { return nil }
            batch.records += page.map(\.content)
        }
        return batch
    }

    /// The largest checkpoint within a batch's size, else the next one: a single commit group may be larger.
    private static func checkpoint(
        _ reader: LedgerReader, after size: UInt64, _ limits: FederationLimits, of log: String
    ) throws(LedgerError) -> Checkpoint? {
        if let within = try reader.checkpoint(of: log, .atOrBefore(size + limits.batchRecords)),
            let body = try? CheckpointBody.decode(within.body), body.size > size
        {
            return within
        }
        return try reader.checkpoint(of: log, .atOrAfter(size + 1))
    }
}
