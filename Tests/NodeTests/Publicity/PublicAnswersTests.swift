// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1
import NodeCore
import Registry
import Rules
import Synchronization
import Testing

@testable import Node

/// Answers to the public without a socket.
@Suite struct PublicAnswersTests {
    private func request(_ uri: String, _ headers: HTTPHeaders = [:]) -> HTTPRequestHead {
        HTTPRequestHead(version: .http1_1, method: .GET, uri: uri, headers: headers)
    }

    private func desk(_ clock: HandClock = HandClock(), reads: (@Sendable () -> Void)? = nil) -> PublicDesk {
        PublicDesk(clock: clock) {
            reads?()
            return PublicContent(of: Registry(), copies: [], ruleSet: .zs2024, nowMs: 1)
        }
    }

    @Test func anAddressIsTakenApart() {
        #expect(request("/").path == "/" && request("/?lang=en").path == "/" && request("?").path == "")
        #expect(request("/a?b?c=1").path == "/a")
        #expect(request("/?lang=en").parameter("lang") == "en")
        #expect(request("/?x=1&lang=en=2&lang=zh").parameter("lang") == "en=2")
        #expect(request("/lang=en").parameter("lang") == nil && request("/?language=en").parameter("lang") == nil)
    }

    @Test func everyAnswerIsStrict() async {
        for answer in [
            await desk().answer(request("/")), await desk().answer(request("/no-such-page")),
            desk().refusal(.methodNotAllowed), desk().refusal(.uriTooLong),
            PublicAnswers.failure(.unavailable, .serviceUnavailable),
        ] {
            let policy = answer.headers.first(name: "Content-Security-Policy") ?? ""
            #expect(policy.contains("default-src 'none'") && !policy.contains("script-src"))
            #expect(answer.headers["X-Content-Type-Options"] == ["nosniff"])
            #expect(answer.headers["Referrer-Policy"] == ["no-referrer"])
            #expect(answer.headers["Cache-Control"].count == 1 && !answer.contentType.isEmpty)
            #expect(answer.head.headers["Content-Length"] == ["\(answer.body.readableBytes)"])
            #expect(answer.head.headers["Connection"] == ["close"] && answer.body.readableBytes > 0)
        }
    }

    @Test func statusesAreThoseOfHTTP() async {
        #expect(await desk().answer(request("/")).status == .ok)
        #expect(await desk().answer(request("/feed.json?lang=en")).status == .ok)
        for path in ["/notices", "//", "/../", "/%2e", "/roles.json", "http://other/", "*", ""] {
            #expect(await desk().answer(request(path)).status == .notFound, "\(path)")
        }
        #expect(desk().refusal(.methodNotAllowed).headers["Allow"] == ["GET, HEAD"])
        let mute = PublicDesk(clock: HandClock()) { nil }
        #expect(await mute.answer(request("/")).status == .serviceUnavailable)
    }

    @Test func whatIsKnownIsNotSentAgain() async throws {
        let desk = desk()
        let first = await desk.answer(request("/"))
        let tag = try #require(first.headers.first(name: "ETag"))
        for known in [tag, "W/" + tag, "\"other\", \(tag)", "*"] {
            let again = await desk.answer(request("/", ["If-None-Match": known]))
            #expect(again.status == .notModified && again.headers["ETag"] == [tag], "\(known)")
            #expect(again.head.headers["Content-Length"].isEmpty)
        }
        #expect(await desk.answer(request("/", ["If-None-Match": "\"other\""])).status == .ok)
        #expect(await desk.answer(request("/?lang=en")).headers.first(name: "ETag") != tag)
    }

    /// However many ask, the ledger is looked at once in two seconds.
    @Test func theLedgerIsNotAskedForEveryReader() async {
        let reads = ReadCount()
        let desk = desk(reads: { reads.add() })
        await withTaskGroup { group in
            for index in 0..<50 {
                group.addTask { [self] in _ = await desk.answer(request(index % 2 == 0 ? "/" : "/feed.json")) }
            }
        }
        #expect((1...2).contains(reads.count))
    }
}

private final class ReadCount: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
}
