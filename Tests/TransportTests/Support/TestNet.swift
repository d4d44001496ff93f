// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Logging
import Messages
import NIOCore
import NIOPosix
import Synchronization

@testable import Transport

/// A real server on loopback, with everything a test wants to know about it.
final class TestNet: Sendable {
    let city: TestCity
    let group: MultiThreadedEventLoopGroup
    let server: TransportServer
    let serverContext: TLSContext
    let serverIdentity: TLSIdentity
    /// The server's log and the clients', each in its own.
    let serverLog = EventLog<String>()
    let clientLog = EventLog<String>()
    /// What the server's observer was told.
    let events = EventLog<TransportEvent>()
    /// Connections the server has open.
    let accepted = EventLog<Connection>()

    private init(
        city: TestCity, methods: MethodRegistry, configure: (inout TransportConfiguration) -> Void
    ) throws {
        self.city = city
        group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        serverIdentity = try city.identity(TestCity.hub)
        serverContext = try TLSContext(identity: serverIdentity, clock: city.clock)
        var configuration = TransportConfiguration(software: "hub 1.0", logger: .captured(in: serverLog))
        configuration.methods = methods
        configuration.observer = { [events] in events.add($0) }
        configure(&configuration)
        server = try TransportServer(
            group: group, host: "127.0.0.1", port: 0, tlsContext: serverContext, configuration: configuration,
            onConnection: { [accepted] in accepted.add($0) })
    }

    /// Starts a server, runs the test, and takes everything down again.
    ///
    /// - Parameter city: one of its own, for a test that revokes or moves the clock.
    static func run(
        city: TestCity? = nil, methods: MethodRegistry = .diagnostics(),
        configure: (inout TransportConfiguration) -> Void = { _ in }, _ test: (TestNet) async throws -> Void
    ) async throws {
        let net = try TestNet(city: city ?? TestCity.common(), methods: methods, configure: configure)
        do {
            try await net.server.start()
            try await test(net)
        } catch {
            await net.stop()
            throw error
        }
        await net.stop()
    }

    private func stop() async {
        await server.shutdownGracefully(deadline: .now())
        try? await group.shutdownGracefully()
    }

    var port: Int { server.localAddress?.port ?? 0 }

    /// A client of the city with an identity of its own.
    func client(
        _ uri: String = TestCity.dinghai, identity: TLSIdentity? = nil, methods: MethodRegistry = MethodRegistry(),
        configure: (inout TransportConfiguration) -> Void = { _ in }
    ) throws -> TransportClient {
        var configuration = TransportConfiguration(software: "client 1.0", logger: .captured(in: clientLog))
        configuration.methods = methods
        configure(&configuration)
        return try TransportClient(
            group: group, tlsContext: TLSContext(identity: identity ?? city.identity(uri), clock: city.clock),
            configuration: configuration)
    }

    func connect(
        _ uri: String = TestCity.dinghai, identity: TLSIdentity? = nil, expectedPeer: String? = TestCity.hub,
        methods: MethodRegistry = MethodRegistry(), configure: (inout TransportConfiguration) -> Void = { _ in }
    ) async throws -> Connection {
        try await client(uri, identity: identity, methods: methods, configure: configure)
            .connect(host: "127.0.0.1", port: port, expectedPeer: expectedPeer)
    }

    /// The error of the first connection the server refused or lost, as metrics see it.
    func firstRefusal() async throws -> TransportError? {
        let event = try await events.first { if case .connectionRefused = $0 { true } else { false } }
        if case .connectionRefused(let error, _) = event { return error } else { return nil }
    }

    func firstClosing() async throws -> TransportError? {
        let event = try await events.first { if case .connectionClosed = $0 { true } else { false } }
        if case .connectionClosed(_, let error) = event { return error } else { return nil }
    }
}

extension MethodRegistry {
    /// The diagnostic methods, as a node would answer them.
    static func diagnostics() -> MethodRegistry {
        var methods = MethodRegistry()
        methods.onEventLoop(Method.diagnosticsEcho) { context, request in
            context.eventLoop.makeSucceededFuture(request)
        }
        methods.serverStream(Method.diagnosticsDownload) { _, request, writer in
            for index in 0..<request.items {
                try await writer.send(
                    EchoMessage(payload: [UInt8](repeating: 7, count: Int(request.itemBytes)), timeMs: UInt64(index)))
            }
        }
        methods.clientStream(Method.diagnosticsUpload) { _, items in
            var bytes: UInt64 = 0
            for try await item in items { bytes += UInt64(item.payload.count) }
            return BandwidthReport(bytes: bytes)
        }
        methods.bidirectional(Method.federationLink) { _, items, writer in
            for try await item in items { try await writer.send(item) }
        }
        return methods
    }
}
