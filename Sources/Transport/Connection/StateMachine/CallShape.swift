// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Which side of the TCP connection an endpoint is. The connecting side opens calls with odd ids, the other with even.
enum ConnectionSide: Sendable {
    case connecting
    case accepting

    /// The id of the first call this side opens; each further one is larger by two.
    var firstCallID: UInt64 { self == .connecting ? 1 : 2 }

    var other: ConnectionSide { self == .connecting ? .accepting : .connecting }

    /// Whether a call of this id was opened by this side.
    func opened(_ id: UInt64) -> Bool { id & 1 == firstCallID & 1 }
}

/// Which directions of a call carry a stream of items.
struct CallShape: Equatable, Sendable {
    let requestStreams: Bool
    let responseStreams: Bool

    static let unary = CallShape(requestStreams: false, responseStreams: false)
}

/// An item as the sending side sees it.
enum SendVerdict: Equatable {
    case send
    /// No credit, or the peer reads too slowly: wait for a resume action.
    case wait
    /// The call is over or this direction is closed.
    case ended
}

/// What to do with an item or request body that came.
enum ItemVerdict: Equatable {
    case deliver
    /// For a call that ended here; it crossed our RESPONSE or CANCEL on the way.
    case drop
    /// The connection's budget for received bytes is used up: end this call with RESOURCE_EXHAUSTED.
    case overBudget
    case fault(ConnectionFault)
}

/// The credit of one direction, as the receiving side keeps it.
struct ReceiveWindow: Equatable {
    /// Items the peer may still send.
    private(set) var remaining: Int
    /// Items consumed here and not yet granted again.
    private var consumed = 0
    /// Half the window: granting in halves keeps the peer sending and costs one envelope for many items.
    private let batch: Int

    init(initial: Int) {
        remaining = initial
        batch = max(1, initial / 2)
    }

    /// Counts an item; false if the peer had no credit for it.
    mutating func take() -> Bool {
        guard remaining > 0 else { return false }
        remaining -= 1
        return true
    }

    /// Notes that the application took items; the credit to grant now, if it is worth an envelope.
    mutating func consume(_ items: Int) -> UInt32? {
        consumed += items
        guard consumed >= batch else { return nil }
        defer { consumed = 0 }
        remaining += consumed
        return UInt32(consumed)
    }
}
