// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// A record as stored.
public struct StoredRecord: Sendable, Hashable {
    public let sequence: UInt64
    public let hash: SM3Digest
    public let content: [UInt8]

    package init(sequence: UInt64, hash: SM3Digest, content: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
        self.content = content
    }
}
