// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger

extension Oracle {
    /// The hash chain worked out from the text of docs/ledger.md and not by the ledger's own function: SM3 over the hash
    /// of the record before, zeros before the first, and the record.
    func checkChain(_ stored: StoredRecord, after truth: LogTruth, of machine: Computer) {
        var hasher = SM3Hasher()
        hasher.update(truth.hash(at: truth.size) ?? .zero)
        hasher.update(stored.content)
        check(
            .copiesArePrefixes, hasher.finalizeAndReset() == stored.hash || machine.damaged != nil,
            "record \(stored.sequence) of \(machine.name) is not chained to the one before it")
    }
}
