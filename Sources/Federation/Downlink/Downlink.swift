// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// This node's side of one connection from a node below: sans-I/O, one value a connection.
///
/// Legal transitions:
/// ```
/// waiting ── hello ──▶ judging ── welcome ──▶ welcomed ── epoch accepted ──▶ open ──▶ closed
/// ```
/// Out of place is, first, the shell's bug: an answer to something not asked (dropped). Second, the peer's fault: a
/// message before its time, a batch with a gap, more in flight than allowed; the link closes with `outOfOrder`. After
/// `closed` everything is dropped.
public struct Downlink: ~Copyable, Sendable {
    enum State {
        case waiting(since: Moment)
        case judging(HelloBody)
        case welcomed(DownlinkPeer, HelloBody)
        case open(OpenDownlink)
        case closed
    }

    let identity: LinkIdentity
    let certifiedURI: String
    let limits: FederationLimits
    let cryptography: any LinkCryptography
    var state: State
    public private(set) var lastHeard: Moment

    public init(
        identity: LinkIdentity, certifiedURI: String, limits: FederationLimits,
        cryptography: any LinkCryptography, now: Moment
    ) {
        self.identity = identity
        self.certifiedURI = certifiedURI
        self.limits = limits
        self.cryptography = cryptography
        state = .waiting(since: now)
        lastHeard = now
    }

    /// The node below, once it has been let in and has confirmed its epoch.
    public var peer: DownlinkPeer? {
        if case .open(let open) = state { open.peer } else { nil }
    }

    /// The node below from the moment it is welcomed: from then on nobody else may speak for its territory.
    public var welcomedPeer: DownlinkPeer? {
        switch state {
        case .welcomed(let peer, _): peer
        case .open(let open): open.peer
        default: nil
        }
    }

    /// Highest order number the peer has a receipt for.
    public var ordersConfirmed: UInt64? {
        if case .open(let open) = state { open.ordersConfirmed } else { nil }
    }

    // MARK: - Events of the connection

    public mutating func received(_ message: LinkMessage, now: Moment) -> [DownlinkEffect] {
        lastHeard = now
        switch (message.content, state) {
        case (_, .closed):
            return []
        case (.hello(let hello), .waiting):
            return greeted(hello)
        case (.epochAccepted(let accepted), .welcomed(let peer, let hello)):
            guard accepted.epoch == peer.epoch else {
                return fail(.outOfOrder, "\(peer.node) confirmed epoch \(accepted.epoch), granted was \(peer.epoch)")
            }
            let open = OpenDownlink(peer: peer, hello: hello)
            state = .open(open)
            return [.epochAccepted(peer.epoch), .readOrders(after: hello.ordersApplied, limit: limits.ordersInFlight)]
        case (.maintenanceNotice(let notice), .welcomed):
            return [.peerMaintenance(notice)]
        case (.some(let content), .open(var open)):
            let effects = receivedOpen(content, &open)
            keep(open)
            return effects
        default:
            return fail(.outOfOrder, "\(certifiedURI) sent a message that this state of the link does not know")
        }
    }

    public mutating func disconnected() {
        state = .closed
    }

    public mutating func tick(now: Moment) -> [DownlinkEffect] {
        guard let due = nextTickMs, now.monotonicMilliseconds >= due else { return [] }
        return fail(.helloTimeout, "\(certifiedURI) sent no hello within \(limits.helloTimeoutSeconds) s")
    }

    /// When, by the monotonic clock, a tick will have something to do: the end of the wait for a hello.
    public var nextTickMs: UInt64? {
        guard case .waiting(let since) = state else { return nil }
        return since.monotonicMilliseconds + UInt64(limits.helloTimeoutSeconds) * 1_000
    }

    // MARK: - Answers of the shell

    /// The hello has been judged and everything the verdict puts on record is durable.
    public mutating func judged(
        _ verdict: HelloVerdict, recordId: String, copy: LedgerPosition, countersignature: Signature?,
        maintenance: Bool, now: Moment
    ) -> [DownlinkEffect] {
        guard case .judging(let hello) = state else { return [] }
        switch verdict {
        case .reject(let reason, let message, _):
            var rejected = LinkRejected()
            rejected.reason = reason
            rejected.message = message
            rejected.recordId = recordId
            return [.send(LinkMessage(content: .rejected(rejected)))] + fail(.rejected, message, rejection: reason)
        case .welcome(let epoch, _):
            state = .welcomed(
                DownlinkPeer(node: hello.node, boot: hello.boot, publicKey: hello.publicKey, epoch: epoch), hello)
            var welcome = Welcome()
            welcome.node = identity.node
            welcome.epoch = epoch
            welcome.copySize = copy.size
            welcome.copyHead = copy.head
            welcome.signingCertificate = identity.signingCertificate
            welcome.timeMs = now.wallMilliseconds
            welcome.leaseSeconds = limits.leaseSeconds
            welcome.clockBoundMs = limits.clockBoundMilliseconds
            welcome.protocol = min(limits.protocolVersions.upperBound, hello.protocolMax)
            welcome.maintenance = maintenance
            welcome.copyCountersignature = countersignature
            return [.send(LinkMessage(content: .welcome(welcome)))]
        }
    }

    /// The batch is durable here and countersigned.
    public mutating func batchCommitted(_ receipt: BatchReceipt) -> [DownlinkEffect] {
        guard case .open(var open) = state else { return [] }
        open.batchesInFlight -= 1
        keep(open)
        return [.send(LinkMessage(content: .batchReceipt(receipt)))]
    }

    /// The batch is evidence, not part of the copy; the node below is told and cut off.
    public mutating func batchRefused(_ reason: LinkRejection, message: String, recordId: String) -> [DownlinkEffect] {
        guard case .open = state else { return [] }
        var rejected = LinkRejected()
        rejected.reason = reason
        rejected.message = message
        rejected.recordId = recordId
        return [.send(LinkMessage(content: .rejected(rejected)))] + fail(.rejected, message, rejection: reason)
    }

    /// More orders for this node are durable.
    public mutating func ordersIssued(upTo number: UInt64) -> [DownlinkEffect] {
        guard case .open(var open) = state else { return [] }
        let effects = open.ordersIssued(upTo: number, limits: limits)
        keep(open)
        return effects
    }

    public mutating func ordersRead(_ orders: [Order], issued: UInt64) -> [DownlinkEffect] {
        guard case .open(var open) = state else { return [] }
        let effects = open.ordersRead(orders, issued: issued, limits: limits)
        keep(open)
        return effects
    }

    /// The set of live permits changed, as of this many orders: the node below should ask anew.
    public mutating func permitsChanged(ordersIssued: UInt64) -> [DownlinkEffect] {
        guard case .open = state else { return [] }
        return [.send(LinkMessage(content: .permitsChanged(PermitsChanged(ordersIssued: ordersIssued))))]
    }

    public mutating func grantMade(_ body: PermitGrantBody) -> [DownlinkEffect] {
        guard case .open = state else { return [] }
        let bytes = body.encode()
        guard let signature = LinkSignature.sign(SignedBytes.permit(bytes), as: identity.node, with: cryptography)
        else {
            return fail(.keyStore, "the key store did not sign a permit grant")
        }
        return [.send(LinkMessage(content: .permitGrant(PermitGrant(body: bytes, signature: signature))))]
    }

    public mutating func offerAccepted(_ countersignature: Countersignature) -> [DownlinkEffect] {
        guard case .open(var open) = state else { return [] }
        open.offersInFlight -= 1
        keep(open)
        return [.send(LinkMessage(content: .countersignature(countersignature)))]
    }

    public mutating func filingAccepted(_ receipt: FilingReceipt) -> [DownlinkEffect] {
        guard case .open = state else { return [] }
        return [.send(LinkMessage(content: .filingReceipt(receipt)))]
    }

    public mutating func partTaken(_ answer: DrawAnswer) -> [DownlinkEffect] {
        guard case .open = state else { return [] }
        return [.send(LinkMessage(content: .drawAnswer(answer)))]
    }

    /// A peer that has been welcomed knows what the welcome said, so it must hear of the change as well.
    public mutating func maintenanceChanged(on: Bool, reason: String) -> [DownlinkEffect] {
        guard welcomedPeer != nil else { return [] }
        return [.send(LinkMessage(content: .maintenanceNotice(MaintenanceNotice(on: on, reason: reason))))]
    }

    /// Ends the link from this side, for instance because a successor was let in or the node was quarantined.
    public mutating func end(_ reason: LinkRejection, message: String) -> [DownlinkEffect] {
        if case .closed = state { return [] }
        var rejected = LinkRejected()
        rejected.reason = reason
        rejected.message = message
        return [.send(LinkMessage(content: .rejected(rejected)))] + fail(.rejected, message, rejection: reason)
    }

    // MARK: - Inside

    private mutating func greeted(_ hello: Hello) -> [DownlinkEffect] {
        guard let body = try? HelloBody.decode(hello.body) else {
            return fail(.outOfOrder, "\(certifiedURI) sent a hello that does not decode")
        }
        guard
            let certified = cryptography.certifiedKey(certificate: body.signingCertificate, uri: certifiedURI),
            certified == body.publicKey,
            LinkSignature.verify(
                SignedBytes.hello(hello.body), hello.signature, signer: body.node, publicKey: certified,
                with: cryptography)
        else {
            var rejected = LinkRejected()
            rejected.reason = .badSignature
            rejected.message = "the hello of \(certifiedURI) is not signed by the key its certificate names"
            return [.send(LinkMessage(content: .rejected(rejected)))]
                + fail(.badSignature, rejected.message, rejection: .badSignature)
        }
        state = .judging(body)
        return [.judge(body)]
    }

    mutating func fail(
        _ code: LinkFailure.Code, _ message: String, rejection: LinkRejection? = nil
    ) -> [DownlinkEffect] {
        state = .closed
        return [.close(LinkFailure(code, message, rejection: rejection))]
    }

    private mutating func keep(_ open: OpenDownlink) {
        if case .open = state { state = .open(open) }
    }
}
