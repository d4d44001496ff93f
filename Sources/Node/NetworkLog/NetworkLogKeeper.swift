// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Logging
import Messages
import NetworkLog
import NodeCore
import Registry
import ServiceLifecycle
import Transport

/// Keeps the node's network log (ZS-3.6d): takes down what happens, puts each finished day's seal into the ledger, and
/// removes what the ledger says is removed.
final class NetworkLogKeeper: Sendable {
    let log: NetworkLogWriter
    /// Asks for a look at what is to be sealed or removed. One is enough, however many ask.
    private let wanted: AsyncStream<Void>
    private let want: AsyncStream<Void>.Continuation
    private let logger: Logger

    /// Takes up the log below the data directory, which belongs to this process by the ledger's lock.
    /// - Throws: ``NodeError`` when the log does not open.
    init(
        data: String, node: String, clock: any NodeClock, logger: Logger, failure: FailureSignal
    ) throws(NodeError) {
        let (wanted, want) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.wanted = wanted
        self.want = want
        self.logger = logger
        do throws(NetworkLogError) {
            log = try NetworkLogWriter(NetworkLogDirectory(ofData: data), node: node) {
                clock.now().wallMilliseconds
            } report: { report in
                switch report {
                case .dayFinished: want.yield()
                case .failed(let error):
                    // Nothing may go on unlogged, and what could not be written cannot be written later: as with the ledger.
                    logger.critical("the network log fails: the node stops", metadata: ["error": "\(error)"])
                    failure.fail(Self.failed(error))
                }
            }
        } catch {
            throw Self.failed(error)
        }
    }

    private static func failed(_ error: NetworkLogError) -> NodeError {
        NodeError(.networkLog, "the network log cannot be kept", remedy: error.remedy, cause: error)
    }

    /// Whether a use may begin: not as long as it would not be logged soon.
    var mayBeginUses: Bool { log.mayBeginUses }

    func note(_ event: TransportEvent) {
        log.append(NetworkLogEntry(event))
    }

    /// What a commit has made durable. Called where the node runs.
    func note(_ news: CommitNews) {
        for use in news.uses { log.append(NetworkLogEntry(use)) }
        if news.networkLogPurged { want.yield() }
    }

    /// A use that somebody asked for and did not get.
    func noteRefused(use authorization: String, _ refusal: String, by context: CallContext) {
        log.append(
            NetworkLogEntry(
                event: .useRefused, peer: context.peer.uri, connection: context.connectionID,
                address: context.remoteAddress?.plain ?? "", method: context.method, refusal: refusal,
                authorizationId: authorization))
    }

    /// One that the node itself wanted to begin.
    func noteRefused(use authorization: String, _ refusal: String, by node: String) {
        log.append(
            NetworkLogEntry(event: .useRefused, peer: node, refusal: refusal, authorizationId: authorization))
    }

    // MARK: - Seals and removals

    /// Looks after the days until told to stop.
    func keep(with registrar: Registrar) async {
        await withTaskGroup { group in
            group.addTask {
                for await _ in self.wanted { await self.look(registrar) }
            }
            group.addTask {
                var seconds = 0
                while !Task.isCancelled {
                    // What failed before, by a clock that was set back, is tried again once a minute.
                    if seconds % 60 == 0 { self.want.yield() }
                    self.log.tick()
                    do { try await Task.sleep(for: .seconds(1)) } catch { break }
                    seconds += 1
                }
                self.want.finish()
            }
        }
    }

    private func look(_ registrar: Registrar) async {
        do {
            let known = await registrar.networkLogDays
            let last = known.days.last?.day ?? ""
            let days = try log.finishedDays()
            for day in days where day > last {
                try await registrar.seal(try seal(of: day))
            }
            let purged = Set(known.days.filter { $0.purge != nil }.map(\.day))
            let removed = days.filter(purged.contains)
            try log.directory.remove(removed)
            for day in removed { logger.notice("a day of the network log is removed", metadata: ["day": "\(day)"]) }
        } catch {
            logger.error("days of the network log cannot be looked after", metadata: ["error": "\(error)"])
        }
    }

    /// What proves a finished day, from its file.
    private func seal(of day: String) throws(NetworkLogError) -> NetworkLogSealed {
        var reader = try log.directory.read(day)
        var authorizations: Set<String> = []
        var entries: UInt64 = 0
        while let entry = try reader.next() {
            entries += 1
            if !entry.authorizationId.isEmpty { authorizations.insert(entry.authorizationId) }
        }
        return NetworkLogSealed(
            day: day, entries: entries, digest: reader.digest, authorizations: authorizations.sorted())
    }
}

/// The keeper as long as the daemon runs.
struct NetworkLogService: Service {
    let keeper: NetworkLogKeeper
    let registrar: Registrar

    func run() async throws {
        await cancelWhenGracefulShutdown { await keeper.keep(with: registrar) }
    }
}
