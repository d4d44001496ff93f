// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// The rules of one connection, without any I/O: envelopes, application events and time in; one action an event out.
///
/// Legal transitions:
///
///     settling --SETTINGS, versions meet--> open
///     open     --GOODBYE either way, OK---> draining
///     any      --fault, peer's GOODBYE with another status, transport closed--> closed
///     draining --drain time over----------> closed
///
/// Illegal events. The peer's fault (the action is a `ConnectionFault`, and the state is closed): anything but SETTINGS
/// or GOODBYE while settling, SETTINGS twice, and what `IncomingCalls` and `OutgoingCalls` list. Dropped: every event
/// after closed, since bytes may still be on their way. Our bug: opening a call while settling; it is refused.
///
/// Times are monotonic milliseconds, handed in. Methods that touch calls are in the extensions beside this file.
struct ConnectionStateMachine: ~Copyable {
    struct Draining {
        var live: LiveConnection
        /// When the connection ends, whatever is still open.
        let deadline: UInt64
        let weSaidGoodbye: Bool
        let peerSaidGoodbye: Bool
    }

    private enum State {
        case settling(deadline: UInt64)
        case open(LiveConnection)
        case draining(Draining)
        case closed
    }

    let side: ConnectionSide
    let limits: TransportLimits
    let versions: ClosedRange<UInt32>
    private var state: State

    /// - Parameter versions: the protocol versions this side speaks.
    init(side: ConnectionSide, limits: TransportLimits, versions: ClosedRange<UInt32>, now: UInt64) {
        self.side = side
        self.limits = limits
        self.versions = versions
        state = .settling(deadline: now + UInt64(limits.settingsTimeoutMilliseconds))
    }

    /// Moves the state out, so that the tables in it have one owner and change in place; each event stores the next.
    private mutating func takeState() -> State {
        var taken = State.closed
        swap(&taken, &state)
        return taken
    }

    /// What we say first.
    func ownSettings(software: String, maintenance: Bool) -> Settings {
        Settings(
            protocolMin: versions.lowerBound, protocolMax: versions.upperBound,
            maxFrameBytes: UInt32(limits.maximumFrameBytes), maxConcurrentCalls: UInt32(limits.maximumConcurrentCalls),
            initialStreamCredit: UInt32(limits.initialStreamCreditItems), software: software, maintenance: maintenance)
    }

    var isClosed: Bool {
        switch state {
        case .closed: true
        case .settling, .open, .draining: false
        }
    }

    /// Whether the peer asked to end and nothing is left to do: we close.
    var shouldClose: Bool {
        switch state {
        case .draining(let draining): draining.peerSaidGoodbye && draining.live.hasNoCalls
        case .settling, .open, .closed: false
        }
    }

    /// Runs `body` on the calls of an open or draining connection; nil if there are none yet, or no more.
    mutating func onLive<Action>(_ body: (inout LiveConnection, _ draining: Bool) -> Action) -> Action? {
        switch takeState() {
        case .open(var live):
            let action = body(&live, false)
            state = .open(live)
            return action
        case .draining(var draining):
            let action = body(&draining.live, true)
            state = .draining(draining)
            return action
        case .settling(let deadline):
            state = .settling(deadline: deadline)
            return nil
        case .closed:
            state = .closed
            return nil
        }
    }

    /// The fault of an envelope that has no place in the present state: nil if it is just too late.
    var faultOfStrayEnvelope: ConnectionFault? {
        switch state {
        case .settling: .settingsFirst
        case .open, .draining, .closed: nil
        }
    }

    /// Notes a fault: the connection is over, and the action of the event is to tell the peer.
    mutating func fail() { state = .closed }

    // MARK: SETTINGS

    enum SettingsAction: Equatable {
        case agreed(Agreement)
        case fault(ConnectionFault)
        case drop
    }

    mutating func receivedSettings(_ settings: Settings, now: UInt64) -> SettingsAction {
        switch takeState() {
        case .settling:
            do throws(ConnectionFault) {
                let agreement = try Agreement(on: settings, versions: versions, limits: limits)
                state = .open(LiveConnection(agreement: agreement, side: side, limits: limits, now: now))
                return .agreed(agreement)
            } catch {
                state = .closed
                return .fault(error)
            }
        case .open, .draining:
            state = .closed
            return .fault(.secondSettings)
        case .closed:
            state = .closed
            return .drop
        }
    }

    // MARK: GOODBYE

    enum GoodbyeAction: Equatable {
        /// Open no more calls; close when those open have ended.
        case drain
        /// The peer ends the connection now, for this reason.
        case close(TransportError)
        case drop
    }

    mutating func receivedGoodbye(_ status: Status, now: UInt64) -> GoodbyeAction {
        let patience = now + UInt64(limits.drainTimeoutMilliseconds)
        switch takeState() {
        case .open(let live) where status.code == .ok:
            state = .draining(
                Draining(live: live, deadline: patience, weSaidGoodbye: false, peerSaidGoodbye: true))
            return .drain
        case .draining(let draining) where status.code == .ok:
            state = .draining(
                Draining(
                    live: draining.live, deadline: draining.deadline, weSaidGoodbye: draining.weSaidGoodbye,
                    peerSaidGoodbye: true))
            return .drain
        case .settling, .open, .draining:
            state = .closed
            return .close(TransportError(goodbye: status))
        case .closed:
            state = .closed
            return .drop
        }
    }

    /// We want to end. True: send GOODBYE with OK; calls in progress may finish until the drain deadline.
    mutating func sayGoodbye(now: UInt64, deadline: UInt64) -> Bool {
        switch takeState() {
        case .open(let live):
            state = .draining(
                Draining(live: live, deadline: deadline, weSaidGoodbye: true, peerSaidGoodbye: false))
            return true
        case .draining(let draining):
            state = .draining(
                Draining(
                    live: draining.live, deadline: min(draining.deadline, deadline), weSaidGoodbye: true,
                    peerSaidGoodbye: draining.peerSaidGoodbye))
            return !draining.weSaidGoodbye
        case .settling(let settingsDeadline):
            state = .settling(deadline: min(settingsDeadline, deadline))
            return false
        case .closed:
            state = .closed
            return false
        }
    }

    // MARK: Time

    /// The next moment at which `timePassed` has something to do; `.max` if never.
    var nextWakeUp: UInt64 {
        switch state {
        case .settling(let deadline): deadline
        case .open(let live): min(live.nextWakeUp, live.idleEnd)
        case .draining(let draining): min(draining.live.nextWakeUp, draining.deadline)
        case .closed: .max
        }
    }

    /// When patience with the peer ends if nothing more comes; bytes received may have brought that moment nearer.
    var nextPatienceEnd: UInt64 {
        switch state {
        case .open(let live): live.patienceEnd
        case .draining(let draining): draining.live.patienceEnd
        case .settling, .closed: .max
        }
    }

    /// When an idle connection is over; `.max` while it is not idle.
    var nextIdleEnd: UInt64 {
        switch state {
        case .open(let live): live.idleEnd
        case .settling, .draining, .closed: .max
        }
    }

    struct TimeAction: Equatable {
        enum Further: Equatable {
            case none
            case ping
            /// The connection has been idle: say GOODBYE with OK.
            case idle
            case fault(ConnectionFault)
        }

        /// Our calls that ran out of time: fail them and send CANCEL.
        var expiredOutgoing: [UInt64] = []
        /// The peer's calls that ran out of time: cancel the handler and answer DEADLINE_EXCEEDED.
        var expiredIncoming: [UInt64] = []
        var further = Further.none
    }

    mutating func timePassed(now: UInt64) -> TimeAction {
        switch takeState() {
        case .settling(let deadline):
            guard now >= deadline else {
                state = .settling(deadline: deadline)
                return TimeAction()
            }
            state = .closed
            return TimeAction(further: .fault(.settingsLate))
        case .open(var live):
            var action = Self.expireCalls(&live, now)
            if case .fault = action.further {
                state = .closed
            } else {
                if now >= live.idleEnd { action.further = .idle }
                state = .open(live)
            }
            return action
        case .draining(var draining):
            var action = Self.expireCalls(&draining.live, now)
            if now >= draining.deadline { action.further = .fault(.drainOver) }
            if case .fault = action.further { state = .closed } else { state = .draining(draining) }
            return action
        case .closed:
            state = .closed
            return TimeAction()
        }
    }

    private static func expireCalls(_ live: inout LiveConnection, _ now: UInt64) -> TimeAction {
        var action = TimeAction()
        action.expiredIncoming = live.incoming.expire(now: now)
        action.expiredOutgoing = live.outgoing.expire(now: now)
        if live.outgoing.cancelIgnored(now: now) {
            action.further = .fault(.cancelIgnored)
        } else {
            switch live.checkPatience(now: now) {
            case .fine: break
            case .ping: action.further = .ping
            case .over(let fault): action.further = .fault(fault)
            }
        }
        return action
    }
}
