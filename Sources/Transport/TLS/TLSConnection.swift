// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL
import NIOCore

/// One TLS connection without a socket: ciphertext in, plaintext out, and the other way round.
///
/// Not `Sendable`: it belongs to the event loop of its channel.
final class TLSConnection {
    enum Side { case client, server }

    enum HandshakeStep {
        case wantsMore
        case done(PeerIdentity)
        /// With someone who was not asked for a certificate.
        case doneWithAnyone
        case failed(TransportError)
    }

    enum ReadOutcome {
        /// Everything received is decrypted; more may come.
        case wantsMore
        /// The peer said close_notify: the stream ended as it should.
        case closed
        case failed(TransportError)
    }

    /// The plaintext of one TLS record at most, in bytes.
    static let recordBytes = 16 * 1024
    /// More than what a record adds to its plaintext: header, content type, tag.
    static let recordOverheadBytes = 64

    let side: Side
    let audience: TLSMaterial.Audience
    private let ssl: OpaquePointer
    private let bio: MemoryBIO
    private let allocator: ByteBufferAllocator
    private let clock: WallClock
    /// The full name the peer must have, if the dialling side knows it.
    private let expectedPeer: String?
    /// Set by a callback in mid-handshake; says more than the alert OpenSSL will then report.
    private var refusal: TransportError?
    private var peer: PeerIdentity?

    init(
        material: TLSMaterial, side: Side, clock: WallClock, expectedPeer: String? = nil,
        allocator: ByteBufferAllocator = ByteBufferAllocator()
    ) throws(TransportError) {
        // Without memory, or while the process ends and OpenSSL has already been taken down.
        guard let ssl = SSL_new(material.pointer) else {
            throw TransportError(.tlsUnavailable, "OpenSSL has no room for another connection")
        }
        self.ssl = ssl
        self.side = side
        audience = material.audience
        self.clock = clock
        self.expectedPeer = expectedPeer
        self.allocator = allocator
        bio = MemoryBIO(allocator: allocator)
        // The same BIO for both directions: OpenSSL then takes over one reference, not two.
        let pointer = bio.retainedPointer
        SSL_set_bio(ssl, pointer, pointer)
        switch side {
        case .client: SSL_set_connect_state(ssl)
        case .server: SSL_set_accept_state(ssl)
        }
        TLSCallbacks.attach(self, to: ssl)
    }

    deinit {
        TLSCallbacks.detach(from: ssl)
        SSL_free(ssl)
    }

    // MARK: The network's side

    /// Adds ciphertext that came from the peer; `advanceHandshake()` or `read(into:)` then makes use of it.
    func receive(_ ciphertext: ByteBuffer) { bio.receive(ciphertext) }

    /// Ciphertext to be sent, if any.
    func takeCiphertext() -> ByteBuffer? { bio.takeOutbound() }

    // MARK: Handshake

    /// Carries the handshake as far as the bytes at hand allow.
    func advanceHandshake() -> HandshakeStep {
        OpenSSLQueue.clear()
        let result = SSL_do_handshake(ssl)
        guard result != 1 else { return finishHandshake() }
        switch SSL_get_error(ssl, result) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .wantsMore
        default: return .failed(failure())
        }
    }

    private func finishHandshake() -> HandshakeStep {
        if audience == .everyone { return .doneWithAnyone }
        var name: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        SSL_get0_alpn_selected(ssl, &name, &count)
        guard UnsafeBufferPointer(start: name, count: Int(count)).elementsEqual(TLSMaterial.alpnProtocol.utf8) else {
            return .failed(
                TransportError(.wrongALPN, "the server did not select ALPN \(TLSMaterial.alpnProtocol)"))
        }
        guard let peer else {
            return .failed(TransportError(.certificateMissing, "the peer showed no certificate"))
        }
        return .done(peer)
    }

    /// Called from inside the handshake: judges the chain and keeps the verdict.
    func judgePeer(_ store: OpaquePointer) -> Bool {
        switch CertificateVerdict.judge(store, at: clock.unixMilliseconds, expectedPeer: expectedPeer) {
        case .success(let identity):
            peer = identity
            return true
        case .failure(let error):
            refusal = error
            return false
        }
    }

    /// Called from inside the handshake: keeps the reason for an alert about to be sent.
    func refuse(_ error: TransportError) { refusal = error }

    // MARK: Data

    /// Decrypts everything received.
    ///
    /// - Returns: the plaintext, in one buffer sized after the ciphertext, and how the reading ended.
    func read() -> (plaintext: ByteBuffer?, outcome: ReadOutcome) {
        guard bio.pendingInboundBytes > 0 || SSL_has_pending(ssl) == 1 else { return (nil, .wantsMore) }
        // Plaintext is shorter than its ciphertext; what an earlier read left inside OpenSSL is below one record.
        var plaintext = allocator.buffer(capacity: bio.pendingInboundBytes)
        while true {
            OpenSSLQueue.clear()
            var status: Int32 = 0
            plaintext.writeWithUnsafeMutableBytes(minimumWritableBytes: 1) { space in
                var count = 0
                status = SSL_read_ex(ssl, space.baseAddress, space.count, &count)
                return status == 1 ? count : 0
            }
            guard status != 1 else { continue }
            let text = plaintext.readableBytes > 0 ? plaintext : nil
            switch SSL_get_error(ssl, status) {
            case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return (text, .wantsMore)
            case SSL_ERROR_ZERO_RETURN: return (text, .closed)
            default: return (text, .failed(failure()))
            }
        }
    }

    /// Encrypts the whole of `plaintext` into the outbound ciphertext.
    func write(_ plaintext: ByteBuffer) throws(TransportError) {
        var remaining = plaintext.readableBytesView
        let records = remaining.count / Self.recordBytes + 1
        bio.reserveOutbound(bytes: remaining.count + records * Self.recordOverheadBytes)
        while !remaining.isEmpty {
            OpenSSLQueue.clear()
            var count = 0
            let status = remaining.withUnsafeBytes { bytes in
                SSL_write_ex(ssl, bytes.baseAddress, min(bytes.count, Self.recordBytes), &count)
            }
            // The BIO takes everything, so a write never has to be tried again.
            guard status == 1 else { throw failure() }
            remaining = remaining.dropFirst(count)
        }
    }

    /// Says close_notify. Harmless if it was said, or if the connection failed.
    func closeNotify() {
        OpenSSLQueue.clear()
        SSL_shutdown(ssl)
    }

    private func failure() -> TransportError {
        let faults = OpenSSLQueue.drain()
        defer { refusal = nil }
        return refusal ?? TLSAlerts.error(of: faults, side: side)
    }
}
