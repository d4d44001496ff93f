// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import NIOCore
import NIOPosix

/// Makes connections to other nodes.
public struct TransportClient: Sendable {
    public let group: any EventLoopGroup
    public let tlsContext: TLSContext
    public let configuration: TransportConfiguration

    /// - Throws: `TransportError` with code `limitsInvalid`.
    public init(
        group: any EventLoopGroup, tlsContext: TLSContext, configuration: TransportConfiguration
    ) throws(TransportError) {
        try configuration.limits.validate()
        self.group = group
        self.tlsContext = tlsContext
        self.configuration = configuration
    }

    /// Connects, shakes hands and exchanges SETTINGS.
    ///
    /// - Parameter expectedPeer: the URI the peer's certificate must bear; nil takes any of the city.
    /// - Throws: `TransportError` saying what failed and which side refused.
    public func connect(host: String, port: Int, expectedPeer: String?) async throws(TransportError) -> Connection {
        do {
            return try await connectFuture(host: host, port: port, expectedPeer: expectedPeer).get()
        } catch let error as TransportError {
            throw error.with(peer: "\(host):\(port)")
        } catch {
            throw TransportError(
                .connectFailed, "cannot connect to \(host):\(port)", cause: String(describing: error))
        }
    }

    private func connectFuture(host: String, port: Int, expectedPeer: String?) -> EventLoopFuture<Connection> {
        let loop = group.next()
        let ready = loop.makePromise(of: Connection.self)
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(.milliseconds(Int64(configuration.limits.connectTimeoutMilliseconds)))
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelInitializer { [tlsContext, configuration] channel in
                channel.eventLoop.makeCompletedFuture {
                    try ConnectionChannel.configure(
                        channel, side: .connecting, tlsContext: tlsContext, configuration: configuration,
                        expectedPeer: expectedPeer, ready: ready)
                }
            }
        bootstrap.connect(host: host, port: port).whenFailure { ready.fail($0) }
        return ready.futureResult
    }
}

/// Puts the two handlers of a connection into a channel.
enum ConnectionChannel {
    /// Called on the channel's event loop.
    static func configure(
        _ channel: any Channel, side: ConnectionSide, tlsContext: TLSContext, configuration: TransportConfiguration,
        expectedPeer: String?, ready: EventLoopPromise<Connection>
    ) throws {
        let tls = try tlsContext.makeConnection(
            side: side == .connecting ? .client : .server, expectedPeer: expectedPeer, allocator: channel.allocator)
        try channel.pipeline.syncOperations.addHandlers(
            TLSHandler(tls: tls, limits: configuration.limits),
            ConnectionHandler(
                side: side, configuration: configuration, tlsContext: tlsContext, eventLoop: channel.eventLoop,
                ready: ready))
    }
}
