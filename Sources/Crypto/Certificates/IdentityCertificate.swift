// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What every verified certificate of an identity states.
public protocol IdentityCertificate: Sendable {
    var subject: IdentityURI { get }
    var serial: SerialNumber { get }
    /// The first second of validity, in Unix seconds.
    var notBefore: Int64 { get }
    /// The last second of validity, in Unix seconds.
    var notAfter: Int64 { get }
    var der: [UInt8] { get }
}

extension IdentityCertificate {
    /// When it ends, Unix milliseconds; 0 for one that ended before 1970.
    public var endsMs: UInt64 { UInt64(max(0, notAfter)) * 1_000 }
}

/// An SM2 certificate: whose key signs records, checkpoints and acts.
///
/// `CertificateVerifier` hands one out as valid; one read by `init(der:)` is what the bytes say and no more.
public struct SigningCertificate: IdentityCertificate, Hashable {
    public let subject: IdentityURI
    public let serial: SerialNumber
    public let notBefore: Int64
    public let notAfter: Int64
    public let publicKey: SM2PublicKey
    public let der: [UInt8]

    /// The identity as written in the certificate.
    public var uri: String { subject.description }

    /// Reads a certificate without judging it; `malformed` if it is not one with an SM2 key and one identity.
    public init(der: [UInt8]) throws(CryptoError) {
        try self.init(CertificateFacts(der: der))
    }

    init(_ facts: CertificateFacts) throws(CryptoError) {
        subject = facts.subject
        serial = facts.serial
        notBefore = facts.notBefore
        notAfter = facts.notAfter
        publicKey = try SM2PublicKey(handle: facts.publicKey)
        der = facts.der
    }

    public static func == (left: SigningCertificate, right: SigningCertificate) -> Bool { left.der == right.der }

    public func hash(into hasher: inout Hasher) { hasher.combine(der) }
}

/// A TLS certificate of an identity (ECDSA P-256).
public struct TLSCertificate: IdentityCertificate, Hashable {
    public let subject: IdentityURI
    public let serial: SerialNumber
    public let notBefore: Int64
    public let notAfter: Int64
    public let der: [UInt8]

    /// Reads a certificate without judging it; `malformed` if it is not one with one identity.
    public init(der: [UInt8]) throws(CryptoError) {
        self.init(try CertificateFacts(der: der))
    }

    init(_ facts: CertificateFacts) {
        subject = facts.subject
        serial = facts.serial
        notBefore = facts.notBefore
        notAfter = facts.notAfter
        der = facts.der
    }
}
