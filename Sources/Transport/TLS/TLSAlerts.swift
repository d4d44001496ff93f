// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// The translation of libssl's error queue, alerts of the peer among them, into our reasons.
enum TLSAlerts {
    static func error(of faults: [OpenSSLFault], side: TLSConnection.Side) -> TransportError {
        let cause = OpenSSLQueue.text(of: faults)
        for fault in faults where fault.library == ERR_LIB_SSL {
            if let verdict = ownVerdict(fault.reason, side: side) ?? alert(fault.reason) {
                return TransportError(verdict.code, verdict.message, origin: verdict.origin, cause: cause)
            }
        }
        return TransportError(.handshakeFailed, "TLS failed", cause: cause)
    }

    private struct Verdict {
        let code: TransportError.Code
        let message: String
        var origin = TransportError.Origin.here
    }

    /// What our own libssl found wrong with the peer.
    private static func ownVerdict(_ reason: Int32, side: TLSConnection.Side) -> Verdict? {
        let other = side == .server ? "the client" : "the server"
        switch reason {
        case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
            return Verdict(code: .certificateMissing, message: "\(other) showed no certificate")
        case SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_UNKNOWN_PROTOCOL, SSL_R_NO_PROTOCOLS_AVAILABLE,
            SSL_R_WRONG_SSL_VERSION, SSL_R_VERSION_TOO_LOW:
            return Verdict(code: .wrongVersion, message: "\(other) does not speak TLS 1.3")
        case SSL_R_HTTP_REQUEST, SSL_R_HTTPS_PROXY_REQUEST, SSL_R_WRONG_VERSION_NUMBER:
            return Verdict(code: .plainText, message: "\(other) does not speak TLS")
        case SSL_R_CERTIFICATE_VERIFY_FAILED:
            return Verdict(code: .certificateMalformed, message: "the certificate of \(other) is refused")
        case SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC, SSL_R_BAD_RECORD_TYPE, SSL_R_ENCRYPTED_LENGTH_TOO_LONG,
            SSL_R_DATA_LENGTH_TOO_LONG:
            return Verdict(code: .connectionLost, message: "a TLS record of \(other) is damaged")
        default:
            return nil
        }
    }

    /// What an alert of the peer says about us.
    private static func alert(_ reason: Int32) -> Verdict? {
        switch reason {
        case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
            return told(.certificateMissing, "it demands a certificate of us and got none")
        case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
            return told(.certificateExpired, "our certificate has expired")
        case SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
            return told(.certificateRevoked, "our certificate is revoked")
        case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
            return told(.certificateForeign, "our certificate is not from its root, or its revocation list is unusable")
        case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
            return told(.certificateMalformed, "it refuses our certificate: not yet valid, or of another name")
        case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
            return told(.certificateMalformed, "it refuses our certificate")
        case SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE:
            return told(.wrongUsage, "our certificate may not be used on this side of TLS")
        case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
            return told(.wrongVersion, "it does not take this version of TLS")
        case SSL_R_TLSV1_ALERT_NO_APPLICATION_PROTOCOL, SSL_R_NO_APPLICATION_PROTOCOL:
            return told(.wrongALPN, "it does not take ALPN \(TLSMaterial.alpnProtocol)")
        case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
            return told(.handshakeFailed, "it refuses the handshake")
        default:
            return nil
        }
    }

    private static func told(_ code: TransportError.Code, _ message: String) -> Verdict {
        Verdict(code: code, message: message, origin: .peer)
    }
}
