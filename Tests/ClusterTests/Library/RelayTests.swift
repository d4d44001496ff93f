// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

@testable import ClusterTesting

/// The relay itself, between a client and an echo on loopback.
@Suite struct RelayTests {
    @Test func whatGoesInComesOut() async throws {
        let line = try Line()
        defer { line.close() }
        let sent = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(try await line.echo(sent) == sent)
    }

    @Test func aCutResetsAndRefusesAndAMendLetsPass() async throws {
        let line = try Line()
        defer { line.close() }
        #expect(try await line.echo([1]) == [1])
        try await line.relay.set(.cut)
        #expect(try await line.isHungUp(withinSeconds: 5))
        await #expect(throws: (any Error).self) { try await line.again().echo([2]) }
        try await line.relay.set(.open)
        #expect(try await line.again().echo([3]) == [3])
    }

    @Test func silenceLosesNothing() async throws {
        let line = try Line()
        defer { line.close() }
        #expect(try await line.echo([1]) == [1])
        try await line.relay.set(.silent)
        try await line.send([2])
        #expect(try await !line.isHungUp(withinSeconds: 1))
        try await line.relay.set(.open)
        #expect(try await line.receive(count: 1) == [2])
    }

    @Test func aSlowLineIsSlowBothWays() async throws {
        let line = try Line()
        defer { line.close() }
        try await line.relay.set(.slow(100))
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try await line.echo([1]) == [1])
        #expect(clock.now - start >= .milliseconds(190))
    }

    @Test func modesAreReadAsTheyAreWritten() {
        for mode in [RelayMode.open, .cut, .silent, .slow(250)] { #expect(RelayMode("\(mode)") == mode) }
        #expect(RelayMode("slow:-1") == nil)
        #expect(RelayMode("closed") == nil)
    }
}

/// A client, a relay, and an echo behind it.
private final class Line {
    let relay: TCPRelay
    private let echo: EchoServer
    private let ownsRelay: Bool
    private let client: Int32

    init() throws {
        echo = try EchoServer()
        relay = try TCPRelay(port: 0, targetPort: echo.port)
        ownsRelay = true
        client = try Sockets.connect(port: relay.port)
    }

    private init(another line: Line) throws {
        relay = line.relay
        echo = line.echo
        ownsRelay = false
        client = try Sockets.connect(port: line.relay.port)
    }

    deinit { Glibc.close(client) }

    /// Another connection through the same relay.
    func again() throws -> Line { try Line(another: self) }

    func send(_ bytes: [UInt8]) async throws {
        try await Blocking.run { [client] in try Sockets.send(bytes, to: client) }
    }

    func receive(count: Int) async throws -> [UInt8] {
        try await Blocking.run { [client] in try Sockets.receive(count: count, from: client) }
    }

    /// Sends in pieces, so that neither side waits for the other for ever.
    func echo(_ bytes: [UInt8]) async throws -> [UInt8] {
        var answer: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 50_000) {
            let piece = Array(bytes[start..<min(start + 50_000, bytes.count)])
            try await send(piece)
            answer += try await receive(count: piece.count)
        }
        return answer
    }

    func isHungUp(withinSeconds seconds: Int) async throws -> Bool {
        try await Blocking.run { [client] in Sockets.isHungUp(client, withinSeconds: seconds) }
    }

    func close() {
        relay.stop()
        echo.stop()
    }
}
