// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NIOCore

/// Calls we make.
extension ConnectionHandler {
    /// Opens a call. The owner is completed exactly once, perhaps before this returns.
    func open(
        _ method: String, shape: CallShape, body: [UInt8], timeoutMilliseconds: UInt32, ticket: CallTicket?,
        owner: OutgoingOwner
    ) {
        if let ticket, ticket.isCancelled { return owner.complete(.failure(.cancelled)) }
        var request = Envelope(kind: .request, method: method, timeoutMs: timeoutMilliseconds, body: body)
        let now = Self.now
        let deadline = timeoutMilliseconds == 0 ? UInt64.max : now + UInt64(timeoutMilliseconds)
        // The id and credit are not known yet; they add at most these bytes.
        let size = body.count + method.utf8.count + Self.requestOverheadBytes
        switch machine.openCall(shape: shape, deadline: deadline, bytes: size) {
        case .refuse(let status): owner.complete(.failure(CallFailure(status: status)))
        case .send(let id, let credit):
            ticket?.opened(id)
            outgoing[id] = owner
            request.callId = id
            request.credit = credit
            send(request)
            arm(deadline)
        }
    }

    /// The fields of a REQUEST besides method and body, at their longest, in bytes.
    private static let requestOverheadBytes = 64

    /// The call has ended: its owner is told, and items that wait fail.
    func endOutgoing(_ id: UInt64, _ result: Result<[UInt8], CallFailure>) {
        guard let owner = outgoing.removeValue(forKey: id) else { return }
        if case .failure(let failure) = result {
            failItems(id, failure)
        } else {
            failItems(id, CallFailure(.cancelled, "the callee has answered and takes no more items"))
        }
        owner.complete(result)
    }

    /// The application gives a call up.
    func cancelCall(_ ticket: CallTicket) {
        guard let id = ticket.id, machine.abandon(id, now: Self.now) else { return }
        send(Envelope(callId: id, kind: .cancel))
        endOutgoing(id, .failure(.cancelled))
        arm(Self.now + UInt64(configuration.limits.drainTimeoutMilliseconds))
    }

    func halfClose(_ ticket: CallTicket) {
        guard let id = ticket.id, machine.halfClose(id) else { return }
        send(Envelope(callId: id, kind: .halfClose))
    }

    /// The connection has ended: every call fails.
    func failAllCalls(_ failure: CallFailure) {
        for id in outgoing.keys.sorted() { endOutgoing(id, .failure(failure)) }
        for id in incoming.keys.sorted() { cancelIncoming(id, failure) }
        for id in waitingItems.keys.sorted() { failItems(id, failure) }
    }

    // MARK: Items

    /// Sends an item on a call of either side, or keeps it until credit and room allow.
    func sendItem(_ item: PendingItem, on ticket: CallTicket) {
        guard !item.wait.isCancelled else { return item.continuation.resume(throwing: CancellationError()) }
        guard let id = ticket.id else {
            // The call was refused when it was opened; its reader has the reason.
            return item.continuation.resume(throwing: CallFailure(.unavailable, "the call could not be opened"))
        }
        guard waitingItems[id] == nil, sendNow(item, id) else {
            waitingItems[id, default: CircularBuffer()].append(item)
            return
        }
    }

    /// False if the item has to wait.
    private func sendNow(_ item: PendingItem, _ id: UInt64) -> Bool {
        let envelope = Envelope(callId: id, kind: .streamItem, body: item.body)
        let size = envelope.encodedSize
        if let connection, size > connection.maximumFrameBytes {
            item.continuation.resume(
                throwing: CallFailure(
                    .resourceExhausted, "the item exceeds the peer's limit of \(connection.maximumFrameBytes) bytes"))
            return true
        }
        switch machine.sendItem(id, bytes: size) {
        case .send:
            send(envelope)
            item.continuation.resume()
            return true
        case .wait: return false
        case .ended:
            item.continuation.resume(throwing: CallFailure(.cancelled, "the call takes no more items"))
            return true
        }
    }

    func cancelSend(_ wait: CallTicket, on ticket: CallTicket) {
        guard let id = ticket.id, let index = waitingItems[id]?.firstIndex(where: { $0.wait === wait }) else { return }
        let item = waitingItems[id]?.remove(at: index)
        if waitingItems[id]?.isEmpty == true { waitingItems[id] = nil }
        item?.continuation.resume(throwing: CancellationError())
    }

    /// Credit or room has come: sends what waits on a call, in order.
    func resumeItems(_ id: UInt64) {
        while let item = waitingItems[id]?.first {
            guard sendNow(item, id) else { return }
            waitingItems[id]?.removeFirst()
            if waitingItems[id]?.isEmpty == true { waitingItems[id] = nil }
        }
    }

    func resumeAllItems() {
        for id in waitingItems.keys.sorted() { resumeItems(id) }
    }

    func failItems(_ id: UInt64, _ failure: CallFailure) {
        guard let items = waitingItems.removeValue(forKey: id) else { return }
        for item in items { item.continuation.resume(throwing: failure) }
    }

    /// The application took items from a call's queue: the peer gets credit.
    func itemsConsumed(_ id: UInt64, items: Int, bytes: Int) {
        guard let credit = machine.consumed(id, items: items, bytes: bytes) else { return }
        send(Envelope(callId: id, kind: .windowUpdate, credit: credit))
    }
}
