// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// One connection through the relay: a socket to each side and the bytes on their way between them.
struct RelayLine {
    /// Bytes held for one direction at the most; then its source is not read until some have left.
    static let maximumHeldBytes = 1 << 20
    private static let readBytes = 64 << 10

    /// One direction.
    private struct Flow {
        var pieces: [(due: UInt64, bytes: [UInt8])] = []
        var sent = 0
        var heldBytes = 0
        /// The source has said its last.
        var hasEnded = false
        /// The other side has been told so.
        var isClosed = false

        var mayRead: Bool { !hasEnded && heldBytes < RelayLine.maximumHeldBytes }

        func isDue(now: UInt64) -> Bool { pieces.first.map { $0.due <= now } ?? false }
    }

    private let near: Int32
    private let far: Int32
    /// From near to far, and back.
    private var up = Flow()
    private var down = Flow()
    private var isConnected = false
    private(set) var isOver = false

    /// Begins to connect to the target; nil when that cannot even begin.
    init?(near: Int32, targetPort: Int) {
        let far = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | LocalSocket.cloexec, 0)
        guard far >= 0 else { return nil }
        for descriptor in [near, far] {
            LocalSocket.setNonBlocking(descriptor)
            var yes: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        }
        let result = LocalSocket.connect(far, to: targetPort)
        guard result == 0 || result == EINPROGRESS else {
            Glibc.close(far)
            return nil
        }
        self.near = near
        self.far = far
    }

    /// When the next held piece becomes due; what is due already waits for its socket alone.
    func nextDue(after now: UInt64) -> UInt64? {
        guard isConnected else { return nil }
        return [up.pieces.first?.due, down.pieces.first?.due].compactMap { $0 }.filter { $0 > now }.min()
    }

    func interests(now: UInt64) -> [pollfd] {
        func interest(_ descriptor: Int32, reading: Bool, writing: Bool) -> pollfd {
            let events = Int16((reading ? POLLIN : 0) | (writing ? POLLOUT : 0))
            // A negative descriptor is passed over; a hang-up nobody waits for would else wake the loop without end.
            return pollfd(fd: events == 0 ? -1 : descriptor, events: events, revents: 0)
        }
        return [
            interest(near, reading: up.mayRead, writing: isConnected && down.isDue(now: now)),
            interest(far, reading: isConnected && down.mayRead, writing: !isConnected || up.isDue(now: now)),
        ]
    }

    mutating func move(near nearEvents: Int16, far farEvents: Int16, delayMilliseconds: UInt64, now: UInt64) {
        if !isConnected {
            guard Int32(farEvents) & (POLLOUT | POLLERR | POLLHUP) != 0 else { return }
            var error: Int32 = 0
            var length = socklen_t(MemoryLayout<Int32>.size)
            getsockopt(far, SOL_SOCKET, SO_ERROR, &error, &length)
            guard error == 0 else {
                isOver = true
                return
            }
            isConnected = true
        }
        let arrived = Int32(POLLIN | POLLERR | POLLHUP)
        if Int32(nearEvents) & arrived != 0, !Self.read(near, into: &up, due: now + delayMilliseconds) { isOver = true }
        if Int32(farEvents) & arrived != 0, !Self.read(far, into: &down, due: now + delayMilliseconds) { isOver = true }
        if !Self.write(&up, to: far, now: now) || !Self.write(&down, to: near, now: now) { isOver = true }
        if up.isClosed, down.isClosed { isOver = true }
    }

    func close(resetting: Bool) {
        Self.close(near, resetting: resetting)
        Self.close(far, resetting: resetting)
    }

    static func close(_ descriptor: Int32, resetting: Bool) {
        if resetting {
            var now = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
            // Should a program started in the same instant have inherited it, the connection ends all the same.
            shutdown(descriptor, Int32(SHUT_RDWR))
        }
        Glibc.close(descriptor)
    }

    /// False when the connection is broken.
    private static func read(_ source: Int32, into flow: inout Flow, due: UInt64) -> Bool {
        guard flow.mayRead else { return true }
        var bytes = [UInt8](repeating: 0, count: readBytes)
        let count = recv(source, &bytes, bytes.count, 0)
        if count > 0 {
            flow.pieces.append((due, Array(bytes[..<count])))
            flow.heldBytes += count
            return true
        }
        if count == 0 {
            flow.hasEnded = true
            return true
        }
        return errno == EAGAIN || errno == EINTR
    }

    /// False when the connection is broken.
    private static func write(_ flow: inout Flow, to target: Int32, now: UInt64) -> Bool {
        while flow.isDue(now: now) {
            let bytes = flow.pieces[0].bytes
            let rest = bytes.count - flow.sent
            let count = bytes.withUnsafeBytes {
                send(target, $0.baseAddress! + flow.sent, rest, Int32(MSG_NOSIGNAL))
            }
            guard count >= 0 else { return errno == EAGAIN || errno == EINTR }
            flow.sent += count
            flow.heldBytes -= count
            guard flow.sent == bytes.count else { return true }
            flow.pieces.removeFirst()
            flow.sent = 0
        }
        if flow.hasEnded, flow.pieces.isEmpty, !flow.isClosed {
            shutdown(target, Int32(SHUT_WR))
            flow.isClosed = true
        }
        return true
    }
}
