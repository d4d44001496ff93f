// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import NodeCore

/// The lines between nodes: what delays, loses, cuts and resets them.
extension World {
    private static let retransmissionUs: UInt64 = 200_000
    private static let refusedUs: UInt64 = 1_000

    // MARK: - Connecting

    /// A daemon tries to reach the node above, now.
    func connect(_ lower: SimulatedDaemon) {
        guard let uplink = lower.core.uplink, lower.uplinkConnection == nil else { return }
        let place = lower.machine.place
        guard let arrival = arrivalUs(place, .up), let back = arrivalUs(place, .down) else {
            return after(us: network.idleLimitMs * 1_000, on: lower) { self.retry($0, .unreachable) }
        }
        // TCP and TLS: two round trips.
        at(us: time.nowUs + 2 * (arrival - time.nowUs) + (back - time.nowUs), on: lower) { lower in
            guard lower.uplinkConnection == nil else { return }
            let upper = self.daemon(of: uplink.above)
            guard let upper, self.isCertified(lower.node), self.isCertified(upper.node) else {
                self.counters.count("connection.refused")
                return self.retry(lower, .unreachable)
            }
            self.open(lower, upper)
        }
    }

    private func open(_ lower: SimulatedDaemon, _ upper: SimulatedDaemon) {
        lastConnection += 1
        let connection = Connection(number: lastConnection, lower: lower, upper: upper, world: self)
        lower.uplinkConnection = connection
        upper.downlinkConnections.append(connection)
        counters.count("connection.opened")
        note("\(lower.machine.name) is connected to \(upper.machine.name)")
        let session = upper.core.downlinks.connected(
            from: lower.node, address: lower.machine.address, over: connection.lineAbove)
        connection.session = session
        let waitUs =
            upper.machine.clock.waitUs(untilMonotonicMs: session.nextTickMs ?? 0) + random.timing.number(0...500_000)
        after(us: waitUs, on: upper) { _ in
            if connection.isOpenAbove { session.tick() }
        }
        run(lower) { $0.core.uplink?.connected(over: connection.lineBelow) }
    }

    func retry(_ daemon: SimulatedDaemon, _ outcome: Reconnecting.Outcome) {
        daemon.failures = outcome == .linked ? 0 : daemon.failures + 1
        let waitMs = Reconnecting.waitMilliseconds(
            after: outcome, failures: daemon.failures, chance: random.timing.next())
        after(us: waitMs * 1_000, on: daemon) { self.connect($0) }
    }

    // MARK: - Messages

    func transmit(_ message: LinkMessage, over connection: Connection, _ way: Connection.Way) {
        guard connection.isOpenBelow || connection.isOpenAbove else { return }
        oracle.said(message, over: connection, way)
        if way == .up, connection.lower.machine.isLiar {
            guard let told = lie(message, over: connection) else { return }
            return put(told, over: connection, way)
        }
        put(message, over: connection, way)
    }

    private func put(_ message: LinkMessage, over connection: Connection, _ way: Connection.Way) {
        counters.count("message.sent")
        let profile = network
        if chance(profile.droppedPer10k) { return counters.count("message.dropped") }
        if chance(profile.resetPer10k) {
            counters.count("connection.reset")
            return breakOff(message, connection, way)
        }
        if chance(profile.reorderedPer10k), held(connection, way) == nil {
            counters.count("message.reordered")
            return hold(message, connection, way)
        }
        send(message, over: connection, way)
        if chance(profile.doubledPer10k) {
            counters.count("message.doubled")
            send(message, over: connection, way)
        }
        if let late = held(connection, way) {
            hold(nil, connection, way)
            send(late, over: connection, way)
        }
    }

    /// The connection is reset while a message is on its way: the other end has had half of its frame.
    private func breakOff(_ message: LinkMessage, _ connection: Connection, _ way: Connection.Way) {
        guard plan.sendsBytes, let arrival = arrivalUs(connection.lower.machine.place, way) else {
            return reset(connection)
        }
        let frame = message.framed()
        let half = Array(frame[..<(1 + random.network.below(frame.count - 1))])
        let last = way == .up ? connection.lastArrivalUpUs : connection.lastArrivalDownUs
        let breakUs = max(arrival, last + 1)
        if way == .up { connection.lastArrivalUpUs = breakUs } else { connection.lastArrivalDownUs = breakUs }
        at(us: breakUs) { [weak self] in
            guard connection.isOpen(way) else { return }
            let whole = way == .up ? connection.decoderUp.take(half) : connection.decoderDown.take(half)
            if !whole.isEmpty { self?.oracle.fail(.nodeRuns, "half a frame was taken for a whole one") }
            self?.reset(connection)
        }
    }

    private func held(_ connection: Connection, _ way: Connection.Way) -> LinkMessage? {
        way == .up ? connection.heldUp : connection.heldDown
    }

    private func hold(_ message: LinkMessage?, _ connection: Connection, _ way: Connection.Way) {
        if way == .up { connection.heldUp = message } else { connection.heldDown = message }
    }

    /// A replay of something said before goes the same way as everything else.
    func send(_ message: LinkMessage, over connection: Connection, _ way: Connection.Way) {
        guard let arrival = arrivalUs(connection.lower.machine.place, way) else {
            // Nothing gets through: either end gives the connection up in the end.
            return at(us: time.nowUs + network.idleLimitMs * 1_000) { [weak self] in self?.reset(connection) }
        }
        var arrivalUs = arrival
        if way == .up {
            arrivalUs = max(arrival, connection.lastArrivalUpUs + 1)
            connection.lastArrivalUpUs = arrivalUs
        } else {
            arrivalUs = max(arrival, connection.lastArrivalDownUs + 1)
            connection.lastArrivalDownUs = arrivalUs
        }
        let target = way == .up ? connection.upper : connection.lower
        if plan.sendsBytes {
            let frame = message.framed()
            let cut = random.network.below(frame.count)
            at(us: arrivalUs, on: target) { _ in
                for piece in [Array(frame[..<cut]), Array(frame[cut...])] where connection.isOpen(way) {
                    let whole =
                        way == .up ? connection.decoderUp.take(piece) : connection.decoderDown.take(piece)
                    for message in whole { self.deliver(message, connection, way) }
                }
            }
        } else {
            at(us: arrivalUs, on: target) { _ in self.deliver(message, connection, way) }
        }
    }

    private func deliver(_ message: LinkMessage, _ connection: Connection, _ way: Connection.Way) {
        guard connection.isOpen(way) else { return }
        trace.mix(connection.number << 1 | (way == .up ? 1 : 0))
        switch way {
        case .up: connection.session?.received(message)
        case .down:
            connection.lower.core.uplink?.received(message)
            arrangeTick(connection.lower)
        }
    }

    /// When something sent now arrives, as TCP makes of it what the line does: loss costs time. Nothing while the line is
    /// cut for longer than a connection lives.
    private func arrivalUs(_ place: Int, _ way: Connection.Way) -> UInt64? {
        let line = lines[place]
        var delay = random.network.number(network.delayUs) * line.slowness(at: time.nowUs)
        var wait = Self.retransmissionUs
        while chance(network.lossPer10k) {
            counters.count("message.lost")
            delay += wait
            wait *= 2
            if wait > network.idleLimitMs * 1_000 { return nil }
        }
        // An answer that cannot come back keeps what was sent from counting as sent.
        let blockedUntil = way == .up ? line.upBlockedUntilUs : line.downBlockedUntilUs
        let start = max(time.nowUs, blockedUntil)
        guard start - time.nowUs <= network.idleLimitMs * 1_000 else { return nil }
        if start > time.nowUs { delay += random.network.number(0...Self.retransmissionUs) }
        return start + delay
    }

    // MARK: - The end of a connection

    /// One end has said its last: the other hears that after everything before it.
    func finish(_ connection: Connection, _ way: Connection.Way) {
        let last = way == .up ? connection.lastArrivalUpUs : connection.lastArrivalDownUs
        let arrival = arrivalUs(connection.lower.machine.place, way) ?? time.nowUs + network.idleLimitMs * 1_000
        at(us: time.nowUs) { [weak self] in self?.close(connection, below: way == .up, above: way == .down) }
        at(us: max(last + 1, arrival)) { [weak self] in self?.reset(connection) }
    }

    /// Both ends lose it, whatever was on its way.
    func reset(_ connection: Connection) {
        close(connection, below: true, above: true)
    }

    private func close(_ connection: Connection, below: Bool, above: Bool) {
        if above, connection.isOpenAbove {
            connection.isOpenAbove = false
            connection.upper.downlinkConnections.removeAll { $0 === connection }
            run(connection.upper) { _ in connection.session?.disconnected() }
            connection.session = nil
        }
        if below, connection.isOpenBelow {
            connection.isOpenBelow = false
            run(connection.lower) { lower in
                guard let uplink = lower.core.uplink else { return }
                uplink.disconnected { [weak lower] in
                    guard let lower else { return }
                    lower.uplinkConnection = nil
                    let lasted = self.time.nowUs - connection.openedUs > 1_000_000
                    let outcome: Reconnecting.Outcome =
                        uplink.failure?.rejection != nil
                        ? .rejected : uplink.failure == nil && lasted ? .linked : .unreachable
                    self.retry(lower, outcome)
                }
            }
        }
    }

    // MARK: - Time

    /// Sees to it that the uplink is told of the time when it wants to be: within half a second, as a daemon does.
    func arrangeTick(_ daemon: SimulatedDaemon) {
        guard let due = daemon.core.uplink?.nextTickMs, due != daemon.tickArrangedMs else { return }
        daemon.tickArrangedMs = due
        let waitUs = daemon.machine.clock.waitUs(untilMonotonicMs: due) + random.timing.number(0...500_000)
        after(us: waitUs, on: daemon) { daemon in
            daemon.tickArrangedMs = nil
            daemon.core.uplink?.tick()
            self.arrangeTick(daemon)
        }
    }

    private func chance(_ per10k: Int) -> Bool {
        per10k > 0 && random.network.below(10_000) < per10k
    }
}

/// The line between a node and the one above it.
struct Line {
    var upBlockedUntilUs: UInt64 = 0
    var downBlockedUntilUs: UInt64 = 0
    var slowUntilUs: UInt64 = 0
    var slowFactor: UInt64 = 1

    func slowness(at nowUs: UInt64) -> UInt64 { nowUs < slowUntilUs ? slowFactor : 1 }
}
