// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

/// A state computed from a log, kept so that a restart need not read the whole log.
public struct Snapshot: Sendable, Hashable {
    public let name: String
    /// The log it was computed from.
    public let log: String
    /// The last record it includes.
    public let sequence: UInt64
    public let bytes: [UInt8]
    /// SM3 of `bytes`.
    public let digest: SM3Digest

    public init(name: String, log: String, sequence: UInt64, bytes: [UInt8]) {
        self.name = name
        self.log = log
        self.sequence = sequence
        self.bytes = bytes
        digest = SM3.hash(bytes)
    }
}
