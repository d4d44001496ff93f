// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import NIOCore

/// The methods one side of a connection answers, by name.
///
/// A handler throws `CallFailure` to choose the status the caller sees. Any other error is logged here and reaches the
/// caller as INTERNAL, without its text.
public struct MethodRegistry: Sendable {
    typealias FutureHandler = @Sendable (CallContext, [UInt8]) -> EventLoopFuture<[UInt8]>
    typealias UnaryHandler = @Sendable (CallContext, [UInt8]) async throws -> [UInt8]
    typealias StreamHandler = @Sendable (CallContext, [UInt8], ItemQueue, ItemSender) async throws -> [UInt8]

    enum Handler: Sendable {
        case future(FutureHandler)
        case unary(UnaryHandler)
        case stream(StreamHandler)
    }

    struct Entry: Sendable {
        let shape: CallShape
        let handler: Handler
    }

    private var entries: [String: Entry] = [:]

    public init() {}

    func entry(named name: String) -> Entry? { entries[name] }

    /// The names of all methods, sorted.
    public var names: [String] { entries.keys.sorted() }

    /// Answers a unary method on the event loop of the connection, for short work without a change of threads.
    ///
    /// - Parameter handler: must not block. The future may belong to any event loop.
    public mutating func onEventLoop<Request, Response>(
        _ method: MethodDescriptor<Request, Response>,
        _ handler: @escaping @Sendable (CallContext, Request) -> EventLoopFuture<Response>
    ) {
        add(
            method,
            .future { context, body in
                do {
                    return handler(context, try Self.request(body)).map { $0.encode() }
                } catch {
                    return context.eventLoop.makeFailedFuture(error)
                }
            })
    }

    /// Answers a unary method in a task of its own, cancelled when the call is.
    public mutating func unary<Request, Response>(
        _ method: MethodDescriptor<Request, Response>,
        _ handler: @escaping @Sendable (CallContext, Request) async throws -> Response
    ) {
        add(method, .unary { context, body in try await handler(context, Self.request(body)).encode() })
    }

    /// Answers one request with a stream. The stream ends when the handler returns.
    public mutating func serverStream<Request, Response>(
        _ method: MethodDescriptor<Request, Response>,
        _ handler: @escaping @Sendable (CallContext, Request, StreamWriter<Response>) async throws -> Void
    ) {
        add(
            method,
            .stream { context, body, _, sender in
                try await handler(context, Self.request(body), StreamWriter(sender))
                return []
            })
    }

    /// Answers a stream with one response.
    public mutating func clientStream<Request, Response>(
        _ method: MethodDescriptor<Request, Response>,
        _ handler: @escaping @Sendable (CallContext, StreamReader<Request>) async throws -> Response
    ) {
        add(
            method,
            .stream { context, _, items, _ in
                try await handler(context, StreamReader(items, fault: .invalidArgument)).encode()
            })
    }

    /// Answers a stream with a stream. The outbound stream ends when the handler returns.
    public mutating func bidirectional<Request, Response>(
        _ method: MethodDescriptor<Request, Response>,
        _ handler:
            @escaping @Sendable (CallContext, StreamReader<Request>, StreamWriter<Response>) async throws -> Void
    ) {
        add(
            method,
            .stream { context, _, items, sender in
                try await handler(context, StreamReader(items, fault: .invalidArgument), StreamWriter(sender))
                return []
            })
    }

    private mutating func add<Request, Response>(_ method: MethodDescriptor<Request, Response>, _ handler: Handler) {
        let shape = CallShape(requestStreams: method.clientStreaming, responseStreams: method.serverStreaming)
        entries[method.name] = Entry(shape: shape, handler: handler)
    }

    private static func request<Request: Message>(_ body: [UInt8]) throws(CallFailure) -> Request {
        do {
            return try Request.decode(body)
        } catch {
            throw CallFailure(.invalidArgument, "the request cannot be read: \(error)")
        }
    }
}
