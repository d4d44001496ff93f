// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The city's certificate authority: a TLS root (ECDSA P-256), a signing root (SM2), and the index of what they issued.
///
/// It lives in a directory of mode 0700, which it locks against a second process: `tls-root.crt`, `tls-root.key`,
/// `sign-root.crt`, `sign-root.key`, `index`, `crl.pem`, `sign-crl.pem`. The time is handed in as Unix seconds. Each
/// change of the index is durable before its certificate or list is given out.
public struct CityAuthority: ~Copyable, Sendable {
    /// How long before the moment of issue a certificate begins, so that a peer whose clock is a little slow accepts
    /// it, in seconds.
    public static let clockAllowanceSeconds: Int64 = 300
    /// The default life of the roots: ten years, in seconds.
    public static let defaultRootLifetimeSeconds: Int64 = 10 * 366 * 86_400
    /// The default time until the next revocation list is due: one week, in seconds.
    public static let defaultListLifetimeSeconds: Int64 = 7 * 86_400

    static let tlsRootFile = "tls-root.crt"
    static let tlsRootKeyFile = "tls-root.key"
    static let signRootFile = "sign-root.crt"
    static let signRootKeyName = "sign-root"
    static let indexFile = "index"

    public let directory: String
    let tlsRoot: RootPair
    let signRoot: RootPair
    let random: any RandomSource
    var index: AuthorityIndex
    private let lock: DirectoryLock

    /// A root's certificate and key.
    struct RootPair: Sendable {
        let certificate: X509Handle
        let key: KeyHandle
        let scheme: SignatureScheme
        let notAfter: Int64

        var issuer: CertificateIssuer { CertificateIssuer(certificate: certificate, key: key, scheme: scheme) }

        var pem: [UInt8] {
            get throws(CryptoError) { Array(PEM.encode(try certificate.der, label: PEM.certificate).utf8) }
        }
    }

    public var city: String { index.city }

    /// Everything issued, in the order of issuing.
    public var issued: [IssuedEntry] { index.entries }

    /// The roots and the revocation lists in force, as every identity gets them.
    public var trust: TrustBundle {
        get throws(CryptoError) {
            TrustBundle(
                rootsPEM: try tlsRoot.pem, signRootsPEM: try signRoot.pem,
                crlPEM: try read(TrustBundle.listFile), signCRLPEM: try read(TrustBundle.signListFile))
        }
    }

    init(
        directory: String, tlsRoot: RootPair, signRoot: RootPair, index: AuthorityIndex, lock: DirectoryLock,
        random: any RandomSource
    ) {
        self.directory = directory
        self.tlsRoot = tlsRoot
        self.signRoot = signRoot
        self.index = index
        self.lock = lock
        self.random = random
    }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    func read(_ name: String) throws(CryptoError) -> [UInt8] {
        try OwnerFile.read(path(name), maximumByteCount: TrustBundle.maximumByteCount)
    }

    /// Makes a changed index durable, then adopts it.
    mutating func commit(_ changed: AuthorityIndex) throws(CryptoError) {
        try OwnerFile.write(changed.bytes, to: path(Self.indexFile), mode: OwnerFile.secretFileMode)
        index = changed
    }
}
