// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Logging
import Messages
import NIOCore
import ServiceLifecycle
import Transport

/// Keeps the link to the node above up for as long as the daemon runs.
struct UplinkService: Service {
    /// Bounds of the wait between two attempts. The wait doubles with each failure and is cut by chance to between half
    /// and the whole, so that a hundred counties do not come back in one moment.
    ///
    /// The longest wait is most of what a county needs to catch up once the line is mended, so it is short. A hub that
    /// is down sees nothing of it, and one that comes back meets a hundred counties within half a second.
    static let shortestWaitMilliseconds: UInt64 = 100
    static let longestWaitMilliseconds: UInt64 = 500
    /// A node that was told why it may not come in asks again less often.
    static let rejectedWaitMilliseconds: UInt64 = 1_000
    static let longestRejectedWaitMilliseconds: UInt64 = 15_000

    /// A link that lasted this long counts as a success.
    static let stableMilliseconds: Int64 = 1_000

    let client: TransportClient
    let above: NodeConfiguration.Above
    let driver: UplinkDriver
    let random: any RandomSource
    let logger: Logger

    func run() async {
        await cancelWhenGracefulShutdown {
            var failures: UInt64 = 0
            while !Task.isCancelled {
                let outcome = await attempt()
                failures = outcome == .linked ? 0 : failures + 1
                guard !Task.isCancelled else { return }
                let wait = wait(after: outcome, failures: failures)
                do { try await Task.sleep(for: .milliseconds(wait)) } catch { return }
            }
        }
    }

    private enum Outcome {
        /// The link was open, and then ended.
        case linked
        case unreachable
        case rejected
    }

    private func attempt() async -> Outcome {
        let connection: Connection
        do {
            connection = try await client.connect(
                host: above.address.host, port: above.address.port, expectedPeer: above.node.description)
        } catch {
            logger.info("the node above cannot be reached", metadata: ["error": "\(error)"])
            return .unreachable
        }
        defer { connection.close() }
        let start = ContinuousClock.now
        let call = connection.bidirectional(Method.federationLink, timeout: nil)
        let failure = await driver.run(
            over: LinkChannel(
                inbound: call.responses, outbound: call.requests, remoteAddress: above.address.description))
        call.cancel()
        if failure?.rejection != nil { return .rejected }
        // A link that ends as soon as it stands is no success: the wait must grow.
        let lasted = ContinuousClock.now - start > .milliseconds(Self.stableMilliseconds)
        return failure == nil && lasted ? .linked : .unreachable
    }

    private func wait(after outcome: Outcome, failures: UInt64) -> UInt64 {
        let doublings = min(failures, 8)
        let bound =
            switch outcome {
            case .linked: Self.shortestWaitMilliseconds
            case .unreachable: min(Self.longestWaitMilliseconds, Self.shortestWaitMilliseconds << doublings)
            case .rejected: min(Self.longestRejectedWaitMilliseconds, Self.rejectedWaitMilliseconds << (doublings - 1))
            }
        let chance = (try? random.bytes(count: 8)).flatMap { UInt64(bigEndianBytes: $0) } ?? 0
        return bound / 2 + chance % (bound / 2 + 1)
    }
}
