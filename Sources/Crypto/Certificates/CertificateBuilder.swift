// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// What goes into one certificate before it is signed.
struct CertificateRequest {
    let organization: String
    let unit: String?
    let commonName: String
    let serial: SerialNumber
    let notBefore: Int64
    let notAfter: Int64
    let publicKey: KeyHandle
    /// OpenSSL extension numbers and their values in OpenSSL's configuration syntax. No value holds free text: an
    /// identity's parts and host names are checked first, for a comma would begin another name.
    let extensions: [(nid: Int32, value: String)]
}

/// A root that signs: its certificate (nil while it signs itself) and its key.
struct CertificateIssuer {
    let certificate: X509Handle?
    let key: KeyHandle
    let scheme: SignatureScheme
}

/// Builds and signs X.509 version 3 certificates.
enum CertificateBuilder {
    /// The certificate in DER.
    static func build(_ request: CertificateRequest, issuer: CertificateIssuer) throws(CryptoError) -> [UInt8] {
        let certificate = X509Handle(owning: try OpenSSLCall.object("X509_new") { X509_new() })
        let pointer = certificate.pointer
        try OpenSSLCall.status("describing a certificate") {
            guard X509_set_version(pointer, Int(X509_VERSION_3)) == 1,
                request.serial.write(to: X509_get_serialNumber(pointer)) == 1,
                ASN1_TIME_set(X509_getm_notBefore(pointer), Int(request.notBefore)) != nil,
                ASN1_TIME_set(X509_getm_notAfter(pointer), Int(request.notAfter)) != nil,
                X509_set_pubkey(pointer, request.publicKey.pointer) == 1,
                setName(of: request, on: X509_get_subject_name(pointer)),
                X509_set_issuer_name(pointer, X509_get_subject_name(issuer.certificate?.pointer ?? pointer)) == 1
            else { return 0 }
            return 1
        }
        for (nid, value) in request.extensions {
            try add(nid, value, to: certificate, issuer: issuer.certificate ?? certificate)
        }
        try issuer.scheme.withSigningContext(issuer.key) { X509_sign_ctx(pointer, $0) }
        return try certificate.der
    }

    private static func setName(of request: CertificateRequest, on name: OpaquePointer?) -> Bool {
        let entries = [("O", request.organization), ("OU", request.unit), ("CN", request.commonName)]
        return entries.allSatisfy { field, value in
            guard let value else { return true }
            return X509_NAME_add_entry_by_txt(
                name, field, MBSTRING_UTF8, Array(value.utf8), Int32(value.utf8.count), -1, 0) == 1
        }
    }

    private static func add(
        _ nid: Int32, _ value: String, to certificate: X509Handle, issuer: X509Handle
    ) throws(CryptoError) {
        try OpenSSLCall.status("adding a certificate extension") {
            var context = X509V3_CTX()
            X509V3_set_ctx(&context, issuer.pointer, certificate.pointer, nil, nil, 0)
            guard let item = X509V3_EXT_conf_nid(nil, &context, nid, value) else { return 0 }
            defer { X509_EXTENSION_free(item) }
            return X509_add_ext(certificate.pointer, item, -1)
        }
    }
}
