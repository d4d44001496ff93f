// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Crypto
import Ledger
import Synchronization

/// What is on the disk, told without going through any ledger. Only what was flushed counts.
extension SimulatedDisk {
    /// Records of the own log.
    package var durableOwnSize: UInt64 {
        store.tables.withLock { tables in UInt64(tables.logs.first { $0.log.isOwn }?.hashes.count ?? 0) }
    }

    /// The stored hash of a record of the own log; nil if the log is not that long.
    package func durableOwnHash(at sequence: UInt64) -> SM3Digest? {
        store.tables.withLock { tables in
            tables.logs.firstIndex { $0.log.isOwn }.flatMap { tables.logs[$0].hash(at: sequence) }
        }
    }

    /// Records of the log of `node`; 0 if it has none here.
    package func durableSize(of node: String) -> UInt64 {
        store.tables.withLock { tables in UInt64(tables.logs.first { $0.log.node == node }?.hashes.count ?? 0) }
    }

    /// The stored hash of a record of the log of `node`.
    package func durableHash(of node: String, at sequence: UInt64) -> SM3Digest? {
        store.tables.withLock { tables in
            tables.logs.firstIndex { $0.log.node == node }.flatMap { tables.logs[$0].hash(at: sequence) }
        }
    }
}

extension LogRows {
    fileprivate func hash(at sequence: UInt64) -> SM3Digest? {
        guard sequence > 0, sequence <= UInt64(hashes.count) else { return nil }
        return hashes[Int(sequence) - 1]
    }
}
