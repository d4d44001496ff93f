// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Registry

/// What the oracle holds for true of one log: every record that was ever durable in it, and what they say.
struct LogTruth {
    let node: String
    /// The hash of each record.
    private(set) var hashes: [SM3Digest] = []
    /// The registry rebuilt from the durable records alone.
    var registry = Registry()
    /// The last record that somebody was told about, and its hash.
    private(set) var lastAnswered: UInt64 = 0

    init(node: String) { self.node = node }

    var size: UInt64 { UInt64(hashes.count) }

    func hash(at sequence: UInt64) -> SM3Digest? {
        sequence >= 1 && sequence <= size ? hashes[Int(sequence) - 1] : nil
    }

    mutating func append(_ hash: SM3Digest) { hashes.append(hash) }

    mutating func answered(_ sequence: UInt64) { lastAnswered = max(lastAnswered, sequence) }
}
