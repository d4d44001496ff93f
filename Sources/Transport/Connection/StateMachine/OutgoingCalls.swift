// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// The calls we opened and the peer answers.
///
/// A call that we gave up (cancel, deadline) stays in the table until the peer's RESPONSE, because the peer counts it
/// until then too, and because items that crossed our CANCEL are not the peer's fault.
///
/// Illegal events. The peer's fault: RESPONSE or items for a call not in the table (it ends each call once), items on
/// a direction that has no stream or beyond the credit, a CANCEL left without RESPONSE. Dropped: items and credit of a
/// call we gave up. Our bug: sending on an ended call, which `send` reports as `ended`.
struct OutgoingCalls {
    private struct Call {
        let responseStreams: Bool
        /// Monotonic milliseconds; `.max` if there is none.
        let deadline: UInt64
        /// Whether we may still send items.
        var sending: Bool
        var sendCredit: Int
        var window: ReceiveWindow
        /// When we gave up; `.max` while we have not.
        var abandonedAt = UInt64.max
        var heldBytes = 0

        var isAbandoned: Bool { abandonedAt != .max }
    }

    private let limits: TransportLimits
    private var calls: [UInt64: Call] = [:]
    private var nextID: UInt64
    /// Bytes of items that the application has not taken.
    private(set) var heldBytes = 0

    init(side: ConnectionSide, limits: TransportLimits) {
        self.limits = limits
        nextID = side.firstCallID
    }

    var isEmpty: Bool { calls.isEmpty }
    var count: Int { calls.count }

    /// Opens a call. The caller has checked that the peer takes one more.
    ///
    /// - Parameter credit: items the peer's SETTINGS let us send.
    mutating func open(shape: CallShape, deadline: UInt64, credit: Int) -> UInt64 {
        let id = nextID
        nextID += 2
        calls[id] = Call(
            responseStreams: shape.responseStreams, deadline: deadline, sending: shape.requestStreams,
            sendCredit: credit,
            window: ReceiveWindow(initial: shape.responseStreams ? limits.initialStreamCreditItems : 0))
        return id
    }

    private func wasOpened(_ id: UInt64) -> Bool { id < nextID }

    /// RESPONSE came. True: complete the call; false: we had given it up.
    mutating func receiveResponse(_ id: UInt64) -> Result<Bool, ConnectionFault> {
        guard let call = calls.removeValue(forKey: id) else { return .failure(.unknownCall(id)) }
        heldBytes -= call.heldBytes
        return .success(!call.isAbandoned)
    }

    /// STREAM_ITEM came.
    mutating func receiveItem(_ id: UInt64, bytes: Int, budget: Int) -> ItemVerdict {
        guard let index = calls.index(forKey: id) else { return .fault(.unknownCall(id)) }
        guard calls.values[index].responseStreams else { return .fault(.notAStream(id)) }
        guard calls.values[index].window.take() else { return .fault(.creditOverrun(id)) }
        guard !calls.values[index].isAbandoned else { return .drop }
        guard bytes <= budget else { return .overBudget }
        calls.values[index].heldBytes += bytes
        heldBytes += bytes
        return .deliver
    }

    /// WINDOW_UPDATE came. True: items that waited may be sent.
    mutating func receiveCredit(_ id: UInt64, _ credit: UInt32) -> Result<Bool, ConnectionFault> {
        guard let index = calls.index(forKey: id) else {
            return wasOpened(id) ? .success(false) : .failure(.unknownCall(id))
        }
        let total = calls.values[index].sendCredit + Int(credit)
        guard total <= limits.maximumStreamCreditItems else {
            return .failure(.creditTooLarge(id, limits.maximumStreamCreditItems))
        }
        calls.values[index].sendCredit = total
        return .success(total > 0 && calls.values[index].sending)
    }

    /// The application sends an item.
    mutating func send(_ id: UInt64) -> SendVerdict {
        guard let index = calls.index(forKey: id), calls.values[index].sending else { return .ended }
        guard calls.values[index].sendCredit > 0 else { return .wait }
        calls.values[index].sendCredit -= 1
        return .send
    }

    /// The application sends no more items. True: send HALF_CLOSE.
    mutating func halfClose(_ id: UInt64) -> Bool {
        guard let index = calls.index(forKey: id), calls.values[index].sending else { return false }
        calls.values[index].sending = false
        return true
    }

    /// The application took items out of its queue. The credit to grant, if any.
    mutating func consume(_ id: UInt64, items: Int, bytes: Int) -> UInt32? {
        guard let index = calls.index(forKey: id) else { return nil }
        release(index, bytes)
        guard !calls.values[index].isAbandoned else { return nil }
        return calls.values[index].window.consume(items)
    }

    /// The application gives the call up. True: send CANCEL.
    mutating func abandon(_ id: UInt64, now: UInt64) -> Bool {
        guard let index = calls.index(forKey: id), !calls.values[index].isAbandoned else { return false }
        calls.values[index].abandonedAt = now
        calls.values[index].sending = false
        release(index, .max)
        return true
    }

    private mutating func release(_ index: Dictionary<UInt64, Call>.Index, _ bytes: Int) {
        let freed = min(bytes, calls.values[index].heldBytes)
        calls.values[index].heldBytes -= freed
        heldBytes -= freed
    }

    // MARK: Deadlines

    /// The next time at which a call expires, or a CANCEL has gone unanswered too long.
    var nextDeadline: UInt64 {
        calls.values.reduce(UInt64.max) { min($0, $1.isAbandoned ? graceEnd($1) : $1.deadline) }
    }

    /// The calls whose deadline has passed, in order of id; each is given up.
    mutating func expire(now: UInt64) -> [UInt64] {
        let expired = calls.filter { !$0.value.isAbandoned && $0.value.deadline <= now }.keys.sorted()
        for id in expired { _ = abandon(id, now: now) }
        return expired
    }

    /// Whether the peer has left a CANCEL unanswered for too long.
    func cancelIgnored(now: UInt64) -> Bool {
        calls.values.contains { $0.isAbandoned && graceEnd($0) <= now }
    }

    private func graceEnd(_ call: Call) -> UInt64 {
        call.abandonedAt + UInt64(limits.drainTimeoutMilliseconds)
    }
}
