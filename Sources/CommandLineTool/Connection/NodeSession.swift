// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Logging
import Messages
import NIOCore
import NIOPosix
import Transport

/// One run's connection to its node, made when it is first needed.
actor NodeSession {
    let target: ConnectionTarget
    nonisolated let identity: IdentityBundle
    nonisolated let surroundings: Surroundings
    nonisolated let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let client: TransportClient
    private var open: Connection?

    /// - Throws: a failure that names the option or file that cannot be used.
    init(target: ConnectionTarget, in surroundings: Surroundings) throws {
        self.target = target
        self.surroundings = surroundings
        identity = try target.identity(in: surroundings)
        let now = surroundings.nowMilliseconds
        var configuration = TransportConfiguration(
            software: ToolVersion.text, logger: Logger(label: "tongdao", factory: { _ in SwiftLogNoOpLogHandler() }))
        configuration.limits.connectTimeoutMilliseconds = min(
            configuration.limits.connectTimeoutMilliseconds, Int(clamping: max(1, target.timeoutMilliseconds)))
        client = try TransportClient(
            group: group, tlsContext: TLSContext(identity: identity.tlsIdentity, clock: WallClock(now)),
            configuration: configuration)
    }

    /// Opens a session for the length of `body`.
    static func with<Result: Sendable>(
        _ options: ConnectionOptions, in surroundings: Surroundings, _ body: (NodeSession) async throws -> Result
    ) async throws -> Result {
        let session = try NodeSession(target: options.target(in: surroundings), in: surroundings)
        do {
            let result = try await body(session)
            await session.close()
            return result
        } catch {
            await session.close()
            throw error
        }
    }

    /// The connection: the one there is, else a new one to the node that the target names.
    func connection() async throws -> Connection {
        if let open { return open }
        let made = try await client.connect(
            host: target.address.host, port: target.address.port, expectedPeer: "\(target.node)")
        open = made
        return made
    }

    /// Gives up a connection that has failed, so that the next call makes a new one.
    func dropConnection() {
        open?.close()
        open = nil
    }

    /// Asks the node one question.
    func ask<Request, Response>(
        _ method: MethodDescriptor<Request, Response>, _ request: Request
    ) async throws -> Response {
        try await connection().call(method, request, timeout: timeout)
    }

    /// Asks for a stream of answers; the time limit holds for the whole of it.
    func stream<Request, Response>(
        _ method: MethodDescriptor<Request, Response>, _ request: Request, timeout: Duration? = nil
    ) async throws -> StreamReader<Response> {
        try await connection().serverStream(method, request, timeout: timeout)
    }

    nonisolated var timeout: Duration { .milliseconds(target.timeoutMilliseconds) }

    private func close() async {
        open?.close()
        // Nothing is left to lose: the process is about to end, and every answer has been read.
        try? await group.shutdownGracefully()
    }
}
