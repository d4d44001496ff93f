// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// The calls the peer opened and we answer.
///
/// A call stays in the table until its handler has finished, even if a CANCEL or its deadline has ended it on the wire
/// before: so a peer that opens and cancels in a loop cannot make more handlers run than it may have calls.
///
/// Illegal events. The peer's fault: an id of our parity, or not above all before it; items on a direction that has no
/// stream, or beyond the credit. Dropped, because they crossed our RESPONSE: items, half-closes, cancels and credit
/// for a call that has ended. Our bug: answering a call twice, which `finished` reports as `drop`.
struct IncomingCalls {
    private struct Call {
        let responseStreams: Bool
        /// Monotonic milliseconds; `.max` if there is none.
        let deadline: UInt64
        /// Whether the peer may still send items.
        var receiving: Bool
        var window: ReceiveWindow
        var sendCredit: Int
        /// A RESPONSE is out, the handler still runs.
        var answered = false
        var heldBytes: Int
    }

    private let peer: ConnectionSide
    private let limits: TransportLimits
    private var calls: [UInt64: Call] = [:]
    private var highestID: UInt64 = 0
    /// Bytes of requests and items that handlers have not finished with.
    private(set) var heldBytes = 0

    init(peer: ConnectionSide, limits: TransportLimits) {
        self.peer = peer
        self.limits = limits
    }

    var isEmpty: Bool { calls.isEmpty }
    var count: Int { calls.count }

    enum Opening: Equatable {
        /// Start the handler; the deadline is monotonic milliseconds, nil if there is none.
        case start(deadline: UInt64?)
        /// Answer with this status; no handler starts.
        case refuse(Status)
        case fault(ConnectionFault)
    }

    /// REQUEST came. `shape` is nil for a method we do not have.
    mutating func open(
        _ id: UInt64, shape: CallShape?, timeoutMilliseconds: UInt32, credit: UInt32, bytes: Int, now: UInt64,
        budget: Int, refusal: Status?
    ) -> Opening {
        guard peer.opened(id), id > 0 else { return .fault(.wrongCallID(id, "odd for the connecting side, else even")) }
        guard id > highestID else { return .fault(.wrongCallID(id, "each higher than all before")) }
        guard credit <= limits.maximumStreamCreditItems else {
            return .fault(.creditTooLarge(id, limits.maximumStreamCreditItems))
        }
        highestID = id
        if let refusal { return .refuse(refusal) }
        // UNIMPLEMENTED, as in gRPC: the caller's version knows more methods than ours.
        guard let shape else { return .refuse(Status(code: .unimplemented, message: "no such method")) }
        guard calls.count < limits.maximumConcurrentCalls else {
            return .refuse(
                Status(code: .resourceExhausted, message: "more than \(limits.maximumConcurrentCalls) calls are open"))
        }
        guard bytes <= budget else {
            return .refuse(Status(code: .resourceExhausted, message: "too many bytes wait to be handled"))
        }
        let deadline = timeoutMilliseconds == 0 ? UInt64.max : now + UInt64(timeoutMilliseconds)
        var window = ReceiveWindow(initial: limits.initialStreamCreditItems)
        // A request stream may begin in the REQUEST itself.
        if shape.requestStreams, bytes > 0 { _ = window.take() }
        calls[id] = Call(
            responseStreams: shape.responseStreams, deadline: deadline, receiving: shape.requestStreams,
            window: window, sendCredit: Int(credit), heldBytes: bytes)
        heldBytes += bytes
        return .start(deadline: deadline == .max ? nil : deadline)
    }

    /// STREAM_ITEM came.
    mutating func receiveItem(_ id: UInt64, bytes: Int, budget: Int) -> ItemVerdict {
        guard let index = calls.index(forKey: id) else { return id <= highestID ? .drop : .fault(.unknownCall(id)) }
        guard calls.values[index].receiving else { return .fault(.notAStream(id)) }
        guard calls.values[index].window.take() else { return .fault(.creditOverrun(id)) }
        guard !calls.values[index].answered else { return .drop }
        guard bytes <= budget else { return .overBudget }
        calls.values[index].heldBytes += bytes
        heldBytes += bytes
        return .deliver
    }

    /// HALF_CLOSE came. True: tell the handler that no more items come.
    mutating func receiveHalfClose(_ id: UInt64) -> Result<Bool, ConnectionFault> {
        guard let index = calls.index(forKey: id) else {
            return id <= highestID ? .success(false) : .failure(.unknownCall(id))
        }
        guard calls.values[index].receiving else { return .failure(.notAStream(id)) }
        calls.values[index].receiving = false
        return .success(!calls.values[index].answered)
    }

    /// CANCEL came. True: cancel the handler and answer CANCELLED.
    mutating func receiveCancel(_ id: UInt64) -> Result<Bool, ConnectionFault> {
        guard calls[id] != nil else { return id <= highestID ? .success(false) : .failure(.unknownCall(id)) }
        return .success(endOnWire(id))
    }

    /// WINDOW_UPDATE came. True: items that waited may be sent.
    mutating func receiveCredit(_ id: UInt64, _ credit: UInt32) -> Result<Bool, ConnectionFault> {
        guard let index = calls.index(forKey: id) else {
            return id <= highestID ? .success(false) : .failure(.unknownCall(id))
        }
        let total = calls.values[index].sendCredit + Int(credit)
        guard total <= limits.maximumStreamCreditItems else {
            return .failure(.creditTooLarge(id, limits.maximumStreamCreditItems))
        }
        calls.values[index].sendCredit = total
        return .success(total > 0)
    }

    /// The handler sends an item.
    mutating func send(_ id: UInt64) -> SendVerdict {
        guard let index = calls.index(forKey: id), !calls.values[index].answered, calls.values[index].responseStreams
        else { return .ended }
        guard calls.values[index].sendCredit > 0 else { return .wait }
        calls.values[index].sendCredit -= 1
        return .send
    }

    /// The handler took items out of its queue. The credit to grant, if any.
    mutating func consume(_ id: UInt64, items: Int, bytes: Int) -> UInt32? {
        guard let index = calls.index(forKey: id) else { return nil }
        let freed = min(bytes, calls.values[index].heldBytes)
        calls.values[index].heldBytes -= freed
        heldBytes -= freed
        guard calls.values[index].receiving, !calls.values[index].answered else { return nil }
        return calls.values[index].window.consume(items)
    }

    /// Ends a call on the wire while its handler runs on. False if it had ended already.
    mutating func endOnWire(_ id: UInt64) -> Bool {
        guard let index = calls.index(forKey: id), !calls.values[index].answered else { return false }
        calls.values[index].answered = true
        return true
    }

    /// The handler has finished. True: send its RESPONSE; false: the call has been answered before.
    mutating func finished(_ id: UInt64) -> Bool {
        guard let call = calls.removeValue(forKey: id) else { return false }
        heldBytes -= call.heldBytes
        return !call.answered
    }

    // MARK: Deadlines

    var nextDeadline: UInt64 {
        calls.values.reduce(UInt64.max) { $1.answered ? $0 : min($0, $1.deadline) }
    }

    /// The calls whose deadline has passed, in order of id; each is ended on the wire.
    mutating func expire(now: UInt64) -> [UInt64] {
        let expired = calls.filter { !$0.value.answered && $0.value.deadline <= now }.keys.sorted()
        for id in expired { _ = endOnWire(id) }
        return expired
    }
}
