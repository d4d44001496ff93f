// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension TransportError.Code {
    // MARK: The peer's certificate

    /// The peer sent no certificate.
    public static let certificateMissing = Self(name: "certificate-missing")
    /// The certificate cannot be read, or does not hold exactly one `tongdao://` URI.
    public static let certificateMalformed = Self(name: "certificate-malformed")
    /// The certificate's notAfter has passed.
    public static let certificateExpired = Self(name: "certificate-expired")
    /// The certificate's notBefore lies ahead.
    public static let certificateNotYetValid = Self(name: "certificate-not-yet-valid")
    /// The certificate does not come from this city's root.
    public static let certificateForeign = Self(name: "certificate-foreign")
    /// The certificate's serial is in the revocation list.
    public static let certificateRevoked = Self(name: "certificate-revoked")
    /// A genuine certificate, of another territory or person than the one dialled.
    public static let wrongTerritory = Self(name: "wrong-territory")
    /// The certificate's key usage does not allow this side of TLS.
    public static let wrongUsage = Self(name: "wrong-usage")
    /// Our own revocation list is missing, foreign or past its next update, so nobody can be judged.
    public static let revocationListUnusable = Self(name: "revocation-list-unusable")

    // MARK: The handshake

    /// The peer speaks no TLS: an HTTP request, say.
    public static let plainText = Self(name: "plain-text")
    /// The peer does not offer or take ALPN `tongdao/1`.
    public static let wrongALPN = Self(name: "wrong-alpn")
    /// The peer does not speak TLS 1.3.
    public static let wrongVersion = Self(name: "wrong-version")
    /// The handshake took longer than `handshakeTimeoutMilliseconds`.
    public static let handshakeTimeout = Self(name: "handshake-timeout")
    /// TLS failed in some other way; `cause` says how.
    public static let handshakeFailed = Self(name: "handshake-failed")
    /// The connection ended during the handshake, without an alert.
    public static let handshakeAborted = Self(name: "handshake-aborted")

    // MARK: The connection

    /// The connection ended without close_notify: bytes may have been cut off.
    public static let truncated = Self(name: "truncated")
    /// The TCP connection could not be made.
    public static let connectFailed = Self(name: "connect-failed")
    /// The TCP connection broke, or a TLS record was damaged.
    public static let connectionLost = Self(name: "connection-lost")
    /// A side broke the protocol; the GOODBYE's text is in the message.
    public static let protocolViolation = Self(name: "protocol-violation")
    /// The two sides' protocol versions do not meet.
    public static let versionsApart = Self(name: "versions-apart")
    /// The peer stopped answering, or was idle too long.
    public static let peerSilent = Self(name: "peer-silent")
    /// The connection ended as it should, by GOODBYE.
    public static let goodbye = Self(name: "goodbye")
    /// A server already holds as many connections as it may.
    public static let tooManyConnections = Self(name: "too-many-connections")

    // MARK: This side

    /// Our own certificate, key or root cannot be used.
    public static let identityUnusable = Self(name: "identity-unusable")
    /// A limit is out of range or contradicts another.
    public static let limitsInvalid = Self(name: "limits-invalid")
    /// The listening address cannot be bound.
    public static let bindFailed = Self(name: "bind-failed")
    /// OpenSSL cannot hold another connection.
    public static let tlsUnavailable = Self(name: "tls-unavailable")
    /// The server, client or connection has been shut down.
    public static let shutDown = Self(name: "shut-down")
}

extension TransportError {
    /// What the operator can do about it.
    public var remedy: String {
        switch code {
        case .certificateMissing: "give the client its certificate and key (context, `tongdao pki`)"
        case .certificateMalformed: "issue a certificate with exactly one tongdao:// URI by `tongdao pki`"
        case .certificateExpired: "renew the certificate with `tongdao pki renew`, and check both clocks"
        case .certificateNotYetValid: "check the clocks of both machines; else wait until the certificate begins"
        case .certificateForeign: "use a certificate of this city's root, and compare the roots of both sides"
        case .certificateRevoked: "the holder must ask the security administrator for a new certificate"
        case .wrongTerritory: "check the address and the expected node name in the configuration"
        case .wrongUsage: "issue the certificate for this use by `tongdao pki`"
        case .revocationListUnusable: "publish a fresh revocation list with `tongdao pki crl` and reload"
        case .plainText: "this port speaks tongdao/1 over TLS 1.3 only; check address and port on the other side"
        case .wrongALPN: "connect with a client that offers ALPN tongdao/1"
        case .wrongVersion: "use a peer with TLS 1.3"
        case .handshakeTimeout: "check the route and the load of the peer"
        case .handshakeFailed, .handshakeAborted: "see the log of the other side for its reason"
        case .truncated, .connectionLost, .connectFailed, .peerSilent:
            "check that the peer runs and the route to it; calls without an answer may have been carried out"
        case .protocolViolation: "compare the versions of both programs and report the fault"
        case .versionsApart: "upgrade the older program; neighbouring protocol versions work together"
        case .goodbye: "nothing to do; connect again if needed"
        case .tooManyConnections: "raise the connection limit or find who holds the connections"
        case .identityUnusable: "check the certificate, key and root files"
        case .limitsInvalid: "correct the configuration"
        case .tlsUnavailable: "free memory on this machine; a process that is ending takes no more connections"
        case .bindFailed: "choose a free address and port"
        default: "nothing to do"
        }
    }
}
