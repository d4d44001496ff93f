// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// An SM2 signature as DER: `SEQUENCE { r INTEGER, s INTEGER }` (GB/T 35276), 70 to 72 bytes in nearly every case.
///
/// Holding one says nothing about its truth: `SM2PublicKey.verify` does.
public struct SM2Signature: Sendable, Hashable {
    /// No DER signature over a 256-bit curve is longer.
    public static let maximumByteCount = 72

    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }
}
