// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// A record as stored.
public struct StoredRecord: Sendable, Hashable {
    public let sequence: UInt64
    public let hash: SM3Digest
    public let content: [UInt8]
}
