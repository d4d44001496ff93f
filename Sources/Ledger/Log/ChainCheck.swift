// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto

/// Verifies stored records one after another: each is there, has the hash its content gives, and follows the one before.
struct ChainCheck {
    let log: String
    /// The last record verified, or the one to begin after; 0 before the first.
    private(set) var sequence: UInt64
    /// Its hash.
    private var hash: SM3Digest

    init(log: String, sequence: UInt64, hash: SM3Digest) {
        self.log = log
        self.sequence = sequence
        self.hash = hash
    }

    /// - Throws: `damaged`, naming the first record that does not hold.
    mutating func follow(_ records: [StoredRecord]) throws(LedgerError) {
        for record in records {
            guard record.sequence == sequence + 1 else { throw damaged("the record is missing") }
            hash = RecordChain.hash(previous: hash, record: record.content)
            guard hash == record.hash else {
                throw damaged("the record does not match its hash, or does not follow the one before")
            }
            sequence += 1
        }
    }

    private func damaged(_ message: String) -> LedgerError {
        LedgerError(.damaged, message, log: log, sequence: sequence + 1, remedy: LedgerError.damageRemedy)
    }
}
