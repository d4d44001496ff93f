// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
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

/// Effects and messages of one link in the order they were asked for, each kind done by a worker of its own: a peer
/// that takes its time delays its own link and nothing else.
struct LinkQueue<Item: Sendable>: Sendable {
    private let continuation: AsyncStream<Item>.Continuation
    let items: AsyncStream<Item>

    init() {
        (items, continuation) = AsyncStream<Item>.makeStream()
    }

    /// Never blocks. What can be queued is bounded by the link's windows.
    func add(_ item: Item) {
        continuation.yield(item)
    }

    func finish() {
        continuation.finish()
    }
}
