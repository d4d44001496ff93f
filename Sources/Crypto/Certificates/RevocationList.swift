// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// A certificate revocation list (X.509 CRL) that its root has signed.
public struct RevocationList: Sendable {
    /// Grows with each list; a list with a lower number than one already seen is old and must not replace it.
    public let number: UInt64
    /// Unix seconds.
    public let thisUpdate: Int64
    /// Unix seconds by which the next list is due. Later than that the list still counts, and calls for an alarm.
    public let nextUpdate: Int64
    public let revocations: [SerialNumber: Revocation]
    let issuerName: [UInt8]
    let algorithmNID: Int32
    let signed: SignedDER

    /// Throws `malformed` unless `der` is a version 2 list with a number and both dates. Says nothing of its signature.
    init(der: [UInt8]) throws(CryptoError) {
        let list = try DER.decode("decoding a revocation list", der, free: X509_CRL_free) {
            d2i_X509_CRL(nil, &$0, $1)
        }
        defer { X509_CRL_free(list) }
        signed = try SignedDER(der)
        guard let thisUpdate = DER.unixSeconds(of: X509_CRL_get0_lastUpdate(list)),
            let nextUpdate = DER.unixSeconds(of: X509_CRL_get0_nextUpdate(list))
        else { throw CryptoError(.malformed, "the revocation list has no dates") }
        self.thisUpdate = thisUpdate
        self.nextUpdate = nextUpdate
        guard let number = RevocationList.number(of: list) else {
            throw CryptoError(.malformed, "the revocation list has no number")
        }
        self.number = number
        issuerName = try DER.name(X509_CRL_get_issuer(list))
        algorithmNID = X509_CRL_get_signature_nid(list)
        var revocations: [SerialNumber: Revocation] = [:]
        let entries = X509_CRL_get_REVOKED(list)
        for index in 0..<td_sk_X509_REVOKED_num(entries) {
            let entry = td_sk_X509_REVOKED_value(entries, index)
            guard let serial = SerialNumber(X509_REVOKED_get0_serialNumber(entry)),
                let since = DER.unixSeconds(of: X509_REVOKED_get0_revocationDate(entry))
            else { throw CryptoError(.malformed, "an entry of the revocation list cannot be read") }
            revocations[serial] = Revocation(since: since, reason: RevocationList.reason(of: entry))
        }
        self.revocations = revocations
    }

    private static func number(of list: OpaquePointer) -> UInt64? {
        guard let raw = X509_CRL_get_ext_d2i(list, NID_crl_number, nil, nil) else { return nil }
        let integer = raw.assumingMemoryBound(to: ASN1_INTEGER.self)
        defer { ASN1_INTEGER_free(integer) }
        var number: UInt64 = 0
        return ASN1_INTEGER_get_uint64(&number, integer) == 1 ? number : nil
    }

    /// A reason that is absent or not ours counts as unspecified: the certificate is revoked all the same.
    private static func reason(of entry: OpaquePointer?) -> RevocationReason {
        guard let raw = X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nil, nil) else { return .unspecified }
        let value = raw.assumingMemoryBound(to: ASN1_ENUMERATED.self)
        defer { ASN1_ENUMERATED_free(value) }
        return RevocationReason(rawValue: ASN1_ENUMERATED_get(value)) ?? .unspecified
    }
}
