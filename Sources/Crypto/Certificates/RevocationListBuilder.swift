// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Builds and signs version 2 revocation lists.
enum RevocationListBuilder {
    /// The list in DER, entries ordered by serial number.
    static func build(
        _ revocations: [SerialNumber: Revocation], number: UInt64, thisUpdate: Int64, nextUpdate: Int64,
        root: X509Handle, key: KeyHandle, scheme: SignatureScheme
    ) throws(CryptoError) -> [UInt8] {
        let list = try OpenSSLCall.object("X509_CRL_new") { X509_CRL_new() }
        defer { X509_CRL_free(list) }
        try OpenSSLCall.status("describing a revocation list") {
            guard X509_CRL_set_version(list, Int(X509_CRL_VERSION_2)) == 1,
                X509_CRL_set_issuer_name(list, X509_get_subject_name(root.pointer)) == 1,
                setTime(thisUpdate, { X509_CRL_set1_lastUpdate(list, $0) }),
                setTime(nextUpdate, { X509_CRL_set1_nextUpdate(list, $0) }),
                revocations.allSatisfy({ add($0.key, $0.value, to: list) }),
                X509_CRL_sort(list) == 1
            else { return 0 }
            return addExtensions(number: number, to: list, root: root)
        }
        try scheme.withSigningContext(key) { X509_CRL_sign_ctx(list, $0) }
        return try DER.encode("encoding a revocation list") { i2d_X509_CRL(list, &$0) }
    }

    private static func setTime(
        _ seconds: Int64, _ set: (UnsafeMutablePointer<ASN1_TIME>) -> Int32
    ) -> Bool {
        guard let time = ASN1_TIME_set(nil, Int(seconds)) else { return false }
        defer { ASN1_STRING_free(time) }
        return set(time) == 1
    }

    private static func add(_ serial: SerialNumber, _ revocation: Revocation, to list: OpaquePointer) -> Bool {
        guard let entry = X509_REVOKED_new() else { return false }
        guard let number = ASN1_INTEGER_new(), let reason = ASN1_ENUMERATED_new() else {
            X509_REVOKED_free(entry)
            return false
        }
        defer {
            ASN1_INTEGER_free(number)
            ASN1_ENUMERATED_free(reason)
        }
        let described =
            serial.write(to: number) == 1
            && X509_REVOKED_set_serialNumber(entry, number) == 1
            && setTime(revocation.since) { X509_REVOKED_set_revocationDate(entry, $0) }
            && ASN1_ENUMERATED_set(reason, revocation.reason.rawValue) == 1
            && X509_REVOKED_add1_ext_i2d(entry, NID_crl_reason, reason, 0, 0) == 1
        // The list takes the entry over, but only when adding succeeds.
        guard described, X509_CRL_add0_revoked(list, entry) == 1 else {
            X509_REVOKED_free(entry)
            return false
        }
        return true
    }

    private static func addExtensions(number: UInt64, to list: OpaquePointer, root: X509Handle) -> Int32 {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, root.pointer, nil, nil, list, 0)
        guard let issuer = X509V3_EXT_conf_nid(nil, &context, NID_authority_key_identifier, "keyid:always") else {
            return 0
        }
        defer { X509_EXTENSION_free(issuer) }
        guard X509_CRL_add_ext(list, issuer, -1) == 1, let integer = ASN1_INTEGER_new() else { return 0 }
        defer { ASN1_INTEGER_free(integer) }
        guard ASN1_INTEGER_set_uint64(integer, number) == 1 else { return 0 }
        return X509_CRL_add1_ext_i2d(list, NID_crl_number, integer, 0, 0)
    }
}
