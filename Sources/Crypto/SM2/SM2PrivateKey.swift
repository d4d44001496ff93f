// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// An SM2 private key. It never appears in a description or a dump; OpenSSL wipes it when the last copy goes.
public struct SM2PrivateKey: Sendable {
    /// The length of the secret scalar, in bytes.
    public static let byteCount = 32

    public let publicKey: SM2PublicKey
    private let handle: KeyHandle

    /// A new key from OpenSSL's private random generator.
    public init() throws(CryptoError) {
        let pointer = try OpenSSLCall.object("generating an SM2 key") { td_EVP_SM2_gen() }
        handle = KeyHandle(owning: pointer)
        publicKey = try SM2PublicKey(SM2Curve.publicPoint(of: handle))
    }

    /// From the 32-byte scalar and its public key; throws `malformed` if they do not belong together.
    public init(scalar: SecretBytes, publicKey: SM2PublicKey) throws(CryptoError) {
        guard scalar.count == SM2PrivateKey.byteCount else {
            throw CryptoError(.malformed, "an SM2 private key is 32 bytes, not \(scalar.count)")
        }
        handle = try SM2Curve.importKey(publicPoint: publicKey.bytes, scalar: scalar)
        self.publicKey = publicKey
        try SM2Curve.requirePair(handle)
    }

    /// The scalar, for a key store to seal; the copy is wiped with the last reference.
    public var scalar: SecretBytes {
        get throws(CryptoError) { try SM2Curve.scalar(of: handle) }
    }

    /// Signs SM3(Z ‖ message) (GB/T 32918.2), where Z holds the signer's identifier.
    public func sign(_ message: [UInt8], id: SignerID) throws(CryptoError) -> SM2Signature {
        try SM2Operation.sign(message, key: handle, id: id)
    }

    /// For building certificates and CRLs inside this module.
    func withHandle<Result>(_ body: (KeyHandle) throws(CryptoError) -> Result) throws(CryptoError) -> Result {
        try body(handle)
    }
}

extension SM2PrivateKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "SM2PrivateKey(redacted, public \(publicKey.fingerprint))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
