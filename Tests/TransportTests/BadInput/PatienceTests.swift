// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Testing

@testable import Transport

@Suite("Slow and vanishing peers", .timeLimit(.minutes(2)))
struct PatienceTests {
    @Test("a TLS handshake that does not come")
    func slowHandshake() async throws {
        try await TestNet.run(configure: { $0.limits.handshakeTimeoutMilliseconds = 50 }) { net in
            let peer = try await RawPeer.plain(to: net)
            // The first bytes of a handshake record, and then nothing. On a slow day even they come too late.
            try? await peer.send([0x16, 0x03, 0x01])
            #expect(try await net.firstRefusal()?.code == .handshakeTimeout)
            try await peer.closed()
            _ = try await net.serverLog.first { $0.hasPrefix("warning") && $0.contains("handshake-timeout") }
        }
    }

    @Test("SETTINGS that do not come")
    func slowSettings() async throws {
        try await TestNet.run(configure: { $0.limits.settingsTimeoutMilliseconds = 50 }) { net in
            let peer = try await RawPeer.tls(to: net)
            #expect(try await peer.first(.goodbye)?.status?.message == "no SETTINGS in time")
            try await peer.closed()
            #expect(try await net.firstRefusal()?.code == .peerSilent)
        }
    }

    @Test("a frame that is begun and not ended")
    func slowFrame() async throws {
        try await TestNet.run(configure: { $0.limits.frameTimeoutMilliseconds = 50 }) { net in
            let peer = try await RawPeer.tls(to: net)
            try await peer.settle()
            try await peer.send([0, 0, 0, 1, 0, 8, 1])
            #expect(try await peer.first(.goodbye)?.status?.code == .deadlineExceeded)
            try await peer.closed()
            _ = try await net.serverLog.first { $0.contains("a frame was begun and not ended in time") }
        }
    }

    @Test("a peer that answers no PING")
    func silentPeer() async throws {
        try await TestNet.run(configure: {
            $0.limits.keepAliveIntervalMilliseconds = 40
            $0.limits.keepAliveTimeoutMilliseconds = 40
        }) { net in
            let peer = try await RawPeer.tls(to: net)
            try await peer.settle()
            #expect(try await peer.first(.ping) != nil)
            #expect(try await peer.first(.goodbye)?.status?.code == .unavailable)
            #expect(try await net.firstClosing()?.code == .peerSilent)
        }
    }

    @Test("a peer that answers lives on, until it is idle")
    func idle() async throws {
        try await TestNet.run(configure: {
            $0.limits.keepAliveIntervalMilliseconds = 20
            $0.limits.idleTimeoutMilliseconds = 150
        }) { net in
            let connection = try await net.connect { $0.limits.keepAliveIntervalMilliseconds = 20 }
            let reason = await connection.waitUntilClosed()
            #expect(reason.code == .goodbye)
            // It outlived several intervals of silence.
            let closing = try await net.firstClosing()
            #expect(closing?.code == .goodbye)
        }
    }

    @Test("a peer that vanishes in the middle of a frame")
    func vanishing() async throws {
        try await TestNet.run { net in
            let peer = try await RawPeer.tls(to: net)
            try await peer.settle()
            try await peer.send([0, 0, 0, 1, 0, 8, 1])
            try await peer.vanish()
            #expect(try await net.firstClosing()?.code == .truncated)
            _ = try await net.serverLog.first { $0.hasPrefix("warning") && $0.contains("without close_notify") }
        }
    }

    @Test("a caller that vanishes cancels its handlers")
    func vanishingCaller() async throws {
        let handlers = EventLog<String>()
        var methods = MethodRegistry()
        methods.unary(Method.diagnosticsEcho) { context, request in
            context.onCancel { handlers.add("told") }
            handlers.add("started")
            await hangUntilCancelled()
            return request
        }
        methods.bidirectional(Method.federationLink) { _, items, writer in
            do {
                for try await item in items { try await writer.send(item) }
            } catch let failure as CallFailure {
                handlers.add("stream: \(failure.transport?.code.name ?? "none")")
                throw failure
            }
        }
        try await TestNet.run(methods: methods) { net in
            let peer = try await RawPeer.tls(to: net)
            try await peer.settle()
            try await peer.send(Envelope(callId: 1, kind: .request, method: "Diagnostics/Echo"))
            try await peer.send(Envelope(callId: 3, kind: .request, method: "Federation/Link"))
            _ = try await handlers.first { $0 == "started" }
            try await peer.vanish()
            _ = try await handlers.first { $0 == "told" }
            _ = try await handlers.first { $0 == "stream: truncated" }
        }
    }
}
