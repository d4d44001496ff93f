// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A certificate with its key for a server that asks nobody who they are.
public struct ServerIdentity: Sendable {
    private static let maximumCertificateByteCount = 256 << 10
    private static let maximumKeyByteCount = 64 << 10

    /// The leaf first, then what leads to its root.
    public let certificatePEM: [UInt8]
    /// In the clear.
    public let privateKeyPEM: SecretBytes

    /// Reads a certificate and a key of any authority, PEM both, the key not encrypted.
    ///
    /// Every error names the file and the remedy: `notFound`, `permissionsTooLoose`, `malformed`. Whether the two belong
    /// together shows when they are put to use.
    public init(certificatePath: String, keyPath: String) throws(CryptoError) {
        certificatePEM = try OwnerFile.read(certificatePath, maximumByteCount: Self.maximumCertificateByteCount)
        privateKeyPEM = try OwnerFile.readSecret(keyPath, maximumByteCount: Self.maximumKeyByteCount)
    }

    /// A node's own, which those trust who have the city's root.
    public init(_ identity: TLSIdentity) {
        certificatePEM = identity.certificatePEM
        privateKeyPEM = identity.privateKeyPEM
    }
}
