// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import NIOCore
import NIOPosix
import Testing

@testable import Transport

@Suite("Handshakes that must fail, over sockets", .timeLimit(.minutes(2)))
struct HostileHandshakeTests {
    /// What the server's metrics and log say of the first connection it refused.
    private func refused(
        _ net: TestNet, _ code: TransportError.Code, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let error = try await net.firstRefusal()
        #expect(error?.code == code, "\(error?.description ?? "")", sourceLocation: sourceLocation)
        guard let error else { return }
        // One line says what, who and what to do.
        _ = try await net.serverLog.first {
            $0.hasPrefix("warning") && $0.contains(code.name) && $0.contains(error.remedy)
        }
    }

    @Test("an HTTP request gets an answer that a person can read")
    func http() async throws {
        try await TestNet.run { net in
            let peer = try await RawPeer.plain(to: net)
            try await peer.send(Array("GET / HTTP/1.1\r\nHost: hub\r\n\r\n".utf8))
            try await peer.closed()
            let text = String(decoding: peer.received, as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 400 "))
            #expect(text.hasSuffix("This port speaks tongdao/1 over TLS 1.3, not HTTP.\n"))
            try await refused(net, .plainText)
        }
    }

    @Test("other plain text is closed without an answer")
    func plainText() async throws {
        try await TestNet.run { net in
            let peer = try await RawPeer.plain(to: net)
            try await peer.send(Array("SSH-2.0-OpenSSH\r\n".utf8))
            try await peer.closed()
            #expect(peer.received.isEmpty)
            try await refused(net, .plainText)
        }
    }

    @Test("garbage in TLS records")
    func garbage() async throws {
        try await TestNet.run { net in
            let peer = try await RawPeer.plain(to: net)
            try await peer.send([0x16, 0x03, 0x01, 0x00, 0x04, 1, 2, 3, 4, 5, 6, 7, 8, 9])
            try await peer.closed()
            try await refused(net, .handshakeFailed)
        }
    }

    @Test("a client that leaves in mid-handshake")
    func aborted() async throws {
        try await TestNet.run { net in
            let peer = try await RawPeer.plain(to: net)
            try await peer.send([0x16, 0x03, 0x01])
            try await peer.channel.close()
            try await refused(net, .handshakeAborted)
        }
    }

    /// Runs `openssl s_client` against the server.
    private func command(_ net: TestNet, certificate: Bool = true, _ options: [String]) throws -> String {
        let files = try net.city.files(of: net.city.identity(TestCity.dinghai))
        let identity = certificate ? ["-cert", files.certificate, "-key", files.key] : []
        return try OpenSSLCommand.run(
            ["s_client", "-connect", "127.0.0.1:\(net.port)", "-CAfile", files.roots, "-quiet", "-no_ign_eof"]
                + identity + options
        ).output
    }

    @Test("no certificate")
    func missing() async throws {
        try await TestNet.run { net in
            _ = try command(net, certificate: false, ["-alpn", "tongdao/1"])
            try await refused(net, .certificateMissing)
        }
    }

    @Test("TLS 1.2")
    func oldVersion() async throws {
        try await TestNet.run { net in
            let output = try command(net, ["-alpn", "tongdao/1", "-tls1_2"])
            #expect(output.contains("protocol version"))
            try await refused(net, .wrongVersion)
        }
    }

    @Test("another ALPN, or none")
    func alpn() async throws {
        try await TestNet.run { net in
            let output = try command(net, ["-alpn", "h2,http/1.1"])
            #expect(output.contains("no application protocol"))
            try await refused(net, .wrongALPN)
            #expect(try await net.firstRefusal()?.message.contains("h2, http/1.1") == true)
        }
        try await TestNet.run { net in
            let output = try command(net, [])
            #expect(output.contains("no application protocol"))
            try await refused(net, .wrongALPN)
        }
    }

    @Test("expired, not yet valid, revoked and foreign certificates, and what each side says")
    func certificates() async throws {
        let city = try TestCity()
        let stranger = try TestCity()
        let foreign = try stranger.identity(TestCity.dinghai)
        let cases: [(TLSIdentity, TransportError.Code, TransportError.Code)] = [
            (
                try city.identity(TestCity.dinghai, from: -7200, lifetime: 3600), .certificateExpired,
                .certificateExpired
            ),
            (
                try city.identity(TestCity.dinghai, from: 7200), .certificateNotYetValid, .certificateMalformed
            ),
            (
                try city.identity(TestCity.putuo).with(
                    certificatePEM: foreign.certificatePEM,
                    privateKeyPEM: foreign.privateKeyPEM.withUnsafeBytes { Array($0) }),
                .certificateForeign, .certificateForeign
            ),
        ]
        for (identity, here, there) in cases {
            try await TestNet.run(city: city) { net in
                let error = await #expect(throws: TransportError.self) { try await net.connect(identity: identity) }
                #expect(error?.code == there)
                #expect(error?.origin == .peer)
                try await refused(net, here)
            }
        }
        try await TestNet.run(city: city) { net in
            let identity = try city.identity(TestCity.dinghai)
            try net.serverContext.reload(identity: city.revoke(TestCity.dinghai, for: net.serverIdentity))
            let error = await #expect(throws: TransportError.self) { try await net.connect(identity: identity) }
            #expect(error?.code == .certificateRevoked)
            try await refused(net, .certificateRevoked)
        }
    }

    @Test("another node than the one dialled")
    func territory() async throws {
        try await TestNet.run { net in
            let error = await #expect(throws: TransportError.self) {
                try await net.connect(expectedPeer: TestCity.putuo)
            }
            #expect(error?.code == .wrongTerritory)
            #expect(error?.message.contains(TestCity.hub) == true)
            _ = try await net.clientLog.first { $0.contains("wrong-territory") }
        }
    }

    @Test("more connections than the server takes are closed before their handshake")
    func tooMany() async throws {
        try await TestNet.run(configure: { $0.limits.maximumConnections = 1 }) { net in
            let first = try await net.connect()
            let error = await #expect(throws: TransportError.self) { try await net.connect() }
            #expect(error?.code == .handshakeAborted)
            try await refused(net, .tooManyConnections)
            await first.shutdownGracefully()
        }
    }

    @Test("a server that speaks no TLS, or is not there")
    func notOurServer() async throws {
        try await TestNet.run { net in
            let plain = try await ServerBootstrap(group: net.group)
                .childChannelInitializer { channel in
                    channel.writeAndFlush(ByteBuffer(string: "220 mail\r\n"), promise: nil)
                    return channel.eventLoop.makeSucceededVoidFuture()
                }
                .bind(host: "127.0.0.1", port: 0).get()
            let port = plain.localAddress?.port ?? 0
            let client = try net.client()
            let error = await #expect(throws: TransportError.self) {
                try await client.connect(host: "127.0.0.1", port: port, expectedPeer: nil)
            }
            #expect(error?.code == .plainText)
            try await plain.close()
            let absent = await #expect(throws: TransportError.self) {
                try await client.connect(host: "127.0.0.1", port: port, expectedPeer: nil)
            }
            #expect(absent?.code == .connectFailed)
            #expect(absent?.message.contains("127.0.0.1:\(port)") == true)
        }
    }
}
