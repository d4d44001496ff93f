// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Logging
public import NIOCore
import NIOPosix
import Synchronization

/// Accepts connections of other nodes and of people's tools, and serves their calls.
public final class TransportServer: Sendable {
    public let configuration: TransportConfiguration
    public let tlsContext: TLSContext
    private let group: any EventLoopGroup
    private let host: String
    private let port: Int
    private let onConnection: (@Sendable (Connection) -> Void)?
    private let accepted: AcceptedConnections
    private let listener = Mutex<(any Channel)?>(nil)

    /// How many connections the kernel holds before we accept them.
    private static let backlog: Int32 = 256

    /// - Parameters:
    ///   - port: 0 lets the system choose; see `localAddress`.
    ///   - onConnection: told of each open connection, on its event loop; it must return at once.
    /// - Throws: `TransportError` with code `limitsInvalid`.
    public init(
        group: any EventLoopGroup, host: String, port: Int, tlsContext: TLSContext,
        configuration: TransportConfiguration, onConnection: (@Sendable (Connection) -> Void)? = nil
    ) throws(TransportError) {
        try configuration.limits.validate()
        self.group = group
        self.host = host
        self.port = port
        self.tlsContext = tlsContext
        self.configuration = configuration
        self.onConnection = onConnection
        accepted = AcceptedConnections(maximum: configuration.limits.maximumConnections)
    }

    /// The address listened on; nil before `start()` and after the shutdown.
    public var localAddress: SocketAddress? { listener.withLock { $0?.localAddress } }

    /// Connections held now, those in their handshake included.
    public var connectionCount: Int { accepted.count }

    /// Binds and begins to accept.
    ///
    /// - Throws: `TransportError` with code `bindFailed`.
    public func start() async throws(TransportError) {
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Self.backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture { try accept(channel) }
            }
        do {
            let channel = try await bootstrap.bind(host: host, port: port).get()
            listener.withLock { $0 = channel }
            configuration.logger.info("listening on \(channel.localAddress.map { "\($0)" } ?? "\(host):\(port)")")
        } catch {
            throw TransportError(.bindFailed, "cannot listen on \(host):\(port)", cause: String(describing: error))
        }
    }

    private func accept(_ channel: any Channel) throws {
        do {
            try accepted.add(channel)
        } catch {
            configuration.logger.warning(
                "connection refused: \(error)",
                metadata: ["remote": "\(channel.remoteAddress.map { "\($0)" } ?? "unknown")"])
            configuration.observer?(.connectionRefused(error, address: channel.remoteAddress?.plain ?? ""))
            throw error
        }
        let ready = channel.eventLoop.makePromise(of: Connection.self)
        if let onConnection { ready.futureResult.whenSuccess(onConnection) }
        do {
            try ConnectionChannel.configure(
                channel, side: .accepting, tlsContext: tlsContext, configuration: configuration, expectedPeer: nil,
                ready: ready)
        } catch {
            ready.fail(error)
            throw error
        }
    }

    /// Stops accepting, lets open calls finish until `deadline`, and returns when every connection has closed.
    public func shutdownGracefully(deadline: NIODeadline) async {
        let channel = listener.withLock { listener in
            defer { listener = nil }
            return listener
        }
        try? await channel?.close()
        await accepted.drain(until: deadline)
        configuration.logger.info("all connections closed")
    }
}

/// The channels a server holds, and their bound.
final class AcceptedConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isDraining = false
    }

    private let maximum: Int
    private let state = Mutex(State())

    init(maximum: Int) {
        self.maximum = maximum
    }

    var count: Int { state.withLock { $0.channels.count } }

    /// Holds `channel` until it closes.
    func add(_ channel: any Channel) throws(TransportError) {
        let id = ObjectIdentifier(channel)
        let refusal = state.withLock { state -> TransportError? in
            if state.isDraining { return TransportError(.shutDown, "the server is shutting down") }
            guard state.channels.count < maximum else {
                return TransportError(.tooManyConnections, "\(maximum) connections are open")
            }
            state.channels[id] = channel
            return nil
        }
        if let refusal { throw refusal }
        channel.closeFuture.whenComplete { [self] _ in
            state.withLock { _ = $0.channels.removeValue(forKey: id) }
        }
    }

    /// Asks every connection to finish, and waits until all have closed.
    func drain(until deadline: NIODeadline) async {
        let channels = state.withLock { state in
            state.isDraining = true
            return Array(state.channels.values)
        }
        for channel in channels { channel.triggerUserOutboundEvent(DrainCommand(deadline: deadline), promise: nil) }
        for channel in channels { try? await channel.closeFuture.get() }
    }
}

/// Asks a connection to say GOODBYE and to end at the deadline.
struct DrainCommand {
    let deadline: NIODeadline
}
