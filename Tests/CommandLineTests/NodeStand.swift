// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import FoundationEssentials
import Logging
import Messages
import NIOCore
import NIOPosix
import Synchronization
import Transport

/// The wire of a node without its rules: a real server with real certificates, whose answers the test chooses, so that
/// the command meets what a sound daemon never does.
final class NodeStand: Sendable {
    static let node = "tongdao://zhoushan/dinghai"
    static let person = "tongdao://zhoushan/dinghai/shujuju/wang"

    typealias Submission = @Sendable (SubmitRequest, CallContext) async throws -> CommandResult

    let run: TestRun
    /// Every submission received, in order.
    let received = ReceivedSubmissions()
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let server: TransportServer

    init(
        submit: @escaping Submission = { _, _ in CommandResult(subject: "X1", firstSequence: 1, lastSequence: 1) },
        more: (inout MethodRegistry) -> Void = { _ in }
    ) async throws {
        run = try TestRun()
        let identity = try Self.makeIdentities(run)
        var configuration = TransportConfiguration(
            software: "stand", logger: Logger(label: "stand", factory: { _ in SwiftLogNoOpLogHandler() }))
        let received = received
        configuration.methods.unary(Method.commandsSubmit) { context, request in
            received.append(request)
            return try await submit(request, context)
        }
        more(&configuration.methods)
        server = try TransportServer(
            group: group, host: "127.0.0.1", port: 0,
            tlsContext: TLSContext(identity: identity.tlsIdentity, clock: WallClock { TestRun.nowMilliseconds }),
            configuration: configuration)
        try await server.start()
    }

    /// Runs a command as the person, on the node.
    func callAsFunction(_ arguments: [String]) async -> TestRun.Outcome {
        await run.run(
            arguments,
            environment: [
                "TONGDAO_NODE": Self.node, "TONGDAO_NODE_ADDRESS": "127.0.0.1:\(server.localAddress?.port ?? 0)",
                "TONGDAO_IDENTITY": "wang", "TONGDAO_PASSPHRASE_FILE": "wang.pass",
            ])
    }

    func stop() async throws {
        await server.shutdownGracefully(deadline: .now() + .seconds(1))
        try await group.shutdownGracefully()
    }

    private static func makeIdentities(_ run: TestRun) throws -> IdentityBundle {
        let passphrase = try Passphrase("p")
        try run.file("wang.pass", "p")
        let now = Int64(TestRun.nowMilliseconds / 1000)
        var authority = try CityAuthority.create(
            city: "zhoushan", directory: "\(run.directory)/ca", passphrase: passphrase, now: now)
        let day: Int64 = 86_400
        let server = try authority.issue(IdentityURI(node), lifetimeSeconds: 30 * day, now: now)
        try authority.issue(IdentityURI(person), lifetimeSeconds: 30 * day, now: now)
            .write(to: "\(run.directory)/wang", passphrase: passphrase)
        return server.bundle
    }
}

/// What came in, from whatever thread.
final class ReceivedSubmissions: Sendable {
    private let requests = Mutex<[SubmitRequest]>([])

    func append(_ request: SubmitRequest) { requests.withLock { $0.append(request) } }

    var all: [SubmitRequest] { requests.withLock { $0 } }
    var commands: [Command] { get throws { try all.map { try Command.decode($0.command) } } }
}

/// A node that breaks the connection before its answer, so many times.
final class Breaks: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    var areOver: Bool { left.withLock { $0 == 0 } }

    /// Breaks the connection if it is to be broken once more; says whether.
    @discardableResult
    func next(_ context: CallContext) -> Bool {
        let isOne = left.withLock { left in
            guard left > 0 else { return false }
            left -= 1
            return true
        }
        if isOne { context.connection.close() }
        return isOne
    }
}
