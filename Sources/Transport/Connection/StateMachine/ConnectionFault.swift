// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// Why a connection cannot go on: what GOODBYE says to the peer, and what our log says.
struct ConnectionFault: Error, Equatable {
    /// The status code in GOODBYE.
    let status: StatusCode
    /// Told to the peer, so it names nothing of ours that the peer does not know.
    let message: String
    /// The reason in our own log and errors.
    let reason: TransportError.Code

    static func violation(_ status: StatusCode, _ message: String) -> ConnectionFault {
        ConnectionFault(status: status, message: message, reason: .protocolViolation)
    }

    var goodbye: Status { Status(code: status, message: message) }

    var error: TransportError { TransportError(reason, message) }
}

extension ConnectionFault {
    static let settingsFirst = violation(.failedPrecondition, "the first envelope must be SETTINGS")
    static let secondSettings = violation(.failedPrecondition, "SETTINGS came twice")
    static let settingsLate = ConnectionFault(
        status: .deadlineExceeded, message: "no SETTINGS in time", reason: .peerSilent)
    static let frameLate = ConnectionFault(
        status: .deadlineExceeded, message: "a frame was begun and not ended in time", reason: .peerSilent)
    static let silent = ConnectionFault(
        status: .unavailable, message: "no answer to the keep-alive PING", reason: .peerSilent)
    static let drainOver = ConnectionFault(
        status: .deadlineExceeded, message: "the time to finish open calls is over", reason: .shutDown)
    static let answersUnread = violation(.resourceExhausted, "too many answers are left unread")
    static let cancelIgnored = violation(.deadlineExceeded, "a CANCEL was not answered by a RESPONSE in time")

    static func unknownKind(_ kind: Int32) -> ConnectionFault {
        violation(.invalidArgument, "unknown envelope kind \(kind)")
    }

    static func malformed(_ what: String) -> ConnectionFault {
        violation(.invalidArgument, what)
    }

    static func unknownCall(_ id: UInt64) -> ConnectionFault {
        violation(.failedPrecondition, "call \(id) was never opened or has ended")
    }

    static func wrongCallID(_ id: UInt64, _ rule: String) -> ConnectionFault {
        violation(.failedPrecondition, "call id \(id) breaks the rule: \(rule)")
    }

    static func notAStream(_ id: UInt64) -> ConnectionFault {
        violation(.failedPrecondition, "call \(id) takes no items in this direction, or no more")
    }

    static func creditOverrun(_ id: UInt64) -> ConnectionFault {
        violation(.resourceExhausted, "an item on call \(id) exceeds the credit granted")
    }

    static func creditTooLarge(_ id: UInt64, _ maximum: Int) -> ConnectionFault {
        violation(.outOfRange, "the credit of call \(id) would exceed \(maximum) items")
    }

    /// How the text of a refused version begins, here and at the peer.
    static let versionsApartText = "protocol versions do not meet"

    static func versionsApart(ours: ClosedRange<UInt32>, theirs: ClosedRange<UInt32>) -> ConnectionFault {
        ConnectionFault(
            status: .failedPrecondition,
            message: versionsApartText + ": this side speaks \(ours.lowerBound) to \(ours.upperBound), "
                + "the peer \(theirs.lowerBound) to \(theirs.upperBound)",
            reason: .versionsApart)
    }
}
