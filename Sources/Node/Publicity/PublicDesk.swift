// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import NIOCore
import NIOHTTP1
import NodeCore
import Rules

/// Answers everyone. However many ask, the ledger is looked at once in a while and each document made once.
actor PublicDesk: HTTPDesk {
    /// How old an answer may be, in milliseconds.
    static let freshnessMilliseconds: UInt64 = 2_000

    private struct Key: Hashable {
        let path: String
        let language: Language
    }

    private let clock: any NodeClock
    private let read: @Sendable () async -> PublicContent?
    /// What is told from a moment on, by the monotonic clock, and what has been made of it.
    private struct Issue {
        let madeMs: UInt64
        let content: Task<PublicContent?, Never>
        var documents: [Key: HTTPDocument] = [:]
    }

    private var issue: Issue?

    /// - Parameter read: what the node tells now; nil when it cannot.
    init(clock: any NodeClock, read: @escaping @Sendable () async -> PublicContent?) {
        self.clock = clock
        self.read = read
    }

    func answer(_ request: HTTPRequestHead) async -> HTTPAnswer {
        let language = request.parameter("lang").flatMap(Language.init(rawValue:)) ?? .chinese
        let key = Key(path: request.path, language: language)
        let current = currentIssue()
        if let known = current.documents[key] { return PublicAnswers.answer(known, to: request) }
        guard let content = await current.content.value else {
            return PublicAnswers.failure(.unavailable, .serviceUnavailable)
        }
        guard let made = content.document(at: key.path, language) else {
            return PublicAnswers.failure(.notFound, .notFound)
        }
        let document = HTTPDocument(made)
        // Another issue may have come out while this one was waited for.
        if issue?.madeMs == current.madeMs { issue?.documents[key] = document }
        return PublicAnswers.answer(document, to: request)
    }

    nonisolated func refusal(_ status: HTTPResponseStatus) -> HTTPAnswer { PublicAnswers.refusal(status) }

    private func currentIssue() -> Issue {
        let nowMs = clock.now().monotonicMilliseconds
        if let issue, nowMs < issue.madeMs + Self.freshnessMilliseconds { return issue }
        let next = Issue(madeMs: nowMs, content: Task { [read] in await read() })
        issue = next
        return next
    }
}

/// A document with the tag by which a client knows that it has it already.
struct HTTPDocument: Sendable {
    /// Bytes of the digest that make the tag.
    private static let tagBytes = 16

    let mediaType: String
    let body: ByteBuffer
    let tag: String

    init(_ document: PublicDocument) {
        mediaType = document.mediaType
        body = ByteBuffer(string: document.text)
        let digest = SM3.hash(Array(document.text.utf8)).bytes.prefix(Self.tagBytes)
        tag = "\"\(Hex.encode(digest))\""
    }
}

/// Public documents as HTTP answers. Pure.
enum PublicAnswers {
    /// How long a reader may keep an answer, in seconds.
    static let keepSeconds = 60

    /// What every answer says: nothing runs, nothing is loaded from elsewhere, nothing is told to others.
    private static let strict: HTTPHeaders = [
        "Content-Security-Policy":
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    ]

    static func answer(_ document: HTTPDocument, to request: HTTPRequestHead) -> HTTPAnswer {
        var headers = strict
        headers.add(name: "Cache-Control", value: "public, max-age=\(keepSeconds)")
        headers.add(name: "ETag", value: document.tag)
        let isKnown = request.headers[canonicalForm: "If-None-Match"].contains { tag in
            tag == "*" || tag == document.tag || tag == "W/" + document.tag
        }
        return HTTPAnswer(
            isKnown ? .notModified : .ok, contentType: document.mediaType, headers: headers, body: document.body)
    }

    static func failure(_ failure: PublicFailure, _ status: HTTPResponseStatus) -> HTTPAnswer {
        var headers = strict
        headers.add(name: "Cache-Control", value: "no-store")
        if status == .methodNotAllowed { headers.add(name: "Allow", value: "GET, HEAD") }
        let document = failure.document
        return HTTPAnswer(
            status, contentType: document.mediaType, headers: headers, body: ByteBuffer(string: document.text))
    }

    static func refusal(_ status: HTTPResponseStatus) -> HTTPAnswer {
        failure(status == .methodNotAllowed ? .methodNotAllowed : .badRequest, status)
    }
}
