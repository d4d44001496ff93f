// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Logging
import Messages
import NIOCore

/// The shell around `ConnectionStateMachine`: bytes and events in, the machine's actions carried out.
///
/// Not `Sendable`: it lives on its channel's event loop. Everything to be sent is encoded into one buffer, which is
/// handed to TLS once a read or, outside of reads, once a tick of the event loop.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let configuration: TransportConfiguration
    let tlsContext: TLSContext
    let eventLoop: any EventLoop
    var machine: ConnectionStateMachine
    var logger: Logger
    /// Completed when SETTINGS have been exchanged, failed if that never happens; then let go, because its future holds
    /// the connection, which refers to this handler.
    private var ready: EventLoopPromise<Connection>?
    let closed: EventLoopPromise<TransportError>

    var context: ChannelHandlerContext?
    private(set) var connection: Connection?
    /// What events say of the connection once it is open.
    private(set) var known: PeerConnection?
    private var peer: PeerIdentity?
    /// Kept from the beginning: a closed channel has no address.
    private var address = ""
    private var reloadObserver: UInt64?
    /// Why the connection ends; the first reason counts.
    private var endReason: TransportError?

    var decoder: FrameDecoder
    var outgoing: [UInt64: OutgoingOwner] = [:]
    var incoming: [UInt64: IncomingOwner] = [:]
    /// Items that wait for credit or room, by call.
    var waitingItems: [UInt64: CircularBuffer<PendingItem>] = [:]

    var outbound = ByteBuffer()
    var isReading = false
    var flushIsScheduled = false
    var wakeUp: Scheduled<Void>?
    /// When `wakeUp` fires, monotonic milliseconds.
    var wakeUpAt = UInt64.max

    init(
        side: ConnectionSide, configuration: TransportConfiguration, tlsContext: TLSContext,
        eventLoop: any EventLoop, ready: EventLoopPromise<Connection>
    ) {
        self.configuration = configuration
        self.tlsContext = tlsContext
        self.eventLoop = eventLoop
        self.ready = ready
        logger = configuration.logger
        closed = eventLoop.makePromise(of: TransportError.self)
        decoder = FrameDecoder(limitBytes: configuration.limits.maximumFrameBytes)
        machine = ConnectionStateMachine(
            side: side, limits: configuration.limits, versions: configuration.versions, now: Self.now)
    }

    /// Monotonic milliseconds, the clock of the machine.
    static var now: UInt64 { NIODeadline.now().uptimeNanoseconds / 1_000_000 }

    // MARK: Life

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        address = context.remoteAddress?.plain ?? ""
        logger[metadataKey: "remote"] = "\(context.remoteAddress.map { "\($0)" } ?? "unknown")"
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        // A channel that never connected is never inactive either; what waits for its end must still hear of it.
        if endReason == nil { closed.succeed(TransportError(.connectFailed, "the connection was never made")) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event as? TLSEvent {
        case .handshakeCompleted(let peer): begin(with: peer)
        case .closedByPeer: noteEnd(TransportError(.goodbye, "the peer closed the connection", origin: .peer))
        case nil: context.fireUserInboundEventTriggered(event)
        }
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard let command = event as? DrainCommand else {
            return context.triggerUserOutboundEvent(event, promise: promise)
        }
        drain(until: command.deadline.uptimeNanoseconds / 1_000_000)
        promise?.succeed(())
    }

    private func begin(with peer: PeerIdentity) {
        self.peer = peer
        logger[metadataKey: "peer"] = "\(peer.uri)"
        let bound = NIOLoopBound(self, eventLoop: eventLoop)
        reloadObserver = tlsContext.observeReloads { [eventLoop] in
            eventLoop.execute { bound.value.recheckPeer() }
        }
        // The time for SETTINGS runs from here, not from the connection.
        machine = ConnectionStateMachine(
            side: machine.side, limits: configuration.limits, versions: configuration.versions, now: Self.now)
        send(
            Envelope(
                kind: .settings,
                settings: machine.ownSettings(
                    software: configuration.software, maintenance: configuration.isInMaintenance())))
        arm(machine.nextWakeUp)
    }

    /// SETTINGS have been exchanged.
    func opened(_ agreement: Agreement) {
        guard let context, let peer, let number = reloadObserver else { return }
        let connection = Connection(
            id: number, peer: peer, agreement: agreement, channel: context.channel,
            handler: NIOLoopBound(self, eventLoop: eventLoop), closed: closed.futureResult)
        self.connection = connection
        logger[metadataKey: "connection"] = "\(number)"
        logger.debug("connection open: \(agreement.peerSoftware), protocol version \(agreement.version)")
        if address.isEmpty { address = context.remoteAddress?.plain ?? "" }
        let known = PeerConnection(id: number, peer: peer, address: address)
        self.known = known
        configuration.observer?(.connectionOpened(known))
        ready?.succeed(connection)
        ready = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        noteEnd(TransportError(.truncated, "the connection ended", peer: peer?.uri))
        finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let failure =
            error as? TransportError
            ?? TransportError(.connectionLost, "the connection broke", cause: String(describing: error))
        noteEnd(failure)
        // The TLS handler closes after its own failures; anything else that fails is closed here.
        if !(error is TransportError) { context.close(promise: nil) }
    }

    // MARK: Ending

    /// Keeps the first reason, and fails everything that still waits.
    func noteEnd(_ reason: TransportError) {
        guard endReason == nil else { return }
        let reason = reason.with(peer: peer?.uri ?? context?.remoteAddress.map { "\($0)" })
        endReason = reason
        machine.fail()
        wakeUp?.cancel()
        wakeUp = nil
        let quiet = reason.code == .goodbye || reason.code == .shutDown
        logger.log(level: quiet ? .debug : .warning, "connection ended: \(reason)")
        failAllCalls(CallFailure(connectionEnded: reason))
        ready?.fail(reason)
        ready = nil
    }

    /// Tells the peer why and closes.
    func end(with fault: ConnectionFault) {
        send(Envelope(kind: .goodbye, status: fault.goodbye))
        flush()
        noteEnd(fault.error)
        context?.close(promise: nil)
    }

    /// Closes without a further word: the peer asked for it, or there is nobody to hear.
    func close(because reason: TransportError) {
        flush()
        noteEnd(reason)
        context?.close(promise: nil)
    }

    private func finish() {
        guard let reason = endReason else { return }
        if let number = reloadObserver {
            tlsContext.stopObserving(number)
            reloadObserver = nil
        }
        if let known {
            configuration.observer?(.connectionClosed(known, reason))
        } else {
            configuration.observer?(.connectionRefused(reason, address: address))
        }
        // The connection refers to this handler: without this neither would ever be freed.
        connection = nil
        closed.succeed(reason)
    }

    /// Ends the connection once the peer's certificate has run out. The timer fires at least once in each keep-alive
    /// interval, however busy the connection is.
    func checkExpiry() {
        guard let peer, tlsContext.clock.unixMilliseconds >= peer.notAfterMilliseconds else { return }
        recheckPeer()
    }

    /// Judges the peer's certificate again, after a reload or when its time is over.
    func recheckPeer() {
        guard let peer, endReason == nil, let refusal = tlsContext.recheck(peer) else { return }
        let reason = refusal.code
        // A list that nobody renewed says nothing against this peer: new connections are refused, this one stays.
        guard reason != .revocationListUnusable else { return logger.error("cannot judge the peer again: \(refusal)") }
        let fault = ConnectionFault(
            status: .unauthenticated, message: "\(reason.name): your certificate is no longer accepted",
            reason: reason)
        send(Envelope(kind: .goodbye, status: fault.goodbye))
        close(because: refusal)
    }

    /// Lets open calls finish and takes no new ones.
    func drain(until deadline: UInt64) {
        guard connection != nil else {
            return close(because: TransportError(.shutDown, "shut down before the connection was open"))
        }
        guard machine.sayGoodbye(now: Self.now, deadline: deadline) else { return }
        send(Envelope(kind: .goodbye, status: Status(code: .ok, message: "shutting down")))
        arm(deadline)
    }
}
