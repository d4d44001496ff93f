// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import NIOCore

/// An open connection to a peer whose certificate has been accepted. Calls can be made on it from either side.
///
/// It is made by `TransportClient.connect`, or found in a handler's `CallContext`. It does not reconnect; see
/// `ManagedConnection`.
public final class Connection: Sendable {
    /// Unique within one `TLSContext`.
    public let id: UInt64
    public let peer: PeerIdentity
    public let eventLoop: any EventLoop
    /// The protocol version both sides speak.
    public let protocolVersion: UInt32
    /// What the peer called itself in SETTINGS.
    public let peerSoftware: String
    /// Whether the peer was in maintenance when the connection began.
    public let peerInMaintenance: Bool
    /// The longest frame the peer accepts, in bytes.
    public let maximumFrameBytes: Int
    /// Completed when the connection has ended, with the reason: `goodbye` if it ended as it should.
    public let closeFuture: EventLoopFuture<TransportError>

    private let channel: any Channel
    private let handler: NIOLoopBound<ConnectionHandler>

    init(
        id: UInt64, peer: PeerIdentity, agreement: Agreement, channel: any Channel,
        handler: NIOLoopBound<ConnectionHandler>, closed: EventLoopFuture<TransportError>
    ) {
        self.id = id
        self.peer = peer
        eventLoop = channel.eventLoop
        protocolVersion = agreement.version
        peerSoftware = agreement.peerSoftware
        peerInMaintenance = agreement.peerInMaintenance
        maximumFrameBytes = agreement.peerMaximumFrameBytes
        closeFuture = closed
        self.channel = channel
        self.handler = handler
    }

    public var remoteAddress: SocketAddress? { channel.remoteAddress }

    /// Waits until the connection has ended; the reason.
    public func waitUntilClosed() async -> TransportError {
        // The future never fails: the reason is its value.
        (try? await closeFuture.get()) ?? TransportError(.shutDown, "the event loop was shut down")
    }

    /// Lets open calls finish, takes no new ones, and closes at the latest after `drainTimeoutMilliseconds`.
    ///
    /// - Returns: when the connection has ended.
    public func shutdownGracefully() async {
        onLoop { handler in
            let patience = UInt64(handler.configuration.limits.drainTimeoutMilliseconds)
            handler.drain(until: ConnectionHandler.now + patience)
        }
        _ = await waitUntilClosed()
    }

    /// Closes at once; open calls fail.
    public func close() {
        onLoop { $0.close(because: TransportError(.shutDown, "this side closed the connection")) }
    }

    // MARK: Unary calls

    /// Makes a unary call. Cancelling the task cancels the call.
    ///
    /// - Parameter timeout: after which both sides give the call up; nil for none. Counted in whole milliseconds.
    /// - Throws: `CallFailure`.
    public func call<Request, Response>(
        _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration?
    ) async throws -> Response {
        try Self.response(of: try await callBytes(method.name, .unary, request.encode(), timeout))
    }

    private func callBytes(
        _ method: String, _ shape: CallShape, _ body: [UInt8], _ timeout: Duration?
    ) async throws -> [UInt8] {
        let ticket = CallTicket()
        let milliseconds = Self.milliseconds(timeout)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                onLoop { handler in
                    handler.open(
                        method, shape: shape, body: body, timeoutMilliseconds: milliseconds, ticket: ticket,
                        owner: .unary { continuation.resume(with: $0.mapError { $0 as any Error }) })
                }
            }
        } onCancel: {
            ticket.cancel()
            onLoop { $0.cancelCall(ticket) }
        }
    }

    /// Makes a unary call without a task; for event-loop code. The future fails with `CallFailure`.
    public func callFuture<Request, Response>(
        _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration?
    ) -> EventLoopFuture<Response> {
        let promise = eventLoop.makePromise(of: Response.self)
        let body = request.encode()
        let milliseconds = Self.milliseconds(timeout)
        onLoop { handler in
            handler.open(
                method.name, shape: .unary, body: body, timeoutMilliseconds: milliseconds, ticket: nil,
                owner: .unary { result in
                    promise.completeWith(
                        Result { () throws(CallFailure) in try Self.response(of: result.get()) }
                            .mapError { $0 as any Error })
                })
        }
        return promise.futureResult
    }

    // MARK: Streams

    /// Sends one request and reads a stream of answers.
    public func serverStream<Request, Response>(
        _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration?
    ) -> StreamReader<Response> {
        open(method, body: request.encode(), timeout).responses
    }

    /// Sends what `produce` writes, and reads one answer.
    ///
    /// - Throws: what `produce` throws, after cancelling the call; else `CallFailure`. When the callee answers early,
    ///   its status counts, not the failure of the writes that came too late.
    public func clientStream<Request, Response>(
        _ method: MethodDescriptor<Request, Response>, timeout: Duration?,
        _ produce: (StreamWriter<Request>) async throws -> Void
    ) async throws -> Response {
        let call: StreamingCall<Request, Response> = open(method, body: [], timeout)
        do {
            try await produce(call.requests)
            call.requests.finish()
        } catch is CallFailure {
            // The call has ended; its status is read below.
        } catch {
            call.cancel()
            throw error
        }
        guard let response = try await call.responses.next() else {
            throw CallFailure(.internal, "the callee answered without a response")
        }
        return response
    }

    /// Opens a call with a stream each way.
    public func bidirectional<Request, Response>(
        _ method: MethodDescriptor<Request, Response>, timeout: Duration?
    ) -> StreamingCall<Request, Response> {
        open(method, body: [], timeout)
    }

    private func open<Request, Response>(
        _ method: MethodDescriptor<Request, Response>, body: [UInt8], _ timeout: Duration?
    ) -> StreamingCall<Request, Response> {
        let shape = CallShape(requestStreams: method.clientStreaming, responseStreams: method.serverStreaming)
        let ticket = CallTicket()
        let milliseconds = Self.milliseconds(timeout)
        let items = ItemQueue { [self] items, bytes in
            onLoop { handler in
                if let id = ticket.id { handler.itemsConsumed(id, items: items, bytes: bytes) }
            }
        }
        onLoop { handler in
            handler.open(
                method.name, shape: shape, body: body, timeoutMilliseconds: milliseconds, ticket: ticket,
                owner: .stream(items, responseStreams: shape.responseStreams))
        }
        return StreamingCall(items: items, sender: ItemSender(connection: self, ticket: ticket))
    }

    // MARK: Helpers

    /// Runs `body` on the event loop, now if this is it.
    func onLoop(_ body: @escaping @Sendable (ConnectionHandler) -> Void) {
        if eventLoop.inEventLoop {
            body(handler.value)
        } else {
            eventLoop.execute { [handler] in body(handler.value) }
        }
    }

    private static func response<Response: Message>(of body: [UInt8]) throws(CallFailure) -> Response {
        do {
            return try Response.decode(body)
        } catch {
            throw CallFailure(.internal, "the answer cannot be read: \(error)")
        }
    }

    /// Whole milliseconds, rounded up: 0 for none, at most what the envelope holds (49 days).
    private static func milliseconds(_ timeout: Duration?) -> UInt32 {
        guard let timeout else { return 0 }
        let (seconds, attoseconds) = timeout.components
        guard seconds < Int64(UInt32.max) / 1_000 else { return .max }
        let fraction = attoseconds / 1_000_000_000_000_000
        let exact = attoseconds % 1_000_000_000_000_000 == 0
        return UInt32(max(1, seconds * 1_000 + fraction + (exact ? 0 : 1)))
    }
}
