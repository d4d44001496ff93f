// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL
import Crypto
import NIOCore

/// One loaded identity: an `SSL_CTX` with our certificate and key and, towards the city, its root as the only trust and its
/// CRLs.
///
/// `@unchecked Sendable`: the `SSL_CTX` is configured inside `init`, before anyone else can see it, and never changed
/// afterwards; OpenSSL reference-counts it and lets several threads make connections from it.
final class TLSMaterial: @unchecked Sendable {
    /// Who is spoken with.
    enum Audience {
        /// Nodes and people of the city, each by a certificate.
        case city
        /// Anyone, unknown.
        case everyone
    }

    /// The one application protocol, as ALPN wants it: each name after its length.
    static let alpnProtocol = "tongdao/1"
    static let alpnList: [UInt8] = [UInt8(alpnProtocol.utf8.count)] + Array(alpnProtocol.utf8)
    /// What may be offered to everyone. Without ALPN it is the same protocol.
    static let publicALPNProtocol = "http/1.1"
    /// For TLS 1.2 only what has forward secrecy and authenticates as it encrypts.
    private static let publicCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20"
    /// A peer's certificate chain is one small leaf; OpenSSL's default would let it send 100 KiB.
    private static let maximumPeerChainBytes = 32 * 1024

    let pointer: OpaquePointer
    let audience: Audience

    /// - Throws: `identityUnusable` naming the part that cannot be used.
    init(_ identity: TLSIdentity) throws(TransportError) {
        OpenSSLQueue.clear()
        guard let pointer = SSL_CTX_new(TLS_method()) else { throw Self.unusable("no TLS context") }
        self.pointer = pointer
        audience = .city
        configureMemory()
        configureProtocol()
        try loadIdentity(identity.certificatePEM, identity.privateKeyPEM)
        try loadTrust(identity)
        configureVerification()
    }

    /// For a server that asks nobody for a certificate.
    ///
    /// - Throws: `identityUnusable` naming the part that cannot be used.
    init(forEveryone identity: ServerIdentity) throws(TransportError) {
        OpenSSLQueue.clear()
        guard let pointer = SSL_CTX_new(TLS_server_method()) else { throw Self.unusable("no TLS context") }
        self.pointer = pointer
        audience = .everyone
        configureMemory()
        _ = td_SSL_CTX_set_min_proto_version(pointer, TLS1_2_VERSION)
        _ = td_SSL_CTX_set_max_proto_version(pointer, TLS1_3_VERSION)
        SSL_CTX_set_options(
            pointer,
            td_SSL_OP_NO_RENEGOTIATION() | td_SSL_OP_NO_COMPRESSION() | td_SSL_OP_CIPHER_SERVER_PREFERENCE())
        guard SSL_CTX_set_cipher_list(pointer, Self.publicCiphers) == 1 else { throw Self.unusable("cipher list") }
        TLSCallbacks.installPublicALPN(in: pointer)
        try loadIdentity(identity.certificatePEM, identity.privateKeyPEM)
    }

    deinit {
        SSL_CTX_free(pointer)
    }

    private func configureMemory() {
        // An idle connection must not keep two 16 KiB record buffers.
        _ = td_SSL_CTX_set_mode(
            pointer,
            td_SSL_MODE_RELEASE_BUFFERS() | td_SSL_MODE_ENABLE_PARTIAL_WRITE()
                | td_SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER())
        // No resumption: each connection presents and has its certificate judged anew, so a revocation holds.
        SSL_CTX_set_options(pointer, td_SSL_OP_NO_TICKET())
        SSL_CTX_set_num_tickets(pointer, 0)
        _ = td_SSL_CTX_set_session_cache_mode(pointer, Int(SSL_SESS_CACHE_OFF))
    }

    private func configureProtocol() {
        _ = td_SSL_CTX_set_min_proto_version(pointer, TLS1_3_VERSION)
        _ = td_SSL_CTX_set_max_proto_version(pointer, TLS1_3_VERSION)
        SSL_CTX_ctrl(pointer, SSL_CTRL_SET_MAX_CERT_LIST, Self.maximumPeerChainBytes, nil)
        SSL_CTX_set_alpn_protos(pointer, Self.alpnList, UInt32(Self.alpnList.count))
        TLSCallbacks.installALPN(in: pointer)
    }

    private func configureVerification() {
        SSL_CTX_set_verify(pointer, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
        TLSCallbacks.installVerification(in: pointer)
    }

    private func loadIdentity(_ certificatePEM: [UInt8], _ privateKeyPEM: SecretBytes) throws(TransportError) {
        let certificates = try Self.read(certificatePEM, "certificate", X509_free) {
            PEM_read_bio_X509($0, nil, nil, nil)
        }
        defer { certificates.forEach(X509_free) }
        for (index, certificate) in certificates.enumerated() {
            if index == 0 {
                guard SSL_CTX_use_certificate(pointer, certificate) == 1 else { throw Self.unusable("certificate") }
            } else {
                X509_up_ref(certificate)
                guard td_SSL_CTX_add0_chain_cert(pointer, certificate) == 1 else {
                    X509_free(certificate)
                    throw Self.unusable("certificate chain")
                }
            }
        }
        let key = privateKeyPEM.withUnsafeBytes { bytes -> OpaquePointer? in
            let bio = BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count))
            defer { BIO_free(bio) }
            // Never a question at a terminal: an encrypted key is refused.
            return PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil)
        }
        guard let key else { throw Self.unusable("private key") }
        defer { EVP_PKEY_free(key) }
        guard SSL_CTX_use_PrivateKey(pointer, key) == 1, SSL_CTX_check_private_key(pointer) == 1 else {
            throw Self.unusable("private key: it does not belong to the certificate")
        }
    }

    private func loadTrust(_ identity: TLSIdentity) throws(TransportError) {
        guard let store = SSL_CTX_get_cert_store(pointer) else { throw Self.unusable("trust store") }
        let roots = try Self.read(identity.rootsPEM, "root", X509_free) { PEM_read_bio_X509($0, nil, nil, nil) }
        defer { roots.forEach(X509_free) }
        for root in roots where X509_STORE_add_cert(store, root) != 1 { throw Self.unusable("root") }
        let lists = try Self.read(identity.crlPEM, "revocation list", X509_CRL_free) {
            PEM_read_bio_X509_CRL($0, nil, nil, nil)
        }
        defer { lists.forEach(X509_CRL_free) }
        for list in lists where X509_STORE_add_crl(store, list) != 1 { throw Self.unusable("revocation list") }
        X509_STORE_set_flags(store, td_X509_V_FLAG_CRL_CHECK() | td_X509_V_FLAG_X509_STRICT())
    }

    /// Every object of one kind in a PEM text; at least one.
    private static func read(
        _ pem: [UInt8], _ what: String, _ free: (OpaquePointer?) -> Void, _ next: (OpaquePointer?) -> OpaquePointer?
    ) throws(TransportError) -> [OpaquePointer] {
        OpenSSLQueue.clear()
        guard let bio = pem.withUnsafeBytes({ BIO_new(BIO_s_mem()).writing($0) }) else { throw unusable(what) }
        defer { BIO_free(bio) }
        var objects: [OpaquePointer] = []
        while let object = next(bio) { objects.append(object) }
        // The last attempt always fails, with "no start line" if the text simply ended.
        let faults = OpenSSLQueue.drain()
        let ended = faults.last.map { $0.library == ERR_LIB_PEM && $0.reason == PEM_R_NO_START_LINE } ?? true
        guard ended, !objects.isEmpty else {
            objects.forEach(free)
            throw TransportError(
                .identityUnusable, "the \(what) is not PEM that OpenSSL can read", cause: OpenSSLQueue.text(of: faults))
        }
        return objects
    }

    private static func unusable(_ what: String) -> TransportError {
        TransportError(.identityUnusable, "OpenSSL refuses the \(what)", cause: OpenSSLQueue.drainText())
    }
}

extension OpaquePointer? {
    /// A memory BIO that holds a copy of `bytes`, so that it may outlive them.
    fileprivate func writing(_ bytes: UnsafeRawBufferPointer) -> OpaquePointer? {
        guard let self else { return nil }
        guard BIO_write(self, bytes.baseAddress, Int32(bytes.count)) == Int32(bytes.count) else {
            BIO_free(self)
            return nil
        }
        return self
    }
}
