// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Logging
import Messages
import NIOCore
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

/// Carries the news of each commit to the links, in order.
final class NewsRoom: Service {
    private let uplink: UplinkDriver?
    private let downlinks: DownlinkTable
    private let metrics: MetricsRegister
    private let node: String
    private let stream: AsyncStream<CommitNews>
    private let continuation: AsyncStream<CommitNews>.Continuation

    init(uplink: UplinkDriver?, downlinks: DownlinkTable, metrics: MetricsRegister, node: String) {
        self.uplink = uplink
        self.downlinks = downlinks
        self.metrics = metrics
        self.node = node
        (stream, continuation) = AsyncStream<CommitNews>.makeStream()
    }

    /// Called by the registrar after each commit; never blocks.
    func publish(_ news: CommitNews) {
        continuation.yield(news)
    }

    func run() async {
        await cancelWhenGracefulShutdown {
            for await news in self.stream { await self.deliver(news) }
        }
    }

    private func deliver(_ news: CommitNews) async {
        metrics.add(.commits)
        metrics.set(.records, Double(news.position.size), labels: ["log": node])
        await uplink?.news(news)
        let nodes = news.maintenance == nil ? Set(news.ordersIssued.keys).union(news.quarantined) : nil
        for (name, driver) in downlinks.all where nodes?.contains(name) ?? true {
            await driver.news(news)
        }
    }
}

/// Serves until told to stop, then ends the links, which would otherwise never end, and lets calls finish.
struct ServerService: Service {
    let server: TransportServer
    let downlinks: DownlinkTable

    func run() async throws {
        do {
            try await server.start()
        } catch {
            throw NodeError(
                .listen, "the server does not start", remedy: "Free the port or change listen.port", cause: error)
        }
        try? await gracefulShutdown()
        for driver in downlinks.all.values { await driver.shutDown() }
        await server.shutdownGracefully(deadline: .now() + .seconds(Daemon.drainSeconds))
    }
}

/// Counts what happens to connections and calls.
enum TransportFigures {
    static func count(_ event: TransportEvent, in metrics: MetricsRegister) {
        switch event {
        case .connectionRefused(let error):
            metrics.add(.connectionsRefused, labels: ["reason": "\(error.code)"])
        case .callServed(let method, let code, _):
            // An enum's name is found by reflection, which would cost more than the call: nearly all calls succeed.
            metrics.add(.calls, labels: ["method": method, "code": code == .ok ? "ok" : "\(code)"])
        case .connectionOpened, .connectionClosed:
            break
        }
    }
}
