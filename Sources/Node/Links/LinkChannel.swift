// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Logging
import Messages
import NodeCore
import Transport

/// One Federation/Link stream, seen from either end.
struct LinkChannel: Sendable {
    /// What the other side sends, in order; ends when the stream does.
    var inbound: StreamReader<LinkMessage>
    /// Waits while the other side gives no credit.
    var outbound: StreamWriter<LinkMessage>
    /// Where the other side is, for the log.
    var remoteAddress: String
}

/// The messages a session sends, in order, for the task that carries them: a peer that takes its time delays its own
/// link and nothing else. What can be queued is bounded by the link's windows.
final class OutgoingLine: LinkLine, Sendable {
    private let continuation: AsyncStream<LinkMessage>.Continuation
    let messages: AsyncStream<LinkMessage>

    init() {
        (messages, continuation) = AsyncStream<LinkMessage>.makeStream()
    }

    func send(_ message: LinkMessage) {
        continuation.yield(message)
    }

    func end() {
        continuation.finish()
    }
}

extension LinkChannel {
    /// How often a session is told that time has passed.
    private static let tickMilliseconds: Int64 = 500

    private enum Ended { case sending, hearing, ticking }

    /// Carries one connection until it ends: by the peer, or because the session ended `line`.
    func carry(
        _ line: OutgoingLine, logger: Logger, received: @escaping @Sendable (LinkMessage) async -> Void,
        tick: @escaping @Sendable () async -> Void
    ) async {
        await withTaskGroup(of: Ended.self) { group in
            group.addTask {
                do {
                    for await message in line.messages { try await outbound.send(message) }
                } catch {
                    logger.debug("sending over the link failed", metadata: ["error": "\(error)"])
                }
                outbound.finish()
                return .sending
            }
            group.addTask {
                do {
                    for try await message in inbound { await received(message) }
                } catch {
                    logger.debug("the link ended", metadata: ["error": "\(error)"])
                }
                return .hearing
            }
            group.addTask {
                while !Task.isCancelled {
                    do { try await Task.sleep(for: .milliseconds(Self.tickMilliseconds)) } catch { break }
                    await tick()
                }
                return .ticking
            }
            // When the peer has ended the stream, what is queued is still sent. When the session has ended the line,
            // everything has been.
            let first = await group.next()
            line.end()
            if first == .hearing { _ = await group.next() }
            group.cancelAll()
        }
    }
}
