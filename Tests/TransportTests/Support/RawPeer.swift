// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NIOCore
import NIOPosix

@testable import Transport

/// A peer that does as it is told, with or without TLS: for everything our own client would never do.
final class RawPeer: Sendable {
    enum Event: Sendable {
        case tlsDone
        case envelope(Envelope)
        case bytes([UInt8])
        case failed(TransportError)
        case closed
    }

    let channel: any Channel
    let events: EventLog<Event>

    private init(channel: any Channel, events: EventLog<Event>) {
        self.channel = channel
        self.events = events
    }

    /// Connects with TLS and waits for the end of the handshake.
    static func tls(to net: TestNet, _ uri: String = TestCity.dinghai) async throws -> RawPeer {
        let context = try net.city.context(uri)
        let peer = try await connect(net) { channel in
            TLSHandler(
                tls: try context.makeConnection(side: .client, expectedPeer: nil, allocator: channel.allocator),
                limits: TransportLimits())
        }
        _ = try await peer.events.first { if case .tlsDone = $0 { true } else { false } }
        return peer
    }

    /// Connects without TLS.
    static func plain(to net: TestNet) async throws -> RawPeer {
        try await connect(net) { _ in nil }
    }

    private static func connect(
        _ net: TestNet, _ tls: @escaping @Sendable (any Channel) throws -> TLSHandler?
    ) async throws -> RawPeer {
        let events = EventLog<Event>()
        let channel = try await ClientBootstrap(group: net.group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = try tls(channel)
                    if let handler { try channel.pipeline.syncOperations.addHandler(handler) }
                    try channel.pipeline.syncOperations.addHandler(
                        RawHandler(events: events, speaksEnvelopes: handler != nil))
                }
            }
            .connect(host: "127.0.0.1", port: net.port).get()
        return RawPeer(channel: channel, events: events)
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    func send(_ envelope: Envelope) async throws { try await send(envelope.framed()) }

    /// Our SETTINGS, after the server's have come.
    func settle(_ settings: Settings = RawPeer.settings) async throws {
        _ = try await first(.settings)
        try await send(Envelope(kind: .settings, settings: settings))
    }

    static let settings = Settings(
        protocolMin: 1, protocolMax: 1, maxFrameBytes: 1 << 20, maxConcurrentCalls: 10, initialStreamCredit: 4,
        software: "raw")

    /// The first envelope of a kind, past or to come; nil if the connection ends without one.
    func first(_ kind: EnvelopeKind, call: UInt64? = nil) async throws -> Envelope? {
        let event = try await events.first { event in
            switch event {
            case .envelope(let envelope): envelope.kind == kind && (call == nil || envelope.callId == call)
            case .closed: true
            default: false
            }
        }
        if case .envelope(let envelope) = event { return envelope } else { return nil }
    }

    func closed() async throws {
        _ = try await events.first { if case .closed = $0 { true } else { false } }
    }

    /// All bytes received so far, of a peer without TLS.
    var received: [UInt8] {
        events.all.flatMap { event -> [UInt8] in if case .bytes(let bytes) = event { bytes } else { [] } }
    }

    /// Ends the TCP connection at once, without close_notify.
    func vanish() async throws {
        // A close that begins at the TLS handler's own context passes by its close_notify.
        let channel = channel
        try await channel.eventLoop.submit {
            try channel.pipeline.syncOperations.context(handlerType: TLSHandler.self).close(promise: nil)
        }.get()
    }
}

/// Turns what comes into events.
private final class RawHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let events: EventLog<RawPeer.Event>
    private let speaksEnvelopes: Bool
    private var decoder = FrameDecoder(limitBytes: 16 << 20)

    init(events: EventLog<RawPeer.Event>, speaksEnvelopes: Bool) {
        self.events = events
        self.speaksEnvelopes = speaksEnvelopes
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(unwrapInboundIn(data).readableBytesView)
        guard speaksEnvelopes else { return events.add(.bytes(bytes)) }
        for frame in (try? decoder.consume(bytes)) ?? [] {
            if let envelope = try? Envelope.decode(frame) { events.add(.envelope(envelope)) }
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted = event as? TLSEvent { events.add(.tlsDone) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? TransportError { events.add(.failed(error)) }
    }

    func channelInactive(context: ChannelHandlerContext) { events.add(.closed) }
}
