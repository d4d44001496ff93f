// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Glibc
import Messages
import NIOCore
import NIOHTTP1
import NIOPosix
import NodeCore
import Registry
import Rules
import Testing
import Transport

@testable import Node

/// The public port on a real socket: what it answers, and whom it does not let wear it out.
@Suite(.enabled(if: HTTPSClient.hasOpenSSL, "needs the openssl program"))
struct PublicServerTests {
    /// A server of its own, with the limits of the test.
    private func withServer(
        _ change: (inout HTTPLimits) -> Void = { _ in }, _ body: (Int) async throws -> Void
    ) async throws {
        let city = try TestCity()
        let identity = ServerIdentity(try city.bundle("tongdao://zhoushan/dinghai").tlsIdentity)
        var limits = HTTPLimits()
        change(&limits)
        let desk = PublicDesk(clock: SystemClock()) {
            PublicContent(of: Registry(), copies: [], ruleSet: .zs2024, nowMs: 1)
        }
        let listener = try await HTTPListener.start(
            host: "127.0.0.1", port: 0, group: MultiThreadedEventLoopGroup.singleton, limits: limits,
            tls: PublicTLS(identity: identity), desk: desk)
        do {
            try await body(listener.port)
        } catch {
            await listener.stop()
            throw error
        }
        await listener.stop()
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"])
    func thePageIsServedToAnyone(_ version: String) async throws {
        try await withServer { port in
            let page = try #require(try await HTTPSClient.get("/?lang=en", port: port, [version]))
            #expect(page.status == 200 && page.body.contains("<html lang=\"en\">"))
            #expect(page.head.contains("Content-Type: text/html; charset=utf-8"))
            #expect(page.head.contains("X-Content-Type-Options: nosniff"))
            let named = try #require(
                try await HTTPSClient.get("/feed.json", port: port, [version, "-alpn", "h2,http/1.1"]))
            #expect(named.status == 200 && named.body.hasPrefix("{\"version\""))
        }
    }

    @Test func onlyHTTPOverModernTLSIsSpoken() async throws {
        try await withServer { port in
            #expect(try await HTTPSClient.get("/", port: port, ["-alpn", "h2"]) == nil)
            #expect(try await HTTPSClient.get("/", port: port, ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"]) == nil)
            #expect(
                try await HTTPSClient.get("/", port: port, ["-tls1_2", "-cipher", "AES128-SHA:@SECLEVEL=0"]) == nil)
            let told = try await HTTPSClient.plain("GET / HTTP/1.1\r\nHost: x\r\n\r\n", port: port, seconds: 5)
            #expect(told?.contains("This port speaks HTTPS") == true)
            #expect(try await HTTPSClient.plain("SSH-2.0-OpenSSH\r\n", port: port, seconds: 5)?.isEmpty == true)
        }
    }

    @Test func aTLS12ClientCannotNegotiateAgain() async throws {
        try await withServer { port in
            let output = try await HTTPSClient.output("R\n", port: port, ["-tls1_2"], telling: true)
            #expect(output.contains("RENEGOTIATING") && output.contains("no renegotiation"))
            #expect(try await HTTPSClient.get("/", port: port)?.status == 200)
        }
    }

    @Test func headHasNoBody() async throws {
        try await withServer { port in
            let head = try #require(
                try await HTTPSClient.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", port: port))
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(head.head.contains { $0.hasPrefix("ETag: \"") })
            #expect(head.head.contains { $0.hasPrefix("Content-Length: ") && $0 != "Content-Length: 0" })
            let tag = try #require(head.head.first { $0.hasPrefix("ETag: ") }).dropFirst(6)
            let known = try await HTTPSClient.send(
                "GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: \(tag)\r\n\r\n", port: port)
            #expect(known?.status == 304 && known?.body.isEmpty == true)
        }
    }

    @Test(
        "what is no plain question is refused",
        arguments: [
            ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 405),
            ("DELETE /notices.json HTTP/1.1\r\nHost: x\r\n\r\n", 405),
            ("CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405),
            ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 413),
            ("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 413),
            ("GET /\(String(repeating: "a", count: 4_000)) HTTP/1.1\r\nHost: x\r\n\r\n", 414),
            ("GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 40_000))\r\n\r\n", 431),
            ("GET /\(String(repeating: "a", count: 40_000))", 431),
            ("rubbish that is no HTTP\r\n\r\n", 400), ("\u{0}\u{1}\u{2}\u{3}\r\n\r\n", 400),
            ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
        ])
    func refusals(_ request: String, _ status: Int) async throws {
        try await withServer { port in
            let answer = try #require(
                try await HTTPSClient.send(request, port: port), "no answer to \(request.prefix(40))")
            #expect(answer.status == status)
            #expect(answer.head.contains { $0.hasPrefix("Content-Security-Policy: default-src 'none'") })
            #expect(try await HTTPSClient.get("/", port: port)?.status == 200, "it must go on serving")
        }
    }

    @Test func aSecondRequestOnTheConnectionIsNotHeard() async throws {
        try await withServer { port in
            let twice = String(repeating: "GET /feed.json HTTP/1.1\r\nHost: x\r\n\r\n", count: 2)
            let output = try await HTTPSClient.output(twice, port: port)
            #expect(output.split(separator: "HTTP/1.1 200 OK", omittingEmptySubsequences: false).count == 2)
        }
    }

    @Test func whoeverIsSlowIsCutOff() async throws {
        try await withServer({ $0.requestTimeoutMilliseconds = 300 }) { port in
            // Nothing at all, and the beginning of a handshake.
            let silent = try await HTTPSClient.plain("", port: port, seconds: 5)
            let halting = try await HTTPSClient.plain("\u{16}\u{3}", port: port, seconds: 5)
            #expect(silent != nil && halting != nil)
            // Half a request in a good connection: s_client ends only when the server does.
            let half = try await HTTPSClient.output("GET / HTTP/1.1\r\nHost: x\r\n", port: port)
            #expect(half.isEmpty)
        }
    }

    @Test func tooManyConnectionsAreClosedAtOnce() async throws {
        try await withServer({ limits in
            limits.maximumConnections = 4
            // Those that are held stay, however slow the machine is.
            limits.requestTimeoutMilliseconds = 120_000
        }) { port in
            var held: [Int32] = []
            defer { for descriptor in held { close(descriptor) } }
            for _ in 0..<4 { held.append(try HTTPSClient.connect(port: port)) }
            try await eventually("the fifth to be closed") {
                try await HTTPSClient.plain("", port: port, seconds: 1) != nil
            }
            for descriptor in held { close(descriptor) }
            held = []
            try await eventually("a place to be free") {
                try await HTTPSClient.get("/", port: port)?.status == 200
            }
        }
    }

    @Test func aNodeServesItsPageWithTheCertificateItIsGiven() async throws {
        let city = try TestCity()
        let address = NodeConfiguration.Address(host: "127.0.0.1", port: 0)
        let files = try webCertificate(in: city.directory.path)
        let node = try await RunningNode(
            city.configuration(
                "province", role: .province, code: "330000", publicity: .init(address: address, certificate: files)),
            in: city)
        let port = try #require(node.assembly.publicity?.port)
        let page = try await HTTPSClient.get(
            "/", port: port, ["-CAfile", files.certificatePath, "-verify_return_error"])
        #expect(page?.status == 200 && page?.body.contains("province") == true)
        await node.stop()
    }

    @Test func aNewCertificateIsShownFromTheNextConnectionOn() async throws {
        let city = try TestCity()
        let own = try city.bundle("tongdao://zhoushan/dinghai")
        let files = try webCertificate(in: city.directory.path)
        let address = NodeConfiguration.Address(host: "127.0.0.1", port: 0)
        let server = try await PublicServer.start(
            .init(address: address), own: own, group: MultiThreadedEventLoopGroup.singleton,
            desk: PublicDesk(clock: SystemClock()) { nil })
        let trusting = ["-CAfile", files.certificatePath, "-verify_return_error"]
        #expect(try await HTTPSClient.get("/", port: server.port, trusting) == nil)
        try server.tls.reload(
            identity: ServerIdentity(certificatePath: files.certificatePath, keyPath: files.keyPath))
        // The page itself has nothing to tell here.
        #expect(try await HTTPSClient.get("/", port: server.port, trusting)?.status == 503)
        await server.stop()
    }

    @Test func aNodeSaysWhatIsWrongWithTheCertificate() async throws {
        let city = try TestCity()
        let own = try city.bundle("tongdao://zhoushan/dinghai")
        let files = try webCertificate(in: city.directory.path)
        let encrypted = try encryptedKey(in: city.directory.path)
        #expect(await refusal(own, files, key: files.keyPath + ".missing").contains("not-found"))
        #expect(await refusal(own, files, key: encrypted).contains("private key"))
        chmod(files.keyPath, 0o644)
        #expect(await refusal(own, files, key: files.keyPath).contains("chmod 600"))
    }

    /// Why a page is not served with that key; empty when it is.
    private func refusal(
        _ own: IdentityBundle, _ files: NodeConfiguration.Publicity.Certificate, key: String
    ) async -> String {
        let publicity = NodeConfiguration.Publicity(
            address: .init(host: "127.0.0.1", port: 0),
            certificate: .init(certificatePath: files.certificatePath, keyPath: key))
        do {
            let server = try await PublicServer.start(
                publicity, own: own, group: MultiThreadedEventLoopGroup.singleton,
                desk: PublicDesk(clock: SystemClock()) { nil })
            await server.stop()
            return ""
        } catch {
            return (error as? NodeError)?.code == .identity ? "\(error)" : ""
        }
    }

    /// A certificate of nobody in the city, as for a browser.
    private func webCertificate(in directory: String) throws -> NodeConfiguration.Publicity.Certificate {
        let base = "\(directory)/web"
        try run([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=localhost",
            "-days", "1", "-keyout", base + ".key", "-out", base + ".crt",
        ])
        chmod(base + ".key", 0o600)
        return .init(certificatePath: base + ".crt", keyPath: base + ".key")
    }

    private func encryptedKey(in directory: String) throws -> String {
        let path = "\(directory)/encrypted.key"
        try run(["ec", "-in", "\(directory)/web.key", "-aes256", "-passout", "pass:secret", "-out", path])
        chmod(path, 0o600)
        return path
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: HTTPSClient.openssl)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(arguments)")
    }
}
