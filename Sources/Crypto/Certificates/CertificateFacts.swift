// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// What a certificate states, read but not yet believed.
struct CertificateFacts: Sendable {
    let der: [UInt8]
    let signed: SignedDER
    let subject: IdentityURI
    let serial: SerialNumber
    let notBefore: Int64
    let notAfter: Int64
    let issuerName: [UInt8]
    /// The issuer as people read it, for the log.
    let issuerText: String
    let algorithmNID: Int32
    let publicKey: KeyHandle
    let isAuthority: Bool
    private let keyUsage: UInt32
    private let extendedKeyUsage: UInt32

    /// Throws `malformed` if the bytes are not a certificate of the kind `CityAuthority` issues.
    init(der: [UInt8]) throws(CryptoError) {
        let certificate = try X509Handle(der: der)
        let pointer = certificate.pointer
        self.der = der
        signed = try SignedDER(der)
        let uris = certificate.subjectURIs
        guard uris.count == 1 else {
            throw CryptoError(.malformed, "the certificate names \(uris.count) URIs, not one")
        }
        subject = try IdentityURI(uris[0])
        guard let serial = SerialNumber(X509_get0_serialNumber(pointer)),
            let notBefore = DER.unixSeconds(of: X509_get0_notBefore(pointer)),
            let notAfter = DER.unixSeconds(of: X509_get0_notAfter(pointer))
        else { throw CryptoError(.malformed, "the certificate's serial number or dates cannot be read") }
        self.serial = serial
        self.notBefore = notBefore
        self.notAfter = notAfter
        issuerName = try DER.name(X509_get_issuer_name(pointer))
        issuerText = DER.text(ofName: X509_get_issuer_name(pointer))
        algorithmNID = X509_get_signature_nid(pointer)
        publicKey = try certificate.publicKey
        // The first call fills OpenSSL's cache of extensions; the flags then tell of any it could not read.
        let flags = X509_get_extension_flags(pointer)
        guard flags & UInt32(EXFLAG_INVALID | EXFLAG_CRITICAL) == 0 else {
            throw CryptoError(.malformed, "the certificate has an extension that cannot be read or is not known")
        }
        isAuthority = flags & UInt32(EXFLAG_CA) != 0
        keyUsage = X509_get_key_usage(pointer)
        extendedKeyUsage = X509_get_extended_key_usage(pointer)
    }

    /// Whether the certificate says that its key may be used so. Absent usage extensions permit nothing here.
    func permits(_ usage: CertificateUsage) -> Bool {
        guard !isAuthority, keyUsage != UInt32.max, keyUsage & UInt32(KU_DIGITAL_SIGNATURE) != 0 else { return false }
        switch usage {
        case .signing:
            return keyUsage & UInt32(KU_NON_REPUDIATION) != 0
        case .tlsClient:
            return extendedKeyUsage != UInt32.max && extendedKeyUsage & UInt32(XKU_SSL_CLIENT) != 0
        case .tlsServer:
            return extendedKeyUsage != UInt32.max && extendedKeyUsage & UInt32(XKU_SSL_SERVER) != 0
        }
    }
}

/// What a certificate is shown for.
public enum CertificateUsage: String, Sendable, Hashable {
    case signing
    case tlsClient
    case tlsServer
}
