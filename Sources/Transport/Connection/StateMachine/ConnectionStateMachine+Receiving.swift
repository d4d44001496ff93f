// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// Envelopes of the peer that concern calls.
extension ConnectionStateMachine {
    /// The answer to an envelope that only says: do it, ignore it, or end the connection.
    enum EnvelopeAction: Equatable {
        case act
        case drop
        case fault(ConnectionFault)
    }

    enum RequestAction: Equatable {
        /// Start the handler; deadline in monotonic milliseconds, nil if there is none.
        case start(deadline: UInt64?)
        case refuse(Status)
        case drop
        case fault(ConnectionFault)
    }

    enum ItemAction: Equatable {
        case deliver
        case drop
        /// Answer RESOURCE_EXHAUSTED and cancel the handler.
        case refuseIncoming
        /// Fail our call with RESOURCE_EXHAUSTED and send CANCEL.
        case abandonOutgoing
        case fault(ConnectionFault)
    }

    /// - Parameters:
    ///   - shape: of the method named; nil if we have no such method.
    ///   - bytes: of the body.
    mutating func receivedRequest(
        _ id: UInt64, shape: CallShape?, timeoutMilliseconds: UInt32, credit: UInt32, bytes: Int, now: UInt64
    ) -> RequestAction {
        let opening: IncomingCalls.Opening? = onLive { live, draining in
            // Refusals have to be sent as well: whoever reads none of them is not served any longer.
            if live.outboundIsFlooded { return .fault(.answersUnread) }
            var refusal: Status?
            if draining { refusal = Status(code: .unavailable, message: "this connection is ending; not carried out") }
            if live.outboundIsFull {
                refusal = Status(code: .resourceExhausted, message: "the peer leaves too many answers unread")
            }
            return live.incoming.open(
                id, shape: shape, timeoutMilliseconds: timeoutMilliseconds, credit: credit, bytes: bytes, now: now,
                budget: live.inboundBudget, refusal: refusal)
        }
        switch opening {
        case .start(let deadline): return .start(deadline: deadline)
        case .refuse(let status): return .refuse(status)
        case .fault(let fault):
            fail()
            return .fault(fault)
        case nil: return failStray().map { .fault($0) } ?? .drop
        }
    }

    /// RESPONSE. `act`: complete our call.
    mutating func receivedResponse(_ id: UInt64, now: UInt64) -> EnvelopeAction {
        resolve(
            onLive { live, _ in
                guard live.isOutgoing(id) else { return .failure(.unknownCall(id)) }
                defer { live.noteCallEnded(now: now) }
                return live.outgoing.receiveResponse(id)
            })
    }

    mutating func receivedItem(_ id: UInt64, bytes: Int, now: UInt64) -> ItemAction {
        let outgoing = side.opened(id)
        let verdict = onLive { live, _ in
            let budget = live.inboundBudget
            return outgoing
                ? live.outgoing.receiveItem(id, bytes: bytes, budget: budget)
                : live.incoming.receiveItem(id, bytes: bytes, budget: budget)
        }
        switch verdict {
        case .deliver: return .deliver
        case .drop: return .drop
        case .overBudget:
            _ = onLive { live, _ in outgoing ? live.outgoing.abandon(id, now: now) : live.incoming.endOnWire(id) }
            return outgoing ? .abandonOutgoing : .refuseIncoming
        case .fault(let fault):
            fail()
            return .fault(fault)
        case nil: return failStray().map { .fault($0) } ?? .drop
        }
    }

    /// HALF_CLOSE. `act`: tell the handler that no more items come.
    mutating func receivedHalfClose(_ id: UInt64) -> EnvelopeAction {
        resolve(
            onLive { live, _ in
                live.isOutgoing(id) ? .failure(.notAStream(id)) : live.incoming.receiveHalfClose(id)
            })
    }

    /// CANCEL. `act`: cancel the handler and answer CANCELLED.
    mutating func receivedCancel(_ id: UInt64) -> EnvelopeAction {
        resolve(
            onLive { live, _ in
                live.isOutgoing(id)
                    ? .failure(.wrongCallID(id, "only the caller cancels"))
                    : live.incoming.receiveCancel(id)
            })
    }

    /// WINDOW_UPDATE. `act`: items that waited may be sent.
    mutating func receivedWindowUpdate(_ id: UInt64, credit: UInt32) -> EnvelopeAction {
        resolve(
            onLive { live, _ in
                live.isOutgoing(id)
                    ? live.outgoing.receiveCredit(id, credit) : live.incoming.receiveCredit(id, credit)
            })
    }

    /// PING. `act`: send PONG with the same body.
    mutating func receivedPing(bytes: Int) -> EnvelopeAction {
        let limit = limits.maximumPingBytes
        return resolve(
            onLive { live, _ in
                guard bytes <= limit else { return .failure(.malformed("a PING of more than \(limit) bytes")) }
                // A peer that pings without reading gets no more answers than fit.
                return .success(!live.outboundIsFull)
            })
    }

    /// PONG. Any received byte shows that the peer lives, so there is nothing further to do.
    mutating func receivedPong() -> EnvelopeAction {
        resolve(onLive { _, _ in .success(false) })
    }

    /// A frame or envelope that cannot be read. Nil: the connection has ended already.
    mutating func receivedMalformed(_ fault: ConnectionFault) -> ConnectionFault? {
        guard !isClosed else { return nil }
        fail()
        return fault
    }

    /// Bytes of any kind came.
    mutating func receivedBytes(now: UInt64, completedFrames: Bool, partial: Bool) {
        _ = onLive { live, _ in
            live.receivedBytes(now: now, completedFrames: completedFrames, partial: partial)
        }
    }

    private mutating func resolve(_ result: Result<Bool, ConnectionFault>?) -> EnvelopeAction {
        switch result {
        case .success(let act): return act ? .act : .drop
        case .failure(let fault):
            fail()
            return .fault(fault)
        case nil: return failStray().map { .fault($0) } ?? .drop
        }
    }

    private mutating func failStray() -> ConnectionFault? {
        guard let fault = faultOfStrayEnvelope else { return nil }
        fail()
        return fault
    }
}
