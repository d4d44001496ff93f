// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// The items the peer sends on a call, as they come. Taking an item is what gives the peer credit for another.
///
/// For one consumer. A calling side that lets go of it before the end cancels the call.
public struct StreamReader<Item: Message>: AsyncSequence, Sendable {
    private let items: ItemQueue
    /// What an item that cannot be read means: the caller's fault, or the callee's.
    private let fault: StatusCode
    private let lifetime: CallLifetime?

    init(_ items: ItemQueue, fault: StatusCode, lifetime: CallLifetime? = nil) {
        self.items = items
        self.fault = fault
        self.lifetime = lifetime
    }

    public func makeAsyncIterator() -> Iterator { Iterator(reader: self) }

    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let reader: StreamReader

        /// The next item; nil when the peer has sent its last and, on the calling side, the status is OK.
        ///
        /// - Throws: `CallFailure`; `CancellationError` on the serving side if only the task was cancelled.
        public mutating func next() async throws -> Item? { try await reader.next() }
    }

    func next() async throws -> Item? {
        let bytes: [UInt8]?
        do {
            bytes = try await items.next()
        } catch is CancellationError {
            guard let lifetime else { throw CancellationError() }
            lifetime.cancel()
            throw CallFailure.cancelled
        }
        guard let bytes else { return nil }
        do {
            return try Item.decode(bytes)
        } catch {
            lifetime?.cancel()
            throw CallFailure(fault, "an item of the stream cannot be read: \(error)")
        }
    }
}

/// Where a side sends its items of a call.
public struct StreamWriter<Item: Message>: Sendable {
    private let sender: ItemSender
    private let lifetime: CallLifetime?

    init(_ sender: ItemSender, lifetime: CallLifetime? = nil) {
        self.sender = sender
        self.lifetime = lifetime
    }

    /// Sends one item, after waiting for the peer's credit and for room in the connection.
    ///
    /// - Throws: `CallFailure` if the call has ended or the item is too large for the peer; `CancellationError` on the
    ///   serving side if only the task was cancelled.
    public func send(_ item: Item) async throws {
        do {
            try await sender.send(item.encode())
        } catch is CancellationError {
            guard let lifetime else { throw CancellationError() }
            lifetime.cancel()
            throw CallFailure.cancelled
        }
    }

    /// Says that no more items come. For the calling side; the stream of a serving side ends with its handler.
    public func finish() {
        if lifetime != nil { sender.halfClose() }
    }
}

/// A call with a stream in at least one direction, as its caller holds it.
public struct StreamingCall<Request: Message, Response: Message>: Sendable {
    /// Where the caller sends; `finish()` it when done.
    public let requests: StreamWriter<Request>
    /// What the callee sends.
    public let responses: StreamReader<Response>
    private let lifetime: CallLifetime

    init(items: ItemQueue, sender: ItemSender) {
        lifetime = CallLifetime(sender)
        requests = StreamWriter(sender, lifetime: lifetime)
        responses = StreamReader(items, fault: .internal, lifetime: lifetime)
    }

    /// Gives the call up; both directions fail with CANCELLED. Harmless after its end.
    public func cancel() { lifetime.cancel() }
}

/// Cancels a call when its caller lets go of it.
final class CallLifetime: Sendable {
    private let sender: ItemSender

    init(_ sender: ItemSender) {
        self.sender = sender
    }

    deinit { cancel() }

    func cancel() { sender.cancelCall() }
}
