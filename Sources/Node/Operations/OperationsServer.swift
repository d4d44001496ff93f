// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import NIOCore
import NIOHTTP1

/// What a monitoring system may ask over plain HTTP on loopback.
public struct OperationsAnswers: Sendable {
    /// Whether the process works at all; the text says what it does.
    public var live: @Sendable () async -> (ok: Bool, text: String)
    /// Whether the node takes commands now.
    public var ready: @Sendable () async -> (ok: Bool, text: String)
    public var metrics: @Sendable () async -> String

    public init(
        live: @escaping @Sendable () async -> (ok: Bool, text: String),
        ready: @escaping @Sendable () async -> (ok: Bool, text: String),
        metrics: @escaping @Sendable () async -> String
    ) {
        self.live = live
        self.ready = ready
        self.metrics = metrics
    }
}

/// Serves `/healthz`, `/readyz` and `/metrics`.
public struct OperationsServer: Sendable {
    private let listener: HTTPListener

    public static func start(
        host: String, port: Int, group: any EventLoopGroup, answers: OperationsAnswers
    ) async throws -> OperationsServer {
        OperationsServer(
            listener: try await HTTPListener.start(
                host: host, port: port, group: group, desk: OperationsDesk(answers: answers)))
    }

    /// The port in use, also when 0 was asked for.
    public var port: Int { listener.port }

    public func stop() async { await listener.stop() }
}

/// Answers in plain text.
private struct OperationsDesk: HTTPDesk {
    let answers: OperationsAnswers

    func answer(_ request: HTTPRequestHead) async -> HTTPAnswer {
        switch request.path {
        case "/healthz":
            let live = await answers.live()
            return Self.text(live.ok ? .ok : .serviceUnavailable, live.text + "\n")
        case "/readyz":
            let ready = await answers.ready()
            return Self.text(ready.ok ? .ok : .serviceUnavailable, ready.text + "\n")
        case "/metrics":
            return Self.text(.ok, await answers.metrics())
        default:
            return Self.text(.notFound, "served are /healthz, /readyz and /metrics\n")
        }
    }

    func refusal(_ status: HTTPResponseStatus) -> HTTPAnswer {
        Self.text(status, status == .methodNotAllowed ? "only GET is served\n" : status.reasonPhrase + "\n")
    }

    private static func text(_ status: HTTPResponseStatus, _ text: String) -> HTTPAnswer {
        HTTPAnswer(
            status, contentType: "text/plain; version=0.0.4; charset=utf-8", body: ByteBuffer(string: text))
    }
}
