// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NIOCore

/// The application's end of a call we opened.
enum OutgoingOwner {
    /// Told the answer once, on the event loop.
    case unary((Result<[UInt8], CallFailure>) -> Void)
    /// Items go into the queue; `responseStreams` false means that the RESPONSE's body is the one item.
    case stream(ItemQueue, responseStreams: Bool)

    func complete(_ result: Result<[UInt8], CallFailure>) {
        switch self {
        case .unary(let completion): completion(result)
        case .stream(let items, let responseStreams):
            if case .success(let body) = result, !responseStreams { items.push(body) }
            items.finish(result.map { _ in })
        }
    }
}

/// The application's end of a call the peer opened.
struct IncomingOwner {
    let context: CallContext
    /// Where the peer's items go, if its side streams.
    let items: ItemQueue?
    /// Uptime nanoseconds, for the metric; 0 if nobody measures.
    let startedNanoseconds: UInt64
    var task: Task<Void, Never>?

    /// The call has ended before its handler, and its context says so: nothing more comes, and nobody reads the answer.
    func end(_ failure: CallFailure) {
        items?.finish(.failure(failure))
        task?.cancel()
    }
}
