// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto

/// The frames of one day's file and the chain over them.
///
///     frame  = length of the message (4 bytes, big-endian) || message || hash (32 bytes)
///     hash   = SM3(hash of the frame before, 32 zero bytes before the first || message)
///
/// The first frame's message is the day's `NetworkLogHead`, which names the last hash of the day before; each later one
/// is a `NetworkLogEntry`. So the last hash of a day stands for everything logged up to its end.
struct SegmentChain {
    static let lengthBytes = 4
    static let hashBytes = SM3Digest.byteCount
    /// What a frame has besides its message.
    static let overhead = lengthBytes + hashBytes

    private(set) var digest = SM3Digest.zero

    /// The hash of the frame with `message`, which is the next one.
    mutating func take(_ message: some Collection<UInt8>) -> SM3Digest {
        var hasher = SM3Hasher()
        hasher.update(digest)
        hasher.update(Array(message))
        digest = hasher.finalizeAndReset()
        return digest
    }

    /// Appends the next frame to `bytes`.
    mutating func append(_ message: [UInt8], to bytes: inout [UInt8]) {
        withUnsafeBytes(of: UInt32(message.count).bigEndian) { bytes += $0 }
        bytes += message
        bytes += take(message).bytes
    }
}
