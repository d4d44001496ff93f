// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// What the application and the channel do.
extension ConnectionStateMachine {
    enum OpenAction: Equatable {
        /// Send REQUEST with this id and credit.
        case send(id: UInt64, credit: UInt32)
        /// Fail the call with this status; nothing is sent, so it is certain that it was not carried out.
        case refuse(Status)
    }

    /// We open a call.
    ///
    /// - Parameters:
    ///   - deadline: monotonic milliseconds; `.max` if there is none.
    ///   - bytes: of the whole REQUEST.
    mutating func openCall(shape: CallShape, deadline: UInt64, bytes: Int) -> OpenAction {
        let credit = shape.responseStreams ? UInt32(limits.initialStreamCreditItems) : 0
        let action: OpenAction? = onLive { live, draining in
            if draining { return .refuse(Status(code: .unavailable, message: "the connection is ending")) }
            if let refusal = live.refusalToOpen(bytes: bytes) { return .refuse(refusal) }
            let items = live.agreement.peerStreamCredit
            return .send(id: live.outgoing.open(shape: shape, deadline: deadline, credit: items), credit: credit)
        }
        return action ?? .refuse(Status(code: .unavailable, message: "the connection is not open"))
    }

    /// The application sends an item on a call of either side.
    ///
    /// - Parameter bytes: of the whole STREAM_ITEM.
    mutating func sendItem(_ id: UInt64, bytes: Int) -> SendVerdict {
        onLive { live, _ in live.send(id, bytes: bytes) } ?? .ended
    }

    /// We send no more items on a call we opened. True: send HALF_CLOSE.
    mutating func halfClose(_ id: UInt64) -> Bool {
        onLive { live, _ in live.outgoing.halfClose(id) } ?? false
    }

    /// We give up a call we opened. True: send CANCEL.
    mutating func abandon(_ id: UInt64, now: UInt64) -> Bool {
        onLive { live, _ in live.outgoing.abandon(id, now: now) } ?? false
    }

    /// We answer a call before its handler has finished. True: send RESPONSE; the handler's own is dropped later.
    mutating func endOnWire(_ id: UInt64) -> Bool {
        onLive { live, _ in live.incoming.endOnWire(id) } ?? false
    }

    enum AnswerAction: Equatable {
        case send
        /// The answer does not fit; send this status in its place.
        case sendInstead(Status)
        /// The call was answered before, or the connection is gone.
        case drop
    }

    /// A handler has finished.
    ///
    /// - Parameter bytes: of the whole RESPONSE.
    mutating func handlerFinished(_ id: UInt64, bytes: Int, now: UInt64) -> AnswerAction {
        onLive { live, _ in
            defer { live.noteCallEnded(now: now) }
            guard live.incoming.finished(id) else { return .drop }
            let limit = live.agreement.peerMaximumFrameBytes
            if bytes > limit {
                return .sendInstead(
                    Status(code: .resourceExhausted, message: "the answer exceeds the caller's limit of \(limit) bytes")
                )
            }
            if live.outboundBytes + bytes > live.limits.maximumOutboundBytes {
                return .sendInstead(
                    Status(code: .resourceExhausted, message: "the caller leaves too many answers unread"))
            }
            return .send
        } ?? .drop
    }

    /// The application took items from a call's queue. The credit to grant the peer now, if any.
    mutating func consumed(_ id: UInt64, items: Int, bytes: Int) -> UInt32? {
        onLive { live, _ in
            live.isOutgoing(id)
                ? live.outgoing.consume(id, items: items, bytes: bytes)
                : live.incoming.consume(id, items: items, bytes: bytes)
        } ?? nil
    }

    /// Bytes were handed to the channel.
    mutating func outboundQueued(_ bytes: Int) {
        _ = onLive { live, _ in live.outboundBytes += bytes }
    }

    /// The channel wrote bytes to the socket. True: everyone who waits to send may try again.
    mutating func outboundWritten(_ bytes: Int) -> Bool {
        onLive { live, _ in
            live.outboundBytes = max(0, live.outboundBytes - bytes)
            guard live.writersWait, live.outboundBytes <= live.limits.maximumOutboundBytes / 2 else { return false }
            live.writersWait = false
            return true
        } ?? false
    }
}
