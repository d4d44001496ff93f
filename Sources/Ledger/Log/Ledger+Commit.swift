// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

extension Ledger {
    /// Commits a group: one transaction, one flush, and, if the own log grew, one signed checkpoint and one flush of
    /// the head file. When this returns, everything in the group is on the disk.
    ///
    /// - Throws: `invalidGroup` or `signingFailed`, which wrote nothing and leave the ledger running; anything else
    ///   stops it, and whether the group is there is unknown until the ledger is opened again.
    public func commit(_ group: CommitGroup) throws(LedgerError) -> CommitReceipt {
        try condition.requireRunning()
        var planner = CommitPlanner(ledger: self)
        try planner.plan(group)
        var checkpoint: Checkpoint?
        if let records = group.records, !records.isEmpty {
            // What this process knows must still be what the disk says before it signs anything further.
            try condition.stoppingOnFailure { () throws(LedgerError) in try headFile.requireUnchanged() }
            let signed = try sign(records.end, epoch: group.epoch, time: group.time)
            planner.addOwn(records, checkpoint: signed)
            checkpoint = signed
        }
        return try condition.stoppingOnFailure { () throws(LedgerError) in
            try write(planner.transaction, growing: planner.grown, checkpoint: checkpoint)
        }
    }

    private func write(
        _ transaction: StorageTransaction, growing grown: [LogState], checkpoint: Checkpoint?
    ) throws(LedgerError) -> CommitReceipt {
        try hook?.reached(.signed)
        try storage.commit(transaction)
        try hook?.reached(.databaseCommitted)
        if let checkpoint, let own = grown.first(where: { $0.log == node }) {
            try headFile.write(own.head, checkpoint: checkpoint)
            try hook?.reached(.headWritten)
        }
        reader.logTable.add(transaction.newLogs)
        for state in grown { states[state.log] = state }
        let copies = grown.filter { $0.log != node }.map { (log: $0.log, head: $0.head) }
        return CommitReceipt(state: state, checkpoint: checkpoint, copies: copies)
    }

    private func sign(_ state: LogState, epoch: UInt64, time: UInt64) throws(LedgerError) -> Checkpoint {
        let body = CheckpointBody(
            node: node, epoch: epoch, size: state.head.size, root: state.root.bytes, head: state.head.hash.bytes,
            time: time
        ).encode()
        do throws(CryptoError) {
            let signature = try signer.signCheckpoint(SignedBytes.checkpoint(body))
            return Checkpoint(body: body, signature: Signature(signer: node, value: signature))
        } catch {
            throw LedgerError(
                .signingFailed, "the checkpoint could not be signed; nothing was written", log: node,
                remedy: "check the key store, then send the group again", cause: "\(error)")
        }
    }
}
