// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL
public import Crypto
import NIOCore
import Synchronization

/// The TLS identity and trust of one program, shared by its server and its clients, replaceable while they run.
public final class TLSContext: Sendable {
    /// Called after a reload: a holder of a connection judges its peer again.
    typealias ReloadObserver = @Sendable () -> Void

    private struct State {
        var material: TLSMaterial
        var observers: [UInt64: ReloadObserver] = [:]
        var nextObserver: UInt64 = 0
    }

    private let state: Mutex<State>
    let clock: WallClock

    /// - Parameter clock: by which the validity of certificates and revocation lists is judged.
    /// - Throws: `TransportError` with code `identityUnusable`, naming the part OpenSSL refuses.
    public init(identity: TLSIdentity, clock: WallClock = .system) throws(TransportError) {
        state = Mutex(State(material: try TLSMaterial(identity)))
        self.clock = clock
    }

    /// Puts a new certificate, key, root or revocation list in force.
    ///
    /// New connections use them at once. The peers of open connections are judged again, and connections whose peer
    /// is now revoked, expired or foreign are closed with that reason. On an error the old identity stays in force.
    ///
    /// - Throws: `TransportError` with code `identityUnusable`.
    public func reload(identity: TLSIdentity) throws(TransportError) {
        let material = try TLSMaterial(identity)
        let observers = state.withLock { state in
            state.material = material
            return Array(state.observers.values)
        }
        for observer in observers { observer() }
    }

    /// Judges the peers of all open connections again, by the clock as it is now.
    public func recheckPeers() {
        let observers = state.withLock { Array($0.observers.values) }
        for observer in observers { observer() }
    }

    // MARK: For connections

    func makeConnection(
        side: TLSConnection.Side, expectedPeer: String?, allocator: ByteBufferAllocator
    ) throws(TransportError) -> TLSConnection {
        let material = state.withLock { $0.material }
        return try TLSConnection(
            material: material, side: side, clock: clock, expectedPeer: expectedPeer, allocator: allocator)
    }

    /// Why `peer` would be refused if it connected now; nil if it would not.
    func recheck(_ peer: PeerIdentity) -> TransportError? {
        let material = state.withLock { $0.material }
        let certificate = peer.certificate.withUnsafeBufferPointer { bytes in
            var cursor = bytes.baseAddress
            return d2i_X509(nil, &cursor, bytes.count)
        }
        guard let certificate, let store = X509_STORE_CTX_new() else {
            return TransportError(.certificateMalformed, "the certificate cannot be read again", peer: peer.uri)
        }
        defer {
            X509_STORE_CTX_free(store)
            X509_free(certificate)
        }
        let trust = SSL_CTX_get_cert_store(material.pointer)
        guard X509_STORE_CTX_init(store, trust, certificate, nil) == 1 else {
            return TransportError(.certificateMalformed, "the certificate cannot be judged", peer: peer.uri)
        }
        switch CertificateVerdict.judge(store, at: clock.unixMilliseconds, expectedPeer: peer.uri) {
        case .success: return nil
        case .failure(let error): return error.with(peer: peer.uri)
        }
    }

    /// Calls `observer` after each reload until `stopObserving` with the number returned.
    func observeReloads(_ observer: @escaping ReloadObserver) -> UInt64 {
        state.withLock { state in
            state.nextObserver += 1
            state.observers[state.nextObserver] = observer
            return state.nextObserver
        }
    }

    func stopObserving(_ number: UInt64) {
        state.withLock { state in _ = state.observers.removeValue(forKey: number) }
    }
}
