// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NIOCore

/// From envelopes to bytes, flushed together; and the one timer of a connection.
extension ConnectionHandler {
    /// Beyond this the buffer is flushed in mid-read, so that it does not grow without need.
    private static let flushThresholdBytes = 128 * 1024
    private static let firstBufferBytes = 1024

    /// Encodes an envelope behind those that wait for the next flush.
    func send(_ envelope: Envelope) {
        let size = envelope.encodedSize
        if outbound.capacity == 0, let context {
            outbound = context.channel.allocator.buffer(
                capacity: max(Self.firstBufferBytes, size + FrameHeader.byteCount))
        }
        outbound.writeWithUnsafeMutableBytes(minimumWritableBytes: size + FrameHeader.byteCount) { space in
            FrameHeader(length: size).write(into: space)
            let body = UnsafeMutableRawBufferPointer(rebasing: space[FrameHeader.byteCount...])
            return FrameHeader.byteCount + envelope.encode(into: body)
        }
        if outbound.readableBytes >= Self.flushThresholdBytes { flush() } else { scheduleFlush() }
    }

    private func scheduleFlush() {
        guard !isReading, !flushIsScheduled else { return }
        flushIsScheduled = true
        eventLoop.assumeIsolated().execute { [self] in
            flushIsScheduled = false
            // A read that is going on flushes at its end.
            if !isReading { flush() }
        }
    }

    func flush() {
        guard let context, outbound.readableBytes > 0 else { return }
        let bytes = outbound
        outbound = ByteBuffer()
        let count = bytes.readableBytes
        machine.outboundQueued(count)
        let written = eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { [self] _ in
            if machine.outboundWritten(count) { resumeAllItems() }
        }
        context.writeAndFlush(wrapOutboundOut(bytes), promise: written)
    }

    // MARK: Time

    /// Sees to it that the timer fires at `time` (monotonic milliseconds) at the latest.
    func arm(_ time: UInt64) {
        guard time < wakeUpAt, !machine.isClosed else { return }
        wakeUp?.cancel()
        wakeUpAt = time
        let deadline = NIODeadline.uptimeNanoseconds(time * 1_000_000)
        wakeUp = eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in timePassed() }
    }

    /// Sets the timer anew after a change of state.
    func rearm() {
        wakeUp?.cancel()
        wakeUp = nil
        wakeUpAt = .max
        arm(machine.nextWakeUp)
    }

    private func timePassed() {
        let action = machine.timePassed(now: Self.now)
        for id in action.expiredIncoming { endIncoming(id, .deadlineExceeded) }
        for id in action.expiredOutgoing {
            send(Envelope(callId: id, kind: .cancel))
            endOutgoing(id, .failure(.deadlineExceeded))
        }
        switch action.further {
        case .none: break
        case .ping: send(Envelope(kind: .ping))
        case .idle: drain(until: Self.now + UInt64(configuration.limits.drainTimeoutMilliseconds))
        case .fault(let fault): end(with: fault)
        }
        checkExpiry()
        rearm()
    }
}
