// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// An SM2 public key: a point of the curve sm2p256v1 (GB/T 32918.5).
///
/// Equality and hashing are those of the point. OpenSSL has checked that it lies on the curve.
public struct SM2PublicKey: Sendable {
    /// The length of the uncompressed encoding `04 ‖ x ‖ y`, in bytes.
    public static let byteCount = 65

    /// The uncompressed encoding `04 ‖ x ‖ y`.
    public let bytes: [UInt8]
    let handle: KeyHandle

    /// From the uncompressed encoding; `malformed` unless it is 65 bytes that encode a point on the curve.
    public init(_ bytes: some Collection<UInt8>) throws(CryptoError) {
        guard bytes.count == SM2PublicKey.byteCount, bytes.first == 4 else {
            throw CryptoError(.malformed, "an SM2 public key is 65 bytes beginning with 04, not \(bytes.count)")
        }
        self.bytes = Array(bytes)
        handle = try SM2Curve.importKey(publicPoint: self.bytes, scalar: nil)
    }

    /// From a SubjectPublicKeyInfo in DER; `malformed` if it is not one, or of another algorithm.
    public init(der: [UInt8]) throws(CryptoError) {
        let pointer: OpaquePointer = try OpenSSLCall.object("decoding a public key", code: .malformed) {
            der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
                var cursor = buffer.baseAddress
                let key = d2i_PUBKEY(nil, &cursor, buffer.count)
                // Trailing bytes would give one key two encodings.
                if let key, let cursor, let start = buffer.baseAddress, cursor - start != buffer.count {
                    EVP_PKEY_free(key)
                    return nil
                }
                return key
            }
        }
        try self.init(handle: KeyHandle(owning: pointer))
    }

    /// From the PEM form of a SubjectPublicKeyInfo.
    public init(pem: String) throws(CryptoError) {
        let blocks = try PEM.decode(pem, label: "PUBLIC KEY")
        guard blocks.count == 1 else { throw CryptoError(.malformed, "\(blocks.count) public keys where one belongs") }
        try self.init(der: blocks[0])
    }

    init(handle: KeyHandle) throws(CryptoError) {
        try SM2Curve.requireSM2(handle)
        bytes = try SM2Curve.publicPoint(of: handle)
        self.handle = handle
    }

    /// The SubjectPublicKeyInfo in DER (OID 1.2.156.10197.1.301).
    public var derRepresentation: [UInt8] {
        get throws(CryptoError) {
            var output: UnsafeMutablePointer<UInt8>?
            let count = try OpenSSLCall.status("encoding a public key") { i2d_PUBKEY(handle.pointer, &output) }
            defer { td_OPENSSL_free(output) }
            return Array(UnsafeBufferPointer(start: output, count: Int(count)))
        }
    }

    public var pemRepresentation: String {
        get throws(CryptoError) { PEM.encode(try derRepresentation, label: "PUBLIC KEY") }
    }

    /// SM3 over the uncompressed point: a short name for the key in logs and requests.
    public var fingerprint: SM3Digest { SM3.hash(bytes) }
}

extension SM2PublicKey: Hashable {
    public static func == (left: SM2PublicKey, right: SM2PublicKey) -> Bool { left.bytes == right.bytes }

    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

extension SM2PublicKey: CustomStringConvertible {
    public var description: String { "SM2PublicKey(\(Hex.encode(bytes)))" }
}
