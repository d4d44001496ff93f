// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import NIOCore
import Testing

@testable import Transport

@Suite("TLS without sockets")
struct TLSConnectionTests {
    @Test("both sides learn who the other is")
    func identities() throws {
        let city = try TestCity.common()
        let issued = try city.issue(TestCity.person)
        let pair = try TLSPair(
            client: try TLSContext(identity: issued.bundle.tlsIdentity, clock: city.clock),
            server: try city.context(TestCity.hub), expectedPeer: TestCity.hub)
        let outcome = pair.handshake()
        let client = try #require(try outcome.server?.get())
        #expect(client.uri == TestCity.person)
        #expect(client.certificate == issued.certificates.tls.der)
        #expect(client.serial == "\(issued.certificates.serial)")
        #expect(client.notAfterMilliseconds == UInt64(TestCity.start + 86_400 * 30) * 1_000)
        #expect(try outcome.client?.get().uri == TestCity.hub)
    }

    @Test("data of any length arrives whole and in order", arguments: [1, 400, 16 * 1024, 16 * 1024 + 1, 1 << 20])
    func data(count: Int) throws {
        let city = try TestCity.common()
        let pair = try TLSPair(client: city.context(TestCity.dinghai), server: city.context(TestCity.hub))
        _ = pair.handshake()
        let text = ByteBuffer(bytes: (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try pair.client.write(text)
        var ciphertext = try #require(pair.client.takeCiphertext())
        var received = ByteBuffer()
        // In pieces that respect no record.
        while ciphertext.readableBytes > 0 {
            guard let piece = ciphertext.readSlice(length: min(10_007, ciphertext.readableBytes)) else { break }
            pair.server.receive(piece)
            let (plaintext, outcome) = pair.server.read()
            if case .failed(let error) = outcome { throw error }
            if var plaintext { received.writeBuffer(&plaintext) }
        }
        #expect(received == text)
    }

    @Test("close_notify ends the stream, and says so")
    func closeNotify() throws {
        let city = try TestCity.common()
        let pair = try TLSPair(client: city.context(TestCity.dinghai), server: city.context(TestCity.hub))
        _ = pair.handshake()
        try pair.client.write(ByteBuffer(string: "last"))
        pair.client.closeNotify()
        TLSPair.carry(pair.client, pair.server)
        let (plaintext, outcome) = pair.server.read()
        #expect(plaintext == ByteBuffer(string: "last"))
        guard case .closed = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test("a damaged record fails the connection")
    func damage() throws {
        let city = try TestCity.common()
        let pair = try TLSPair(client: city.context(TestCity.dinghai), server: city.context(TestCity.hub))
        _ = pair.handshake()
        try pair.client.write(ByteBuffer(string: "something"))
        var ciphertext = try #require(pair.client.takeCiphertext())
        let last = ciphertext.writerIndex - 1
        let byte = try #require(ciphertext.getInteger(at: last, as: UInt8.self))
        ciphertext.setInteger(byte ^ 1, at: last)
        pair.server.receive(ciphertext)
        guard case .failed(let error) = pair.server.read().outcome else {
            Issue.record("taken")
            return
        }
        #expect(error.code == .connectionLost)
    }

    @Test("an identity that cannot be used is named")
    func unusable() throws {
        let city = try TestCity.common()
        let good = try city.identity(TestCity.hub)
        let other = try city.identity(TestCity.putuo)
        let wrongKey = TLSIdentity(
            certificatePEM: good.certificatePEM, privateKeyPEM: other.privateKeyPEM, rootsPEM: good.rootsPEM,
            crlPEM: good.crlPEM)
        let noRoot = TLSIdentity(
            certificatePEM: good.certificatePEM, privateKeyPEM: good.privateKeyPEM, rootsPEM: Array("root".utf8),
            crlPEM: good.crlPEM)
        let damaged = TLSIdentity(
            certificatePEM: good.certificatePEM.dropLast(40) + Array("----\n".utf8),
            privateKeyPEM: good.privateKeyPEM, rootsPEM: good.rootsPEM, crlPEM: good.crlPEM)
        let noList = TLSIdentity(
            certificatePEM: good.certificatePEM, privateKeyPEM: good.privateKeyPEM, rootsPEM: good.rootsPEM,
            crlPEM: [])
        let cases = [
            (wrongKey, "private key"), (noRoot, "root"), (damaged, "certificate"), (noList, "revocation list"),
        ]
        for (identity, part) in cases {
            let error = #expect(throws: TransportError.self) { try TLSContext(identity: identity) }
            #expect(error?.code == .identityUnusable)
            #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
        }
    }
}
