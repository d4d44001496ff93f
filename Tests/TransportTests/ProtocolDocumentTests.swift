// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Testing

@testable import Transport

/// Keeps docs/protocol.md true where a test can.
@Suite("The protocol document")
struct ProtocolDocumentTests {
    private static var document: String {
        get throws {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            return try String(contentsOf: root.appending(path: "docs/protocol.md"), encoding: .utf8)
        }
    }

    @Test("the worked example is what the program sends")
    func example() throws {
        let settings = Envelope(
            kind: .settings,
            settings: ConnectionStateMachine(side: .connecting, limits: TransportLimits(), versions: 1...1, now: 0)
                .ownSettings(software: "example 1.0", maintenance: false))
        let body = EchoMessage(payload: Array("hello".utf8), timeMs: 1).encode()
        let request = Envelope(
            callId: 1, kind: .request, method: Method.diagnosticsEcho.name, timeoutMs: 5_000, body: body)
        let response = Envelope(callId: 1, kind: .response, body: body)
        let goodbye = Envelope(kind: .goodbye, status: Status(code: .ok, message: "shutting down"))
        let lines = [
            ("C SETTINGS  ", settings), ("S SETTINGS  ", settings), ("C REQUEST   ", request),
            ("S RESPONSE  ", response), ("S GOODBYE   ", goodbye),
        ].map { name, envelope in
            let hex = envelope.framed().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
            return "    \(name) \(hex.prefix(2)) \(hex.dropFirst(2).prefix(8)) \(hex.dropFirst(10))"
        }
        let example = try #require(
            try Self.document.components(separatedBy: "<!-- example: begin -->\n").last?
                .components(separatedBy: "<!-- example: end -->").first)
        #expect(example == lines.joined(separator: "\n") + "\n")
    }

    @Test("every kind of envelope, status code, method and signed text is described")
    func complete() throws {
        let document = try Self.document
        for kind in [
            "REQUEST", "RESPONSE", "STREAM_ITEM", "HALF_CLOSE", "CANCEL", "WINDOW_UPDATE", "PING", "PONG", "GOODBYE",
            "SETTINGS",
        ] {
            #expect(document.contains("\n| \(kind) |"), "\(kind)")
        }
        for separator in DomainSeparator.allCases {
            #expect(document.contains("`\(separator.rawValue.dropLast())`"), "\(separator)")
        }
        for name in Method.allNames where !name.hasPrefix("Queries/") {
            #expect(document.contains("`\(name)`"), "\(name)")
        }
        let limits = TransportLimits()
        #expect(limits.maximumFrameBytes == 4 << 20 && document.contains("| frame | 4 MiB |"))
        #expect(document.contains("from one peer | \(limits.maximumConcurrentCalls) |"))
        #expect(document.contains("for each call | \(limits.initialStreamCreditItems) |"))
    }
}
