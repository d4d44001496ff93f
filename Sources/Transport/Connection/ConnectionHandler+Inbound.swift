// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Logging
import Messages
import NIOCore

/// From bytes to envelopes to the machine.
extension ConnectionHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !machine.isClosed else { return }
        isReading = true
        let (envelopes, fault) = decode(unwrapInboundIn(data))
        for envelope in envelopes { receive(envelope) }
        // After them: one of them may be the SETTINGS with which the machine begins to watch the time a frame takes.
        machine.receivedBytes(
            now: Self.now, completedFrames: !envelopes.isEmpty, partial: fault == nil && !decoder.isBetweenFrames)
        if let fault, let fault = machine.receivedMalformed(fault) { end(with: fault) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        flush()
        closeIfDone()
        // A frame that stays unfinished, or a PONG, may have brought the next thing to watch nearer.
        arm(machine.nextPatienceEnd)
        context.fireChannelReadComplete()
    }

    /// The whole frames in `bytes`, and what is wrong with the rest. Calls are carried out afterwards, because a
    /// handler may close the connection and must not find the decoder at work.
    private func decode(_ bytes: ByteBuffer) -> ([Envelope], ConnectionFault?) {
        var envelopes: [Envelope] = []
        var fault: ConnectionFault?
        let limits = DecodingLimits(maximumBytes: configuration.limits.maximumFrameBytes)
        bytes.withUnsafeReadableBytes { pointer in
            do throws(FramingError) {
                try decoder.consume(pointer) { frame in
                    guard fault == nil else { return }
                    do throws(DecodingError) {
                        envelopes.append(try Envelope.decode(frame, limits: limits))
                    } catch {
                        fault = .malformed("\(error)")
                    }
                }
            } catch {
                fault = fault ?? ConnectionFault(framing: error)
            }
        }
        return (envelopes, fault)
    }

    private func receive(_ envelope: Envelope) {
        switch envelope.kind {
        case .request: receiveRequest(envelope)
        case .response: receiveResponse(envelope)
        case .streamItem: receiveItem(envelope)
        case .halfClose:
            perform(machine.receivedHalfClose(envelope.callId)) {
                incoming[envelope.callId]?.items?.finish(.success(()))
            }
        case .cancel:
            perform(machine.receivedCancel(envelope.callId)) {
                endIncoming(envelope.callId, .cancelled)
            }
        case .windowUpdate:
            perform(machine.receivedWindowUpdate(envelope.callId, credit: envelope.credit)) {
                resumeItems(envelope.callId)
            }
        case .ping:
            perform(machine.receivedPing(bytes: envelope.body.count)) {
                send(Envelope(kind: .pong, body: envelope.body))
            }
        case .pong:
            perform(machine.receivedPong()) {}
        case .settings: receiveSettings(envelope.settings ?? Settings())
        case .goodbye: receiveGoodbye(envelope.status ?? Status())
        case .unspecified, .unrecognized:
            if let fault = machine.receivedMalformed(.unknownKind(envelope.kind.rawValue)) { end(with: fault) }
        }
    }

    private func perform(_ action: ConnectionStateMachine.EnvelopeAction, _ act: () -> Void) {
        switch action {
        case .act: act()
        case .drop: break
        case .fault(let fault): end(with: fault)
        }
    }

    private func receiveSettings(_ settings: Settings) {
        switch machine.receivedSettings(settings, now: Self.now) {
        case .agreed(let agreement):
            opened(agreement)
            rearm()
        case .fault(let fault): end(with: fault)
        case .drop: break
        }
    }

    private func receiveGoodbye(_ status: Status) {
        switch machine.receivedGoodbye(status, now: Self.now) {
        case .drain:
            logger.debug("the peer says goodbye: \(status.message.prefix(500))")
            rearm()
            closeIfDone()
        case .close(let reason): close(because: reason)
        case .drop: break
        }
    }

    private func receiveResponse(_ envelope: Envelope) {
        perform(machine.receivedResponse(envelope.callId, now: Self.now)) {
            let status = envelope.status ?? Status()
            endOutgoing(
                envelope.callId,
                status.code == .ok ? .success(envelope.body) : .failure(CallFailure(status: status)))
        }
    }

    private func receiveItem(_ envelope: Envelope) {
        let id = envelope.callId
        switch machine.receivedItem(id, bytes: envelope.body.count, now: Self.now) {
        case .deliver:
            if case .stream(let items, _) = outgoing[id] {
                items.push(envelope.body)
            } else {
                incoming[id]?.items?.push(envelope.body)
            }
        case .drop: break
        case .refuseIncoming:
            endIncoming(id, CallFailure(.resourceExhausted, "too many bytes wait to be handled"))
        case .abandonOutgoing:
            send(Envelope(callId: id, kind: .cancel))
            endOutgoing(id, .failure(CallFailure(.resourceExhausted, "too many received bytes wait to be handled")))
        case .fault(let fault): end(with: fault)
        }
    }

    /// Closes once the peer has asked for it and nothing is left to do.
    func closeIfDone() {
        guard machine.shouldClose else { return }
        close(because: TransportError(.goodbye, "the peer said goodbye", origin: .peer))
    }
}

extension ConnectionFault {
    /// What GOODBYE says of a frame that cannot be taken.
    ///
    /// UNIMPLEMENTED is the status for what the other side may ask only once it is agreed on; compression never is.
    init(framing error: FramingError) {
        switch error {
        case .tooLarge: self = .violation(.resourceExhausted, "\(error)")
        case .compressedNotAgreed: self = .violation(.unimplemented, "\(error)")
        case .unknownFlags, .truncated: self = .violation(.invalidArgument, "\(error)")
        }
    }
}

extension FrameDecoder {
    /// Whether no frame has been begun.
    var isBetweenFrames: Bool {
        do throws(FramingError) {
            try finish()
            return true
        } catch {
            return false
        }
    }
}
