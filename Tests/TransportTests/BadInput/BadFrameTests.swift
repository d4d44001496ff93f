// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Testing

@testable import Transport

@Suite("Bad frames and envelopes", .timeLimit(.minutes(2)))
struct BadFrameTests {
    /// Bytes after SETTINGS that end the connection: GOODBYE says why, and so does the log.
    private func ends(
        _ bytes: [UInt8], _ code: StatusCode, _ message: String, methods: MethodRegistry = .diagnostics(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await TestNet.run(methods: methods) { net in
            let peer = try await RawPeer.tls(to: net)
            try await peer.settle()
            try await peer.send(bytes)
            let goodbye = try await peer.first(.goodbye)
            #expect(goodbye?.status?.code == code, sourceLocation: sourceLocation)
            #expect(
                goodbye?.status?.message.contains(message) == true, "\(goodbye?.status?.message ?? "none")",
                sourceLocation: sourceLocation)
            try await peer.closed()
            _ = try await net.serverLog.first { $0.contains("protocol-violation") && $0.contains(message) }
            #expect(try await net.firstClosing()?.code == .protocolViolation, sourceLocation: sourceLocation)
            // The server itself is none the worse.
            let connection = try await net.connect()
            #expect(try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil) == EchoMessage())
        }
    }

    @Test("oversized: refused by its header alone")
    func oversized() async throws {
        try await ends([0, 0xFF, 0xFF, 0xFF, 0xFF], .resourceExhausted, "4294967295 bytes")
    }

    @Test("compressed, which was not agreed")
    func compressed() async throws {
        try await ends([1, 0, 0, 0, 1, 0], .unimplemented, "compressed")
    }

    @Test("unknown flags")
    func flags() async throws {
        try await ends([7], .invalidArgument, "flags 7")
    }

    @Test("no envelope")
    func malformed() async throws {
        try await ends([0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF], .invalidArgument, "Envelope")
        try await ends([0, 0, 0, 0, 0], .invalidArgument, "unknown envelope kind 0")
        try await ends(Envelope(kind: .unrecognized(99)).framed(), .invalidArgument, "unknown envelope kind 99")
    }

    @Test("what comes before a bad frame in the same bytes is still answered")
    func goodBeforeBad() async throws {
        try await TestNet.run { net in
            let peer = try await RawPeer.tls(to: net)
            try await peer.settle()
            let call = Envelope(callId: 1, kind: .request, method: "Diagnostics/Echo", body: [])
            try await peer.send(call.framed() + [9])
            #expect(try await peer.first(.response, call: 1) != nil)
            #expect(try await peer.first(.goodbye)?.status?.code == .invalidArgument)
        }
    }

    @Test("rules of calls: SETTINGS first, ids, credit")
    func rules() async throws {
        try await ends(Envelope(kind: .settings, settings: RawPeer.settings).framed(), .failedPrecondition, "twice")
        try await ends(
            Envelope(callId: 2, kind: .request, method: "Diagnostics/Echo").framed(), .failedPrecondition, "call id 2")
        let open = Envelope(callId: 1, kind: .request, method: "Diagnostics/Upload").framed()
        let item = Envelope(callId: 1, kind: .streamItem, body: [16, 1]).framed()
        // One item more than the credit, to a handler that takes none.
        var unread = MethodRegistry.diagnostics()
        unread.clientStream(Method.diagnosticsUpload) { _, _ in
            await hangUntilCancelled()
            return BandwidthReport()
        }
        let credit = TransportLimits().initialStreamCreditItems
        let flood = open + [[UInt8]](repeating: item, count: credit + 1).flatMap { $0 }
        try await ends(flood, .resourceExhausted, "exceeds the credit", methods: unread)
        try await TestNet.run { net in
            let peer = try await RawPeer.tls(to: net)
            try await peer.send(Envelope(callId: 1, kind: .request, method: "Diagnostics/Echo"))
            #expect(try await peer.first(.goodbye)?.status?.message == "the first envelope must be SETTINGS")
        }
    }

    @Test("an unknown method and too many calls are answered, and the connection lives")
    func refusedCalls() async throws {
        var methods = MethodRegistry.diagnostics()
        methods.unary(Method.queriesStatus) { _, _ in
            await hangUntilCancelled()
            return NodeStatus()
        }
        try await TestNet.run(methods: methods, configure: { $0.limits.maximumConcurrentCalls = 2 }) { net in
            let peer = try await RawPeer.tls(to: net)
            try await peer.settle()
            try await peer.send(Envelope(callId: 1, kind: .request, method: "No/Such"))
            #expect(try await peer.first(.response, call: 1)?.status?.code == .unimplemented)
            for id in [3, 5, 7] as [UInt64] {
                try await peer.send(Envelope(callId: id, kind: .request, method: "Queries/Status"))
            }
            #expect(try await peer.first(.response, call: 7)?.status?.code == .resourceExhausted)
            try await peer.send(Envelope(callId: 3, kind: .cancel))
            #expect(try await peer.first(.response, call: 3)?.status?.code == .cancelled)
            try await peer.send(Envelope(kind: .ping, body: [1, 2, 3]))
            #expect(try await peer.first(.pong)?.body == [1, 2, 3])
            try await peer.send(Envelope(callId: 9, kind: .request, method: "Diagnostics/Echo", body: [0xFF]))
            let answer = try await peer.first(.response, call: 9)
            #expect(answer?.status?.code == .invalidArgument || answer?.status?.code == .resourceExhausted)
        }
    }

    @Test("a frame that comes byte by byte is read, fields of a later version are skipped")
    func slowButGood() async throws {
        try await TestNet.run { net in
            let peer = try await RawPeer.tls(to: net)
            try await peer.settle()
            let echo = EchoMessage(payload: [5], timeMs: 6).encode() + [0xF8, 0x07, 0x01]
            let envelope = Envelope(callId: 1, kind: .request, method: "Diagnostics/Echo", body: echo).encode()
            // Field 127, a varint: no version that we know has it.
            let later = envelope + [0xF8, 0x07, 0x01]
            for byte in [0, 0, 0, 0, UInt8(later.count)] + later { try await peer.send([byte]) }
            let answer = try await peer.first(.response, call: 1)
            #expect(answer?.status == nil)
            #expect(try EchoMessage.decode(answer?.body ?? []) == EchoMessage(payload: [5], timeMs: 6))
        }
    }

    @Test("versions apart are refused, both named")
    func versionsApart() async throws {
        try await TestNet.run { net in
            let error = await #expect(throws: TransportError.self) {
                try await net.connect { $0.versions = 3...4 }
            }
            #expect(error?.code == .versionsApart)
            #expect(error?.message.contains("3 to 4") == true)
            #expect(error?.message.contains("1 to 1") == true)
            #expect(try await net.firstRefusal()?.message.contains("3 to 4") == true)
            let neighbour = try await net.connect { $0.versions = 1...2 }
            #expect(neighbour.protocolVersion == 1)
            #expect(try await neighbour.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil) == EchoMessage())
        }
    }
}
