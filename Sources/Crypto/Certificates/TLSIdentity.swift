// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a TLS endpoint needs to speak for one identity and to judge its peers.
///
/// All of it is PEM, ready for an SSL_CTX; the private key is not encrypted and is wiped with the last copy.
public struct TLSIdentity: Sendable {
    /// The identity's own TLS certificate (ECDSA P-256).
    public let certificatePEM: [UInt8]
    /// Its private key, PKCS#8 in the clear.
    public let privateKeyPEM: SecretBytes
    /// The city's TLS roots: the only issuers to accept.
    public let rootsPEM: [UInt8]
    /// The TLS roots' revocation lists.
    public let crlPEM: [UInt8]

    public init(certificatePEM: [UInt8], privateKeyPEM: SecretBytes, rootsPEM: [UInt8], crlPEM: [UInt8]) {
        self.certificatePEM = certificatePEM
        self.privateKeyPEM = privateKeyPEM
        self.rootsPEM = rootsPEM
        self.crlPEM = crlPEM
    }
}
