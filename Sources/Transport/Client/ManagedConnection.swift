// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Logging
import NIOCore

/// A connection to one peer that is made again whenever it ends, until it is shut down.
///
/// `run()` does the work and returns after `shutdownGracefully()` or when its task is cancelled; give it a task of
/// its own. Between attempts it waits with doubling, jittered delays within the bounds of `TransportLimits`.
public actor ManagedConnection {
    public enum State: Sendable {
        /// An attempt is being made.
        case connecting
        case connected(Connection)
        /// The connection ended or could not be made; the next attempt comes after the delay.
        case disconnected(TransportError, retryAfterMilliseconds: UInt64)
        /// Shut down: the last state.
        case shutDown
    }

    /// Every change of state, in order, the newest kept if nobody reads. For one reader.
    public nonisolated let states: AsyncStream<State>

    private let client: TransportClient
    private let host: String
    private let port: Int
    private let expectedPeer: String?
    private let chance: @Sendable () -> UInt64
    private let report: AsyncStream<State>.Continuation

    private var schedule: ReconnectSchedule
    private var connection: Connection?
    private var isShutDown = false
    private var delay: EventLoopPromise<Void>?

    /// How many states are kept for a slow reader.
    private static let keptStates = 64

    /// - Parameter chance: gives 64 random bits for the jitter of a delay.
    public init(
        client: TransportClient, host: String, port: Int, expectedPeer: String?,
        chance: @escaping @Sendable () -> UInt64
    ) {
        self.client = client
        self.host = host
        self.port = port
        self.expectedPeer = expectedPeer
        self.chance = chance
        schedule = ReconnectSchedule(limits: client.configuration.limits)
        (states, report) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(Self.keptStates))
    }

    /// The open connection, if there is one now.
    public var current: Connection? { connection }

    /// Keeps the connection up until it is shut down or the task is cancelled.
    public func run() async {
        await withTaskCancellationHandler {
            while !isShutDown { await attempt() }
        } onCancel: {
            Task { await self.shutdownGracefully() }
        }
        report.yield(.shutDown)
        report.finish()
    }

    /// Lets open calls finish within the drain time, closes, and makes `run()` return.
    public func shutdownGracefully() async {
        isShutDown = true
        delay?.succeed(())
        delay = nil
        await connection?.shutdownGracefully()
    }

    private func attempt() async {
        report.yield(.connecting)
        let failure: TransportError
        do throws(TransportError) {
            let made = try await client.connect(host: host, port: port, expectedPeer: expectedPeer)
            failure = await use(made)
        } catch {
            failure = error
        }
        guard !isShutDown else { return }
        let milliseconds = schedule.nextDelayMilliseconds(chance: chance())
        client.configuration.logger.info("next attempt to connect to \(host):\(port) in \(milliseconds) ms: \(failure)")
        report.yield(.disconnected(failure, retryAfterMilliseconds: milliseconds))
        await wait(milliseconds)
    }

    /// Holds an open connection until it ends; the reason.
    private func use(_ made: Connection) async -> TransportError {
        // A shutdown may have come while the connection was being made.
        guard !isShutDown else {
            made.close()
            return await made.waitUntilClosed()
        }
        connection = made
        schedule.reset()
        report.yield(.connected(made))
        let reason = await made.waitUntilClosed()
        connection = nil
        return reason
    }

    private func wait(_ milliseconds: UInt64) async {
        let promise = client.group.next().makePromise(of: Void.self)
        delay = promise
        let timer = promise.futureResult.eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) {
            promise.succeed(())
        }
        try? await promise.futureResult.get()
        timer.cancel()
        delay = nil
    }
}
