// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import NIOCore
import NIOHTTP1
import NIOPosix

/// What a monitoring system may ask over plain HTTP on loopback.
public struct OperationsAnswers: Sendable {
    /// Whether the process works at all; the text says what it does.
    public var live: @Sendable () async -> (ok: Bool, text: String)
    /// Whether the node takes commands now.
    public var ready: @Sendable () async -> (ok: Bool, text: String)
    public var metrics: @Sendable () async -> String

    public init(
        live: @escaping @Sendable () async -> (ok: Bool, text: String),
        ready: @escaping @Sendable () async -> (ok: Bool, text: String),
        metrics: @escaping @Sendable () async -> String
    ) {
        self.live = live
        self.ready = ready
        self.metrics = metrics
    }
}

/// Serves `/healthz`, `/readyz` and `/metrics`.
public struct OperationsServer: Sendable {
    /// Connections at one time; monitoring needs few.
    public static let maxConnections = 64
    private let channel: any Channel

    public static func start(
        host: String, port: Int, group: any EventLoopGroup, answers: OperationsAnswers
    ) async throws -> OperationsServer {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(maxConnections))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(OperationsHandler(answers: answers))
                }
            }
            .bind(host: host, port: port).get()
        return OperationsServer(channel: channel)
    }

    /// The port in use, also when 0 was asked for.
    public var port: Int { channel.localAddress?.port ?? 0 }

    public func stop() async {
        try? await channel.close()
    }
}

/// One request, one answer, and the connection closes.
private final class OperationsHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answers: OperationsAnswers
    private var request: HTTPRequestHead?

    init(answers: OperationsAnswers) {
        self.answers = answers
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): request = head
        case .body: break
        case .end:
            guard let request else { return }
            answer(request, context: context)
        }
    }

    private func answer(_ request: HTTPRequestHead, context: ChannelHandlerContext) {
        let answers = self.answers
        let method = request.method
        let path = request.uri.split(separator: "?").first.map(String.init) ?? "/"
        let reply = context.eventLoop.makeFutureWithTask { () -> (HTTPResponseStatus, String) in
            guard method == .GET || method == .HEAD else { return (.methodNotAllowed, "only GET is served\n") }
            switch path {
            case "/healthz":
                let live = await answers.live()
                return (live.ok ? .ok : .serviceUnavailable, live.text + "\n")
            case "/readyz":
                let ready = await answers.ready()
                return (ready.ok ? .ok : .serviceUnavailable, ready.text + "\n")
            case "/metrics":
                return (.ok, await answers.metrics())
            default:
                return (.notFound, "served are /healthz, /readyz and /metrics\n")
            }
        }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        reply.whenSuccess { status, text in
            handler.value.write(status: status, text: text, head: method == .HEAD, context: bound.value)
        }
    }

    private func write(status: HTTPResponseStatus, text: String, head: Bool, context: ChannelHandlerContext) {
        let body = context.channel.allocator.buffer(string: text)
        var headers = HTTPHeaders()
        headers.add(name: "Content-Type", value: "text/plain; version=0.0.4; charset=utf-8")
        headers.add(name: "Content-Length", value: String(body.readableBytes))
        headers.add(name: "Connection", value: "close")
        let response = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        if !head { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
