// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// A root certificate of the city that has been found whole, with its revocation list.
struct TrustedRoot: Sendable {
    let name: [UInt8]
    let city: String
    let notBefore: Int64
    let notAfter: Int64
    let scheme: SignatureScheme
    let list: RevocationList
    private let key: KeyHandle

    /// Checks that the root signed itself, may sign certificates and lists, and signed one of `lists`: the one with
    /// the highest number counts.
    init(der: [UInt8], lists: [RevocationList]) throws(CryptoError) {
        let certificate = try X509Handle(der: der)
        let pointer = certificate.pointer
        let name = try DER.name(X509_get_subject_name(pointer))
        let key = try certificate.publicKey
        guard let scheme = [SignatureScheme.sm2, .ecdsaP256].first(where: { $0.accepts(key) }),
            X509_get_signature_nid(pointer) == scheme.algorithmNID, let city = certificate.commonName,
            let notBefore = DER.unixSeconds(of: X509_get0_notBefore(pointer)),
            let notAfter = DER.unixSeconds(of: X509_get0_notAfter(pointer))
        else { throw CryptoError(.malformed, "not a root certificate of a Tongdao city") }
        let needed = UInt32(KU_KEY_CERT_SIGN | KU_CRL_SIGN)
        guard X509_get_extension_flags(pointer) & UInt32(EXFLAG_CA) != 0,
            X509_get_key_usage(pointer) & needed == needed,
            scheme.verifies(try SignedDER(der), with: key)
        else {
            throw CryptoError(
                .notAuthentic, "the root certificate is not a self-signed authority",
                remedy: "copy the root from the city's authority again")
        }
        let named = lists.filter { $0.issuerName == name && $0.algorithmNID == scheme.algorithmNID }
        guard !named.isEmpty else {
            throw CryptoError(
                .notFound, "the root of \(city) has no revocation list",
                remedy: "copy the revocation list from the city's authority")
        }
        // An old and a new root of the city bear one name, so the signature tells whose list it is.
        let own = named.filter { scheme.verifies($0.signed, with: key) }.max { $0.number < $1.number }
        guard let list = own else {
            throw CryptoError(
                .notAuthentic, "the revocation list is not signed by the root of \(city)",
                remedy: "copy the revocation list from the city's authority again")
        }
        self.name = name
        self.city = city
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.scheme = scheme
        self.list = list
        self.key = key
    }

    /// Whether this root signed the certificate.
    func signed(_ facts: CertificateFacts) -> Bool {
        facts.issuerName == name && facts.subject.city == city && facts.algorithmNID == scheme.algorithmNID
            && scheme.verifies(facts.signed, with: key)
    }
}
