// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto
public import NIOCore
import Synchronization

/// TLS towards everyone: a server that shows a certificate and asks for none, for HTTP/1.1 over TLS 1.2 or 1.3.
///
/// What is behind it must be public, for nobody is known there.
public final class PublicTLS: Sendable {
    private let material: Mutex<TLSMaterial>
    private let limits: TransportLimits

    /// - Parameter limits: of them the time for a handshake and for closing.
    /// - Throws: `TransportError` with code `identityUnusable`, naming the part OpenSSL refuses.
    public init(
        identity: ServerIdentity, limits: TransportLimits = TransportLimits()
    ) throws(TransportError) {
        material = Mutex(try TLSMaterial(forEveryone: identity))
        self.limits = limits
    }

    /// Puts a new certificate in force for new connections; on an error the old one stays.
    ///
    /// - Throws: `TransportError` with code `identityUnusable`.
    public func reload(identity: ServerIdentity) throws(TransportError) {
        let new = try TLSMaterial(forEveryone: identity)
        material.withLock { $0 = new }
    }

    /// Puts TLS in front of whatever is added to an accepted channel from now on. On the channel's event loop.
    ///
    /// The handlers behind it read and write plaintext. TLS closes the channel by itself when it fails, and tells them by a
    /// `TransportError`.
    public func protect(_ channel: any Channel) throws {
        let current = material.withLock { $0 }
        let tls = try TLSConnection(
            material: current, side: .server, clock: .system, allocator: channel.allocator)
        try channel.pipeline.syncOperations.addHandler(TLSHandler(tls: tls, limits: limits))
    }
}
