// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import NIOCore

/// The sending direction of one call, usable from any task. All state is on the connection's event loop.
struct ItemSender: Sendable {
    let connection: Connection
    let ticket: CallTicket

    /// - Throws: `CallFailure`, or `CancellationError` if the task is cancelled while it waits for credit.
    func send(_ body: [UInt8]) async throws {
        let wait = CallTicket()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                connection.onLoop { handler in
                    handler.sendItem(
                        PendingItem(body: body, wait: wait, continuation: continuation), on: ticket)
                }
            }
        } onCancel: {
            wait.cancel()
            connection.onLoop { handler in handler.cancelSend(wait, on: ticket) }
        }
    }

    func halfClose() {
        connection.onLoop { handler in handler.halfClose(ticket) }
    }

    func cancelCall() {
        ticket.cancel()
        connection.onLoop { handler in handler.cancelCall(ticket) }
    }
}

/// An item that waits for credit or room.
struct PendingItem {
    let body: [UInt8]
    let wait: CallTicket
    let continuation: CheckedContinuation<Void, any Error>
}
