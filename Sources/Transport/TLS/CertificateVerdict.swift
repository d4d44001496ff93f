// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// The translation of OpenSSL's verification result into our reasons.
enum CertificateVerdict {
    /// Judges the chain in `store` at `time` (Unix milliseconds).
    ///
    /// - Returns: the peer, or why it is refused. The store's error is set so that the right TLS alert is sent.
    static func judge(
        _ store: OpaquePointer, at time: UInt64, expectedPeer: String?
    ) -> Result<PeerIdentity, TransportError> {
        X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(store), time_t(time / 1_000))
        OpenSSLQueue.clear()
        guard X509_verify_cert(store) == 1 else { return .failure(refusal(of: store)) }
        guard let leaf = X509_STORE_CTX_get0_cert(store) else {
            X509_STORE_CTX_set_error(store, X509_V_ERR_UNSPECIFIED)
            return .failure(TransportError(.certificateMissing, "the peer showed no certificate"))
        }
        do throws(TransportError) {
            let identity = try CertificateName.identity(of: leaf)
            guard expectedPeer == nil || expectedPeer == identity.uri else {
                X509_STORE_CTX_set_error(store, X509_V_ERR_HOSTNAME_MISMATCH)
                return .failure(
                    TransportError(
                        .wrongTerritory, "expected \(expectedPeer ?? "") but the certificate is of \(identity.uri)",
                        peer: identity.uri))
            }
            return .success(identity)
        } catch {
            X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED)
            return .failure(error)
        }
    }

    private static func refusal(of store: OpaquePointer) -> TransportError {
        let code = X509_STORE_CTX_get_error(store)
        let cause = "verify error \(code): " + String(cString: X509_verify_cert_error_string(Int(code)))
        // The judged certificate may be the root; the one to speak of is the leaf unless the root is at fault.
        let certificate = X509_STORE_CTX_get_current_cert(store) ?? X509_STORE_CTX_get0_cert(store)
        let who = certificate.map(CertificateName.description(of:)) ?? "no certificate"
        func error(_ reason: TransportError.Code, _ message: String) -> TransportError {
            TransportError(reason, message, cause: cause)
        }
        switch code {
        case X509_V_ERR_CERT_HAS_EXPIRED:
            let end = certificate.map { CertificateName.text(X509_get0_notAfter($0)) } ?? "an unknown time"
            return error(.certificateExpired, "the certificate of \(who) ended at \(end)")
        case X509_V_ERR_CERT_NOT_YET_VALID:
            let begin = certificate.map { CertificateName.text(X509_get0_notBefore($0)) } ?? "an unknown time"
            return error(.certificateNotYetValid, "the certificate of \(who) begins only at \(begin)")
        case X509_V_ERR_CERT_REVOKED:
            return error(.certificateRevoked, "the certificate of \(who) is revoked")
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
            X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_CERT_SIGNATURE_FAILURE, X509_V_ERR_CERT_UNTRUSTED,
            X509_V_ERR_SUBJECT_ISSUER_MISMATCH, X509_V_ERR_AKID_SKID_MISMATCH, X509_V_ERR_INVALID_CA:
            return error(.certificateForeign, "the certificate of \(who) is not from this city's root")
        case X509_V_ERR_INVALID_PURPOSE:
            return error(.wrongUsage, "the certificate of \(who) may not be used on this side of TLS")
        case X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_CRL_HAS_EXPIRED, X509_V_ERR_CRL_NOT_YET_VALID,
            X509_V_ERR_CRL_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE,
            X509_V_ERR_DIFFERENT_CRL_SCOPE, X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER:
            return error(.revocationListUnusable, "our revocation list cannot judge the certificate of \(who)")
        default:
            return error(.certificateMalformed, "the certificate of \(who) is refused")
        }
    }
}
