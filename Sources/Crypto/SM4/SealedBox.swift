// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Authenticated ciphertext: `version(1) ‖ initial vector(16) ‖ ciphertext ‖ code(32)`.
///
/// Version 1 is SM4-CTR, then HMAC-SM3 over version, initial vector, the length of the associated bytes (8 bytes,
/// big-endian), the associated bytes, and the ciphertext.
public struct SealedBox: Sendable, Hashable {
    /// The one version this program writes and reads.
    public static let version: UInt8 = 1
    /// How much longer a box is than what it holds, in bytes.
    public static let overheadByteCount = 1 + SM4.blockByteCount + SM3Digest.byteCount

    public let bytes: [UInt8]

    /// Throws `malformed` if `bytes` is too short to be a box, `unsupportedVersion` if it is of another version.
    public init(_ bytes: [UInt8]) throws(CryptoError) {
        guard bytes.count >= SealedBox.overheadByteCount else {
            throw CryptoError(.malformed, "a sealed box of \(bytes.count) bytes")
        }
        guard bytes[0] == SealedBox.version else {
            throw CryptoError(
                .unsupportedVersion, "a sealed box of version \(bytes[0])",
                remedy: "use a program that reads that version")
        }
        self.bytes = bytes
    }

    init(vector: [UInt8], ciphertext: [UInt8], code: SM3Digest) {
        bytes = [SealedBox.version] + vector + ciphertext + code.bytes
    }

    var vector: ArraySlice<UInt8> { bytes[1..<(1 + SM4.blockByteCount)] }
    var ciphertext: ArraySlice<UInt8> { bytes[(1 + SM4.blockByteCount)..<(bytes.count - SM3Digest.byteCount)] }
    var code: ArraySlice<UInt8> { bytes.suffix(SM3Digest.byteCount) }
}
