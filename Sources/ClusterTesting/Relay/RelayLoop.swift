// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// The relay's only thread: one `poll` a turn over the listener and both ends of every connection.
struct RelayLoop {
    private let listener: Int32
    private let wake: PipeEnds
    private let targetPort: Int
    private var lines: [RelayLine] = []
    private var mode = RelayMode.open

    init(listener: Int32, wake: PipeEnds, targetPort: Int) {
        self.listener = listener
        self.wake = wake
        self.targetPort = targetPort
    }

    /// From now on the line is in this mode.
    mutating func begin(_ mode: RelayMode) {
        self.mode = mode
        if mode == .cut { reset() }
    }

    /// Waits for something to do, and does it.
    mutating func turn() {
        let now = Self.milliseconds()
        var polled = [pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0)]
        if mode != .silent {
            polled.append(pollfd(fd: listener, events: Int16(POLLIN), revents: 0))
            for line in lines { polled += line.interests(now: now) }
        }
        _ = poll(&polled, nfds_t(polled.count), waitMilliseconds(now: now))
        if polled[0].revents != 0 { drainWake() }
        guard mode != .silent else { return }
        let after = Self.milliseconds()
        for index in lines.indices {
            let place = 2 + index * 2
            lines[index].move(
                near: polled[place].revents, far: polled[place + 1].revents, delayMilliseconds: mode.delayMilliseconds,
                now: after)
        }
        lines.removeAll { line in
            if line.isOver { line.close(resetting: false) }
            return line.isOver
        }
        if polled[1].revents != 0 { accept() }
    }

    mutating func close() {
        reset()
        Glibc.close(listener)
        Glibc.close(wake.reading)
        Glibc.close(wake.writing)
    }

    /// Both sides get a reset, as from a firewall that has forgotten them.
    private mutating func reset() {
        for line in lines { line.close(resetting: true) }
        lines = []
    }

    private mutating func accept() {
        while true {
            let near = Glibc.accept(listener, nil, nil)
            guard near >= 0 else { return }
            _ = fcntl(near, F_SETFD, FD_CLOEXEC)
            guard mode != .cut, let line = RelayLine(near: near, targetPort: targetPort) else {
                RelayLine.close(near, resetting: true)
                continue
            }
            lines.append(line)
        }
    }

    /// Until the next delayed piece is due; without one, until something happens.
    private func waitMilliseconds(now: UInt64) -> Int32 {
        guard mode != .silent, let due = lines.compactMap({ $0.nextDue(after: now) }).min() else { return -1 }
        return Int32(clamping: due - now)
    }

    private func drainWake() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(wake.reading, &bytes, bytes.count) == bytes.count {}
    }

    private static func milliseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
    }
}

extension RelayMode {
    var delayMilliseconds: UInt64 { if case .slow(let delay) = self { UInt64(delay) } else { 0 } }
}
