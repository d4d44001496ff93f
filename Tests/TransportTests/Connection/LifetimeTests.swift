// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NIOCore
import NIOPosix
import Testing

@testable import Transport

@Suite("The life and end of connections", .timeLimit(.minutes(2)))
struct LifetimeTests {
    /// An Echo that answers when the gate says so.
    private func gated(_ gate: EventLog<String>) -> MethodRegistry {
        var methods = MethodRegistry()
        methods.unary(Method.diagnosticsEcho) { _, request in
            gate.add("started")
            _ = try await gate.first { $0 == "go" }
            return request
        }
        return methods
    }

    @Test("a graceful shutdown of the client lets calls finish and takes no new ones")
    func clientShutdown() async throws {
        let gate = EventLog<String>()
        try await TestNet.run(methods: gated(gate)) { net in
            let connection = try await net.connect()
            let call = Task { try await connection.call(Method.diagnosticsEcho, EchoMessage(timeMs: 1), timeout: nil) }
            _ = try await gate.first { $0 == "started" }
            let shutdown = Task { await connection.shutdownGracefully() }
            // GOODBYE is out as soon as a new call is refused.
            while true {
                let late = Task { try await connection.call(Method.queriesStatus, StatusRequest(), timeout: nil) }
                guard case .failure(let error as CallFailure) = await late.result else { continue }
                if error.code == .unavailable { break }
            }
            gate.add("go")
            #expect(try await call.value.timeMs == 1)
            await shutdown.value
            #expect(await connection.waitUntilClosed().code == .goodbye)
            #expect(try await net.firstClosing()?.code == .goodbye)
        }
    }

    @Test("a graceful shutdown of the server lets calls finish")
    func serverShutdown() async throws {
        let gate = EventLog<String>()
        try await TestNet.run(methods: gated(gate)) { net in
            let connection = try await net.connect()
            let call = Task { try await connection.call(Method.diagnosticsEcho, EchoMessage(timeMs: 1), timeout: nil) }
            _ = try await gate.first { $0 == "started" }
            let shutdown = Task { await net.server.shutdownGracefully(deadline: .now() + .seconds(20)) }
            _ = try await net.clientLog.first { $0.contains("the peer says goodbye: shutting down") }
            let refused = await #expect(throws: CallFailure.self) {
                try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil)
            }
            #expect(refused?.code == .unavailable)
            gate.add("go")
            #expect(try await call.value.timeMs == 1)
            await shutdown.value
            #expect(net.server.connectionCount == 0)
            #expect(net.server.localAddress == nil)
        }
    }

    @Test("a shutdown does not wait longer than its deadline")
    func shutdownDeadline() async throws {
        let gate = EventLog<String>()
        try await TestNet.run(methods: gated(gate)) { net in
            let connection = try await net.connect()
            let call = Task { try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil) }
            _ = try await gate.first { $0 == "started" }
            await net.server.shutdownGracefully(deadline: .now() + .milliseconds(50))
            let error = await #expect(throws: CallFailure.self) { try await call.value }
            #expect(error?.code == .unavailable)
            #expect(error?.transport != nil)
            gate.add("go")
        }
    }

    @Test("a reload puts a new certificate in force for new connections only")
    func reload() async throws {
        try await TestNet.run { net in
            let before = try await net.connect()
            try net.serverContext.reload(identity: net.city.identity(TestCity.hub))
            let after = try await net.connect()
            #expect(before.peer.serial != after.peer.serial)
            #expect(try await before.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil) == EchoMessage())
        }
    }

    @Test("a reload that revokes closes that peer's connections, and no other")
    func revocation() async throws {
        try await TestNet.run(city: TestCity()) { net in
            let revoked = try await net.connect(TestCity.dinghai)
            let other = try await net.connect(TestCity.putuo)
            try net.serverContext.reload(identity: net.city.revoke(TestCity.dinghai, for: net.serverIdentity))
            let reason = await revoked.waitUntilClosed()
            #expect(reason.code == .certificateRevoked)
            #expect(reason.origin == .peer)
            #expect(try await net.firstClosing()?.code == .certificateRevoked)
            _ = try await net.serverLog.first { $0.contains("certificate-revoked") && $0.contains(TestCity.dinghai) }
            #expect(try await other.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil) == EchoMessage())
            await #expect(throws: TransportError.self) {
                try await net.connect(TestCity.hub, expectedPeer: TestCity.putuo)
            }
        }
    }

    @Test("a reload that fails leaves the old identity in force")
    func failedReload() async throws {
        try await TestNet.run { net in
            let bad = net.serverIdentity.with(certificatePEM: [1, 2, 3], privateKeyPEM: [4])
            #expect(throws: TransportError.self) { try net.serverContext.reload(identity: bad) }
            let connection = try await net.connect()
            #expect(connection.peer.uri == TestCity.hub)
        }
    }

    @Test("a certificate that runs out during a long connection ends it at the next keep-alive")
    func expiry() async throws {
        try await TestNet.run(city: TestCity(), configure: { $0.limits.keepAliveIntervalMilliseconds = 30 }) { net in
            let identity = try net.city.identity(TestCity.dinghai, lifetime: 3600)
            let connection = try await net.connect(identity: identity)
            net.city.advanceClock(seconds: 3601)
            let reason = await connection.waitUntilClosed()
            #expect(reason.code == .certificateExpired)
            #expect(reason.origin == .peer)
            #expect(try await net.firstClosing()?.code == .certificateExpired)
        }
    }

    @Test("a revocation list that nobody renewed does not end open connections")
    func staleList() async throws {
        try await TestNet.run(city: TestCity()) { net in
            let connection = try await net.connect()
            net.city.advanceClock(seconds: 8 * 86_400)
            net.serverContext.recheckPeers()
            _ = try await net.serverLog.first { $0.hasPrefix("error") && $0.contains("revocation-list-unusable") }
            #expect(try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil) == EchoMessage())
        }
    }

    @Test("a connection that breaks fails its calls with the reason")
    func broken() async throws {
        let gate = EventLog<String>()
        try await TestNet.run(methods: gated(gate)) { net in
            let connection = try await net.connect()
            let call = Task { try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil) }
            _ = try await gate.first { $0 == "started" }
            let accepted = try await net.accepted.first { _ in true }
            accepted.close()
            let error = await #expect(throws: CallFailure.self) { try await call.value }
            #expect(error?.code == .unavailable)
            #expect(error?.transport != nil)
            gate.add("go")
        }
    }

    @Test("a connection that has ended is freed")
    func freed() async throws {
        try await TestNet.run { net in
            let client = try net.client()
            weak var weakConnection: Connection?
            func use() async throws {
                let connection = try await client.connect(host: "127.0.0.1", port: net.port, expectedPeer: nil)
                weakConnection = connection
                _ = try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: .seconds(5))
                await connection.shutdownGracefully()
            }
            try await use()
            // What the loops still hold is let go within their next rounds.
            for _ in 0..<10_000 where weakConnection != nil { try await net.group.next().submit {}.get() }
            #expect(weakConnection == nil)
        }
    }

    @Test("a port that is taken is named")
    func bindFailure() async throws {
        try await TestNet.run { net in
            let second = try TransportServer(
                group: net.group, host: "127.0.0.1", port: net.port, tlsContext: net.serverContext,
                configuration: net.server.configuration)
            let error = await #expect(throws: TransportError.self) { try await second.start() }
            #expect(error?.code == .bindFailed)
            #expect(error?.message.contains("127.0.0.1:\(net.port)") == true)
        }
    }
}
