// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// An identity ready for use: its certificates, its open keys, and the trust it was given.
///
/// On disk it is a directory of mode 0700: `tls.crt`, `tls.key` (encrypted PKCS#8), `sign.crt`, `sign.key` (a key
/// store file), `roots.pem`, `sign-root.pem`, `crl.pem`, `sign-crl.pem`.
public struct IdentityBundle: Sendable {
    static let tlsKeyFile = "tls.key"
    static let signingKeyName = "sign"
    private static let maximumKeyFileByteCount = 64 << 10

    public let certificates: IdentityCertificates
    /// Signs with the SM2 key of the signing certificate.
    public let signer: any Signer
    public let trust: TrustBundle
    private let tlsKey: TLSPrivateKey

    public var subject: IdentityURI { certificates.subject }

    /// Opens the identity in `directory`.
    ///
    /// Every error names the file and the remedy: `notFound`, `permissionsTooLoose`, `malformed`, `notAuthentic`
    /// (wrong passphrase, a changed key file, or a key that is not its certificate's). Dates and revocation are not
    /// judged here, so that an expired identity can still be shown and renewed.
    public init(directory: String, passphrase: Passphrase) throws(CryptoError) {
        try OwnerFile.requirePrivateDirectory(directory)
        certificates = try IdentityCertificates(directory: directory)
        trust = try TrustBundle(directory: directory)
        let store = try EncryptedFileKeyStore(directory: directory, passphrase: passphrase)
        let signer = try store.signer(named: KeyName(Self.signingKeyName), purpose: .identity)
        guard signer.publicKey == certificates.signing.publicKey else {
            throw Self.strangeKey("\(directory)/\(Self.signingKeyName)\(EncryptedFileKeyStore.fileSuffix)")
        }
        self.signer = signer
        let tlsKeyPath = "\(directory)/\(Self.tlsKeyFile)"
        let sealed = try OwnerFile.readPrivateBytes(tlsKeyPath, maximumByteCount: Self.maximumKeyFileByteCount)
        do throws(CryptoError) {
            tlsKey = try TLSPrivateKey(encryptedPEM: sealed, passphrase: passphrase)
        } catch {
            throw error.at(
                path: tlsKeyPath, remedy: "give the passphrase it was made with, or restore the file from a copy")
        }
        guard tlsKey.belongs(to: try CertificateFacts(der: certificates.tls.der)) else {
            throw Self.strangeKey(tlsKeyPath)
        }
    }

    init(
        certificates: IdentityCertificates, signingKey: SM2PrivateKey, tlsKey: TLSPrivateKey, trust: TrustBundle
    ) {
        self.certificates = certificates
        signer = signingKey
        self.tlsKey = tlsKey
        self.trust = trust
    }

    /// What the transport installs into its TLS contexts.
    public var tlsIdentity: TLSIdentity {
        get throws(CryptoError) {
            TLSIdentity(
                certificatePEM: certificates.tlsPEM, privateKeyPEM: try tlsKey.plainPEM, rootsPEM: trust.rootsPEM,
                crlPEM: trust.crlPEM)
        }
    }

    /// Writes the whole directory; `alreadyExists` if it holds an identity, which is never overwritten.
    func write(
        to directory: String, passphrase: Passphrase, signingKey: SM2PrivateKey, random: any RandomSource
    ) throws(CryptoError) {
        let store = try EncryptedFileKeyStore(directory: directory, passphrase: passphrase, random: random)
        // The key store refuses an existing name, so this comes first: nothing of an older identity is touched.
        try store.store(signingKey, name: KeyName(Self.signingKeyName), purpose: .identity)
        try OwnerFile.write(
            tlsKey.encryptedPEM(passphrase: passphrase), to: "\(directory)/\(Self.tlsKeyFile)",
            mode: OwnerFile.secretFileMode)
        try trust.write(to: directory)
        try certificates.write(to: directory)
    }

    private static func strangeKey(_ path: String) -> CryptoError {
        CryptoError(
            .notAuthentic, "the key is not the certificate's", path: path,
            remedy: "put key and certificate of one issue there")
    }
}
