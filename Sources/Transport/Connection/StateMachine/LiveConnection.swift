// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// A connection after both SETTINGS: its calls, and what it owes the peer in patience and memory.
///
/// The common part of the open and the draining state.
struct LiveConnection {
    let agreement: Agreement
    let side: ConnectionSide
    let limits: TransportLimits
    var outgoing: OutgoingCalls
    var incoming: IncomingCalls
    /// Bytes handed to the channel and not yet written to the socket.
    var outboundBytes = 0
    /// Whether somebody waits for `outboundBytes` to sink.
    var writersWait = false
    var lastReceived: UInt64
    /// When a PING without any bytes since went out; `.max` if none did.
    var pingSentAt = UInt64.max
    /// When the last call ended, or the connection began.
    var idleSince: UInt64
    /// When the frame that is not whole yet began; `.max` between frames.
    var frameBegan = UInt64.max

    init(agreement: Agreement, side: ConnectionSide, limits: TransportLimits, now: UInt64) {
        self.agreement = agreement
        self.side = side
        self.limits = limits
        outgoing = OutgoingCalls(side: side, limits: limits)
        incoming = IncomingCalls(peer: side.other, limits: limits)
        lastReceived = now
        idleSince = now
    }

    var hasNoCalls: Bool { outgoing.isEmpty && incoming.isEmpty }

    /// What received bytes may still be held.
    var inboundBudget: Int { limits.maximumInboundBytes - incoming.heldBytes - outgoing.heldBytes }

    var outboundIsFull: Bool { outboundBytes >= limits.maximumOutboundBytes }

    /// Whether the peer goes on asking although it leaves refusals unread too.
    var outboundIsFlooded: Bool { outboundBytes >= 2 * limits.maximumOutboundBytes }

    /// Whether `id` belongs to a call we opened.
    func isOutgoing(_ id: UInt64) -> Bool { side.opened(id) }

    /// Why a new call of ours cannot be opened now; nil if it can.
    func refusalToOpen(bytes: Int) -> Status? {
        if outgoing.count >= agreement.peerMaximumCalls {
            return Status(
                code: .resourceExhausted, message: "the peer takes at most \(agreement.peerMaximumCalls) calls at once")
        }
        if bytes > agreement.peerMaximumFrameBytes {
            return Status(
                code: .resourceExhausted,
                message: "the request exceeds the peer's limit of \(agreement.peerMaximumFrameBytes) bytes")
        }
        if outboundIsFull { return Status(code: .resourceExhausted, message: "too many bytes wait to be sent") }
        return nil
    }

    /// Sends an item in either direction of a call.
    mutating func send(_ id: UInt64, bytes: Int) -> SendVerdict {
        guard bytes <= agreement.peerMaximumFrameBytes else { return .ended }
        if outboundBytes > limits.maximumOutboundBytes / 2 {
            writersWait = true
            return .wait
        }
        return isOutgoing(id) ? outgoing.send(id) : incoming.send(id)
    }

    // MARK: Time

    /// The next moment at which a call expires or patience with the peer does; being idle is not counted.
    var nextWakeUp: UInt64 { min(patienceEnd, outgoing.nextDeadline, incoming.nextDeadline) }

    /// When the peer has been silent, or slow with a frame, for too long.
    var patienceEnd: UInt64 {
        let silence = pingSentAt == .max ? lastReceived + keepAliveInterval : pingSentAt + keepAliveTimeout
        return min(silence, frameEnd)
    }

    /// When a frame that was begun must be whole; `.max` between frames.
    private var frameEnd: UInt64 {
        frameBegan == .max ? .max : frameBegan + UInt64(limits.frameTimeoutMilliseconds)
    }

    private var keepAliveInterval: UInt64 { UInt64(limits.keepAliveIntervalMilliseconds) }
    private var keepAliveTimeout: UInt64 { UInt64(limits.keepAliveTimeoutMilliseconds) }

    /// When an idle connection is over; `.max` while it has calls, or on the connecting side.
    var idleEnd: UInt64 {
        guard side == .accepting, hasNoCalls else { return .max }
        return idleSince + UInt64(limits.idleTimeoutMilliseconds)
    }

    enum Patience: Equatable {
        case fine
        case ping
        case over(ConnectionFault)
    }

    /// Whether the peer has been silent, or slow with a frame, for too long.
    mutating func checkPatience(now: UInt64) -> Patience {
        if now >= frameEnd { return .over(.frameLate) }
        if pingSentAt != .max { return now >= pingSentAt + keepAliveTimeout ? .over(.silent) : .fine }
        guard now >= lastReceived + keepAliveInterval else { return .fine }
        pingSentAt = now
        return .ping
    }

    /// - Parameters:
    ///   - completedFrames: whether the bytes ended at least one frame.
    ///   - partial: whether they left the beginning of another.
    mutating func receivedBytes(now: UInt64, completedFrames: Bool, partial: Bool) {
        lastReceived = now
        pingSentAt = .max
        if !partial {
            frameBegan = .max
        } else if completedFrames || frameBegan == .max {
            frameBegan = now
        }
    }

    mutating func noteCallEnded(now: UInt64) {
        if hasNoCalls { idleSince = now }
    }
}
