// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import Transport

/// A port that takes one request a connection and answers it.
struct HTTPListener: Sendable {
    private let channel: any Channel

    /// - Parameter tls: put in front of every connection; nil: plain HTTP.
    static func start(
        host: String, port: Int, group: any EventLoopGroup, limits: HTTPLimits = HTTPLimits(), tls: PublicTLS? = nil,
        desk: any HTTPDesk
    ) async throws -> HTTPListener {
        let count = ConnectionCount(maximum: limits.maximumConnections)
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(limits.maximumConnections))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try count.add(channel)
                    try tls?.protect(channel)
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(RequestBudget(bytes: limits.maximumRequestBytes))
                    try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false, withErrorHandling: false)
                    try pipeline.addHandler(HTTPAnswering(desk: desk, limits: limits))
                }
            }
            .bind(host: host, port: port).get()
        return HTTPListener(channel: channel)
    }

    /// The port in use, also when 0 was asked for.
    var port: Int { channel.localAddress?.port ?? 0 }

    /// Takes no further connections; those there are end by their limits.
    func stop() async {
        try? await channel.close()
    }
}

/// The connections held, and their bound.
private final class ConnectionCount: Sendable {
    struct TooMany: Error {}

    private let maximum: Int
    private let count = Mutex(0)

    init(maximum: Int) {
        self.maximum = maximum
    }

    func add(_ channel: any Channel) throws(TooMany) {
        let isTaken = count.withLock { count in
            guard count < maximum else { return false }
            count += 1
            return true
        }
        guard isTaken else { throw TooMany() }
        channel.closeFuture.whenComplete { [self] _ in count.withLock { $0 -= 1 } }
    }
}

/// Lets no more through than a request may have, whatever it is made of.
private final class RequestBudget: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private var left: Int

    init(bytes: Int) {
        left = bytes
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard left >= 0 else { return }
        left -= unwrapInboundIn(data).readableBytes
        if left >= 0 {
            context.fireChannelRead(data)
        } else {
            context.fireErrorCaught(HTTPRequestTooLong())
        }
    }
}
