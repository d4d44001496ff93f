// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Logging
import Messages
import NodeCore
import NIOCore
import ServiceLifecycle
import Transport

/// Keeps the link to the node above up for as long as the daemon runs.
struct UplinkService: Service {
    /// A link that lasted this long counts as a success.
    static let stableMilliseconds: Int64 = 1_000

    let client: TransportClient
    let above: NodeConfiguration.Above
    let registrar: Registrar
    let random: any RandomSource
    let logger: Logger

    func run() async {
        await cancelWhenGracefulShutdown {
            var failures: UInt64 = 0
            while !Task.isCancelled {
                let outcome = await attempt()
                failures = outcome == .linked ? 0 : failures + 1
                guard !Task.isCancelled else { return }
                let chance = (try? random.bytes(count: 8))?.reduce(0) { $0 << 8 | UInt64($1) } ?? 0
                let wait = Reconnecting.waitMilliseconds(after: outcome, failures: failures, chance: chance)
                do { try await Task.sleep(for: .milliseconds(wait)) } catch { return }
            }
        }
    }

    private func attempt() async -> Reconnecting.Outcome {
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
        let line = OutgoingLine()
        await registrar.uplinkConnected(over: line)
        let channel = LinkChannel(
            inbound: call.responses, outbound: call.requests, remoteAddress: above.address.description)
        await channel.carry(line, logger: logger) { message in
            await registrar.uplinkReceived(message)
        } tick: {
            await registrar.uplinkTick()
        }
        let failure = await registrar.uplinkDisconnected()
        call.cancel()
        if failure?.rejection != nil { return .rejected }
        // A link that ends as soon as it stands is no success: the wait must grow.
        let lasted = ContinuousClock.now - start > .milliseconds(Self.stableMilliseconds)
        return failure == nil && lasted ? .linked : .unreachable
    }
}
