// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Testing

@testable import Transport

@Suite("Connections that come back", .timeLimit(.minutes(2)))
struct ManagedConnectionTests {
    @Test("delays double between their bounds, each drawn from its upper half")
    func schedule() {
        var limits = TransportLimits()
        limits.reconnectFirstDelayMilliseconds = 100
        limits.reconnectLongestDelayMilliseconds = 1000
        var generator = SeededGenerator(seed: 1)
        var schedule = ReconnectSchedule(limits: limits)
        var drawn: Set<UInt64> = []
        for whole in [100, 200, 400, 800, 1000, 1000] as [UInt64] {
            let delay = schedule.nextDelayMilliseconds(chance: generator.next())
            #expect((whole / 2...whole).contains(delay))
            drawn.insert(delay)
        }
        #expect(drawn.count > 4)
        schedule.reset()
        #expect(schedule.nextDelayMilliseconds(chance: .max) <= 100)
        var low = ReconnectSchedule(limits: limits)
        #expect(low.nextDelayMilliseconds(chance: 0) == 50)
    }

    @Test("a connection that ends is made again, until the shutdown")
    func reconnection() async throws {
        try await TestNet.run { net in
            let client = try net.client { $0.limits.reconnectFirstDelayMilliseconds = 10 }
            let managed = ManagedConnection(
                client: client, host: "127.0.0.1", port: net.port, expectedPeer: TestCity.hub, chance: { 0 })
            let running = Task { await managed.run() }
            var seen: [String] = []
            var opened = 0
            for await state in managed.states {
                switch state {
                case .connecting: seen.append("connecting")
                case .connected(let connection):
                    seen.append("connected")
                    opened += 1
                    #expect(
                        try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil) == EchoMessage())
                    if opened < 3 {
                        connection.close()
                    } else {
                        #expect(await managed.current?.id == connection.id)
                        await managed.shutdownGracefully()
                    }
                case .disconnected(let error, let delay):
                    seen.append("disconnected")
                    #expect(error.code == .shutDown)
                    // A connection that was open begins the delays anew.
                    #expect(delay == 5)
                case .shutDown: seen.append("shut down")
                }
            }
            await running.value
            #expect(opened == 3)
            #expect(
                seen == [
                    "connecting", "connected", "disconnected", "connecting", "connected", "disconnected",
                    "connecting", "connected", "shut down",
                ])
        }
    }

    @Test("attempts that fail say why; a shutdown during the delay is prompt")
    func absentPeer() async throws {
        try await TestNet.run { net in
            let client = try net.client {
                $0.limits.reconnectFirstDelayMilliseconds = 1
                $0.limits.reconnectLongestDelayMilliseconds = 3_600_000
            }
            // The port is right, the node is not the one expected.
            let managed = ManagedConnection(
                client: client, host: "127.0.0.1", port: net.port, expectedPeer: TestCity.putuo, chance: { .max })
            let running = Task { await managed.run() }
            var failures = 0
            for await state in managed.states {
                guard case .disconnected(let error, _) = state else { continue }
                #expect(error.code == .wrongTerritory)
                failures += 1
                if failures == 3 { await managed.shutdownGracefully() }
            }
            await running.value
            #expect(failures == 3)
        }
    }

    @Test("cancelling the task that runs it shuts it down")
    func cancellation() async throws {
        try await TestNet.run { net in
            let managed = ManagedConnection(
                client: try net.client(), host: "127.0.0.1", port: net.port, expectedPeer: nil, chance: { 0 })
            let running = Task { await managed.run() }
            for await state in managed.states {
                if case .connected = state { running.cancel() }
            }
            await running.value
            #expect(await managed.current == nil)
            #expect(try await net.firstClosing()?.code == .goodbye)
        }
    }
}
