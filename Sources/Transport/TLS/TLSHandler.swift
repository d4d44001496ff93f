// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import NIOCore

/// What the TLS handler tells the handlers behind it, besides plaintext.
enum TLSEvent {
    /// The handshake is done and the peer's certificate accepted.
    case handshakeCompleted(PeerIdentity)
    /// The peer ended its side by close_notify; the channel closes now.
    case closedByPeer
}

/// TLS between the socket and the connection handler, over memory BIOs.
///
/// Inbound, each read is decrypted into one buffer. Outbound, everything written since the last flush is encrypted and
/// written to the channel as one buffer. Failures are fired once as a `TransportError`, then the channel closes.
///
/// Closing lingers: after our last bytes (alert, GOODBYE, close_notify) input is read and discarded until the peer
/// closes or `closeLingerMilliseconds` pass, because closing a socket with unread input resets the connection and
/// may take those last bytes from the peer.
final class TLSHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        case handshaking
        case open
        /// Our last bytes are out; input is discarded.
        case lingering
        case closed
    }

    private let tls: TLSConnection
    private let limits: TransportLimits
    private var phase = Phase.handshaking
    private var sawFirstBytes = false
    private var pendingPlaintext: ByteBuffer?
    private var pendingPromises: [EventLoopPromise<Void>] = []
    private var timer: Scheduled<Void>?

    init(tls: TLSConnection, limits: TransportLimits) {
        self.tls = tls
        self.limits = limits
    }

    // MARK: Life

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { startHandshake(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
    }

    func channelActive(context: ChannelHandlerContext) {
        startHandshake(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        switch phase {
        case .handshaking:
            fail(TransportError(.handshakeAborted, "the connection ended during the TLS handshake"), context)
        case .open:
            fail(TransportError(.truncated, "the connection ended without close_notify"), context)
        case .lingering, .closed: break
        }
        end()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let failure = error as? TransportError else {
            let cause = String(describing: error)
            let code: TransportError.Code = phase == .handshaking ? .handshakeAborted : .connectionLost
            return fail(TransportError(code, "the TCP connection broke", cause: cause), context)
        }
        fail(failure, context)
    }

    private func startHandshake(_ context: ChannelHandlerContext) {
        guard timer == nil, phase == .handshaking else { return }
        let patience = limits.handshakeTimeoutMilliseconds
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(patience))) { [self] in
            fail(TransportError(.handshakeTimeout, "no TLS handshake within \(patience) ms"), context)
        }
        if tls.side == .client { advanceHandshake(context) }
    }

    private func advanceHandshake(_ context: ChannelHandlerContext) {
        let step = tls.advanceHandshake()
        sendCiphertext(context, promise: nil)
        switch step {
        case .wantsMore: break
        case .failed(let error): fail(error, context)
        case .done(let peer): open(context, .handshakeCompleted(peer))
        case .doneWithAnyone: open(context, nil)
        }
    }

    private func open(_ context: ChannelHandlerContext, _ event: TLSEvent?) {
        timer?.cancel()
        timer = nil
        phase = .open
        if let event { context.fireUserInboundEventTriggered(event) }
        readPlaintext(context)
    }

    // MARK: Inbound

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let ciphertext = unwrapInboundIn(data)
        switch phase {
        case .handshaking:
            if !sawFirstBytes, let first = ciphertext.getInteger(at: ciphertext.readerIndex, as: UInt8.self) {
                sawFirstBytes = true
                guard PlainText.mayBeTLS(firstByte: first) else { return refusePlainText(ciphertext, context) }
            }
            tls.receive(ciphertext)
            advanceHandshake(context)
        case .open:
            tls.receive(ciphertext)
            readPlaintext(context)
        case .lingering, .closed: break
        }
    }

    private func readPlaintext(_ context: ChannelHandlerContext) {
        let (plaintext, outcome) = tls.read()
        if let plaintext { context.fireChannelRead(wrapInboundOut(plaintext)) }
        guard phase == .open else { return }
        switch outcome {
        case .wantsMore:
            // A read may make OpenSSL say something of its own.
            sendCiphertext(context, promise: nil)
        case .closed:
            phase = .closed
            context.fireUserInboundEventTriggered(TLSEvent.closedByPeer)
            tls.closeNotify()
            sendCiphertext(context, promise: nil)
            context.close(promise: nil)
        case .failed(let error):
            sendCiphertext(context, promise: nil)
            fail(error, context)
        }
    }

    private func refusePlainText(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        if tls.side == .server, let answer = PlainText.answer(to: bytes, tls.audience) {
            context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        }
        let other = tls.side == .server ? "the client" : "the server"
        fail(
            TransportError(
                .plainText, "\(other) does not speak TLS", cause: "it began with \(PlainText.excerpt(of: bytes))"),
            context)
    }

    // MARK: Outbound

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        var plaintext = unwrapOutboundIn(data)
        guard phase == .open || phase == .handshaking else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        if pendingPlaintext == nil {
            pendingPlaintext = plaintext
        } else {
            pendingPlaintext?.writeBuffer(&plaintext)
        }
        if let promise { pendingPromises.append(promise) }
    }

    func flush(context: ChannelHandlerContext) {
        guard phase == .open, let plaintext = pendingPlaintext else { return }
        pendingPlaintext = nil
        let promise = takePromises(context)
        do throws(TransportError) {
            try tls.write(plaintext)
            sendCiphertext(context, promise: promise)
        } catch {
            promise?.fail(error)
            fail(error, context)
        }
    }

    private func takePromises(_ context: ChannelHandlerContext) -> EventLoopPromise<Void>? {
        guard pendingPromises.count > 1 else { return pendingPromises.popLast() }
        let all = pendingPromises
        pendingPromises.removeAll()
        let promise = context.eventLoop.makePromise(of: Void.self)
        for one in all { promise.futureResult.cascade(to: one) }
        return promise
    }

    private func sendCiphertext(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        guard let ciphertext = tls.takeCiphertext() else {
            promise?.succeed(())
            return
        }
        context.writeAndFlush(wrapOutboundOut(ciphertext), promise: promise)
    }

    // MARK: Closing

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard phase == .open, mode == .all else {
            // While lingering the timer or the peer closes; a second close is our impatience and obeyed.
            end()
            return context.close(mode: mode, promise: promise)
        }
        flush(context: context)
        guard phase == .open else { return context.close(mode: mode, promise: promise) }
        tls.closeNotify()
        sendCiphertext(context, promise: nil)
        if let promise { context.channel.closeFuture.cascade(to: promise) }
        linger(context)
    }

    private func fail(_ error: TransportError, _ context: ChannelHandlerContext) {
        guard phase == .handshaking || phase == .open else { return }
        let waitsForPeer = context.channel.isActive && error.code != .handshakeTimeout && error.origin == .here
        timer?.cancel()
        timer = nil
        phase = .closed
        failPending(error)
        context.fireErrorCaught(error)
        if waitsForPeer { linger(context) } else { context.close(promise: nil) }
    }

    private func linger(_ context: ChannelHandlerContext) {
        phase = .lingering
        let patience = TimeAmount.milliseconds(Int64(limits.closeLingerMilliseconds))
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: patience) { [self] in
            end()
            context.close(promise: nil)
        }
    }

    private func end() {
        timer?.cancel()
        timer = nil
        phase = .closed
        failPending(ChannelError.ioOnClosedChannel)
    }

    private func failPending(_ error: any Error) {
        pendingPlaintext = nil
        let promises = pendingPromises
        pendingPromises.removeAll()
        for promise in promises { promise.fail(error) }
    }
}
