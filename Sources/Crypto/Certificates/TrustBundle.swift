// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The public files by which everyone in the city judges certificates: two roots and their revocation lists, in PEM.
public struct TrustBundle: Sendable, Hashable {
    static let rootsFile = "roots.pem"
    static let signRootsFile = "sign-root.pem"
    static let listFile = "crl.pem"
    static let signListFile = "sign-crl.pem"
    /// No root or revocation list file is longer, in bytes.
    static let maximumByteCount = 16 << 20

    /// The TLS roots.
    public let rootsPEM: [UInt8]
    /// The SM2 roots.
    public let signRootsPEM: [UInt8]
    /// The TLS roots' revocation lists.
    public let crlPEM: [UInt8]
    /// The SM2 roots' revocation lists.
    public let signCRLPEM: [UInt8]

    /// Reads the four files of a directory; errors name the file. Read again to follow a revocation.
    public init(directory: String) throws(CryptoError) {
        func read(_ name: String) throws(CryptoError) -> [UInt8] {
            try OwnerFile.read("\(directory)/\(name)", maximumByteCount: TrustBundle.maximumByteCount)
        }
        rootsPEM = try read(TrustBundle.rootsFile)
        signRootsPEM = try read(TrustBundle.signRootsFile)
        crlPEM = try read(TrustBundle.listFile)
        signCRLPEM = try read(TrustBundle.signListFile)
    }

    init(rootsPEM: [UInt8], signRootsPEM: [UInt8], crlPEM: [UInt8], signCRLPEM: [UInt8]) {
        self.rootsPEM = rootsPEM
        self.signRootsPEM = signRootsPEM
        self.crlPEM = crlPEM
        self.signCRLPEM = signCRLPEM
    }

    /// Writes the four files into a directory, each one whole or not at all.
    public func write(to directory: String) throws(CryptoError) {
        let files = [
            (TrustBundle.rootsFile, rootsPEM), (TrustBundle.signRootsFile, signRootsPEM),
            (TrustBundle.listFile, crlPEM), (TrustBundle.signListFile, signCRLPEM),
        ]
        for (name, bytes) in files {
            try OwnerFile.write(bytes, to: "\(directory)/\(name)", mode: OwnerFile.publicFileMode)
        }
    }

    /// Judges signing certificates.
    public var signingVerifier: CertificateVerifier {
        get throws(CryptoError) { try CertificateVerifier(rootsPEM: signRootsPEM, crlPEM: signCRLPEM) }
    }

    /// Judges TLS certificates.
    public var tlsVerifier: CertificateVerifier {
        get throws(CryptoError) { try CertificateVerifier(rootsPEM: rootsPEM, crlPEM: crlPEM) }
    }
}
