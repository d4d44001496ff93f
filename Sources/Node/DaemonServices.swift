// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Logging
import Messages
import NIOCore
import NodeCore
import ServiceLifecycle
import Synchronization
import Transport

/// Ends the daemon when its ledger can no longer be trusted to write.
final class FailureSignal: Service {
    private let failure = Mutex<NodeError?>(nil)
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream<Void>.makeStream()
    }

    var hasFailed: Bool { failure.withLock { $0 != nil } }

    func fail(_ error: NodeError) {
        failure.withLock { if $0 == nil { $0 = error } }
        continuation.yield()
        continuation.finish()
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in self.stream { break }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
    }
}

/// Serves until told to stop, then ends the links, which would otherwise never end, and lets calls finish.
struct ServerService: Service {
    let server: TransportServer
    let registrar: Registrar

    func run() async throws {
        do {
            try await server.start()
        } catch {
            throw NodeError(
                .listen, "the server does not start", remedy: "Free the port or change listen.port", cause: error)
        }
        try? await gracefulShutdown()
        await registrar.endDownlinks()
        await server.shutdownGracefully(deadline: .now() + .seconds(Daemon.drainSeconds))
    }
}

/// Counts what happens to connections and calls.
enum TransportFigures {
    static func count(_ event: TransportEvent, in metrics: MetricsRegister) {
        switch event {
        case .connectionRefused(let error, _):
            metrics.add(.connectionsRefused, labels: ["reason": "\(error.code)"])
        case .callServed(_, let method, let code, _, _):
            // An enum's name is found by reflection, which would cost more than the call: nearly all calls succeed.
            metrics.add(.calls, labels: ["method": method, "code": code == .ok ? "ok" : "\(code)"])
        case .callRefused(_, _, let code):
            // The peer chooses the name of an unknown method: it must not choose the labels.
            metrics.add(.calls, labels: ["method": "refused", "code": "\(code)"])
        case .connectionOpened, .connectionClosed:
            break
        }
    }
}
