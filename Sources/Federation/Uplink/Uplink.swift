// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// One node's side of the link to the node above it: sans-I/O, one value for one daemon.
///
/// Legal transitions:
/// ```
/// down ── connected ──▶ greeting ── welcome ──▶ settling ── epoch stored ──▶ open
///   ▲                      │ rejected                │                          │
///   └───── disconnected ───┴─────────────────────────┴──────────────────────────┘
/// ```
/// Out of place is, first, our shell's bug: an event of a connection in `down` (dropped: the connection it came from is
/// gone). Second, the node above's fault: a second welcome, a receipt for what was not sent, an order with a gap; the
/// link closes with `outOfOrder`. Third, dropped on purpose: orders already applied, permits with an old serial or
/// another nonce, since late messages must never re-enable anything.
public struct Uplink: ~Copyable, Sendable {
    enum State {
        case down
        case greeting(since: Moment)
        case settling(UplinkTerms, copySize: UInt64, aboveMaintenance: Bool)
        case open(OpenUplink)
    }

    let identity: LinkIdentity
    let above: String
    let cargo: UplinkCargo
    let limits: FederationLimits
    let cryptography: any LinkCryptography
    var state = State.down
    /// Durable facts of this node, kept up to date by events in every state.
    var ledger: LedgerPosition
    var epoch: UInt64
    var ordersApplied: UInt64
    var permitSerial: UInt64
    var maintenance = false
    private var maintenanceReason = ""
    /// What the node above was last told of our maintenance over the present connection.
    private var maintenanceSaid = false
    /// Strictly increasing over the life of the process, so that an answer to an old question is known as such.
    var lastNonce: UInt64 = 0
    var filings: [Filing] = []

    public init(
        identity: LinkIdentity, above: String, cargo: UplinkCargo, limits: FederationLimits,
        cryptography: any LinkCryptography, ledger: LedgerPosition, epoch: UInt64, ordersApplied: UInt64,
        permitSerial: UInt64
    ) {
        self.identity = identity
        self.above = above
        self.cargo = cargo
        self.limits = limits
        self.cryptography = cryptography
        self.ledger = ledger
        self.epoch = epoch
        self.ordersApplied = ordersApplied
        self.permitSerial = permitSerial
    }

    /// Whether the node above has let us in and the link carries traffic.
    public var isOpen: Bool {
        if case .open = state { true } else { false }
    }

    /// How much of our ledger the node above has signed for; `nil` while the link is not open.
    public var acknowledgedSize: UInt64? {
        if case .open(let open) = state { open.acknowledgedSize } else { nil }
    }

    // MARK: - Events of the connection

    /// A connection stands; TLS has shown that the peer is the node above.
    public mutating func connected(now: Moment) -> [UplinkEffect] {
        var body = HelloBody()
        body.node = identity.node
        body.role = identity.role
        body.instance = identity.instance
        body.boot = identity.boot
        body.epoch = epoch
        body.ledgerSize = ledger.size
        body.ledgerHead = ledger.head
        body.ordersApplied = ordersApplied
        body.permitSerial = permitSerial
        body.publicKey = identity.publicKey
        body.territoryCode = identity.territoryCode
        body.territoryName = identity.territoryName
        body.protocolMin = limits.protocolVersions.lowerBound
        body.protocolMax = limits.protocolVersions.upperBound
        body.above = above
        body.timeMs = now.wallMilliseconds
        body.signingCertificate = identity.signingCertificate
        body.maintenance = maintenance
        maintenanceSaid = maintenance
        let bytes = body.encode()
        guard let signature = LinkSignature.sign(SignedBytes.hello(bytes), as: identity.node, with: cryptography) else {
            return fail(.keyStore, "the key store did not sign the hello")
        }
        state = .greeting(since: now)
        return [.send(LinkMessage(content: .hello(Hello(body: bytes, signature: signature))))]
    }

    public mutating func disconnected() {
        state = .down
    }

    public mutating func received(_ message: LinkMessage, now: Moment) -> [UplinkEffect] {
        switch (message.content, state) {
        case (_, .down):
            return []
        case (.welcome(let welcome), .greeting(let since)):
            return welcomed(welcome, since: since, now: now)
        case (.rejected(let rejected), _):
            return fail(.rejected, rejected.message, rejection: rejected.reason)
        case (.maintenanceNotice(let notice), .settling(let terms, let copySize, _)):
            state = .settling(terms, copySize: copySize, aboveMaintenance: notice.on)
            return [.peerMaintenance(notice)]
        case (.some(let content), .open(var open)):
            let effects = receivedOpen(content, &open, now: now)
            keep(open)
            return effects
        default:
            return fail(.outOfOrder, "the node above sent a message that this state of the link does not know")
        }
    }

    /// Time has passed: time-outs and renewals.
    public mutating func tick(now: Moment) -> [UplinkEffect] {
        switch state {
        case .down, .settling:
            return []
        case .greeting(let since):
            let limit = UInt64(limits.helloTimeoutSeconds) * 1_000
            guard now.monotonicMilliseconds >= since.monotonicMilliseconds + limit else { return [] }
            return fail(.helloTimeout, "no answer to the hello within \(limits.helloTimeoutSeconds) s")
        case .open(var open):
            var effects: [UplinkEffect] = []
            if let due = open.nextRenewalMs, now.monotonicMilliseconds >= due {
                effects.append(renewal(&open, now: now))
            }
            keep(open)
            return effects
        }
    }

    /// When, by the monotonic clock, a tick will have something to do: the hello's time-out, or the next renewal. Nothing
    /// while time alone changes nothing.
    public var nextTickMs: UInt64? {
        switch state {
        case .down, .settling: nil
        case .greeting(let since): since.monotonicMilliseconds + UInt64(limits.helloTimeoutSeconds) * 1_000
        case .open(let open): open.nextRenewalMs
        }
    }

    // MARK: - Events of this node

    /// The epoch is durable; from now on the link carries traffic.
    public mutating func epochStored(_ stored: UInt64, now: Moment) -> [UplinkEffect] {
        epoch = stored
        guard case .settling(let terms, let copySize, let aboveMaintenance) = state, terms.epoch == stored else {
            return []
        }
        var open = OpenUplink(terms: terms, copySize: copySize, aboveMaintenance: aboveMaintenance)
        var effects: [UplinkEffect] = [
            .send(LinkMessage(content: .epochAccepted(EpochAccepted(epoch: stored)))), .established(terms),
        ]
        if maintenance != maintenanceSaid { effects.append(maintenanceNotice()) }
        if cargo == .records { effects.append(renewal(&open, now: now)) }
        effects += open.resume(ledger: ledger, cargo: cargo, limits: limits)
        effects += open.sendFilings(filings)
        keep(open)
        return effects
    }

    /// More of our own ledger is durable.
    public mutating func ledgerAdvanced(to position: LedgerPosition) -> [UplinkEffect] {
        guard position.size > ledger.size else { return [] }
        ledger = position
        guard case .open(var open) = state else { return [] }
        let effects = open.resume(ledger: ledger, cargo: cargo, limits: limits)
        keep(open)
        return effects
    }

    /// The batch asked for by `readBatch`; `nil` when no signed checkpoint lies beyond the size asked for.
    public mutating func batchRead(_ batch: RecordBatch?) -> [UplinkEffect] {
        guard case .open(var open) = state else { return [] }
        var effects = open.batchRead(batch)
        effects += open.resume(ledger: ledger, cargo: cargo, limits: limits)
        keep(open)
        return effects
    }

    /// The offer asked for by `makeOffer`; `nil` when there is nothing newer to offer.
    public mutating func offerMade(_ offer: CheckpointOffer?, size: UInt64) -> [UplinkEffect] {
        guard case .open(var open) = state else { return [] }
        let effects = open.offerMade(offer, size: size)
        keep(open)
        return effects
    }

    /// An order is durable here; `receipt` says what it stopped.
    public mutating func orderApplied(_ receipt: OrderReceiptBody, now: Moment) -> [UplinkEffect] {
        guard receipt.number > ordersApplied else { return [] }
        ordersApplied = receipt.number
        guard case .open(var open) = state else { return [] }
        let bytes = receipt.encode()
        guard let signature = LinkSignature.sign(SignedBytes.orderReceipt(bytes), as: identity.node, with: cryptography)
        else {
            return fail(.keyStore, "the key store did not sign an order receipt")
        }
        var effects: [UplinkEffect] = [
            .send(LinkMessage(content: .orderReceipt(OrderReceipt(body: bytes, signature: signature))))
        ]
        if open.permitsWanted, ordersApplied >= open.permitsWantOrders {
            effects.append(renewal(&open, now: now))
        }
        keep(open)
        return effects
    }

    /// Filings that still lack the province's receipt; sent once each connection.
    public mutating func filingsPending(_ pending: [Filing]) -> [UplinkEffect] {
        filings = pending
        guard case .open(var open) = state else { return [] }
        let effects = open.sendFilings(pending)
        keep(open)
        return effects
    }

    /// Draws that lack the part of the node above; each is asked for once a connection.
    public mutating func drawsPending(_ pending: [DrawRequest]) -> [UplinkEffect] {
        guard case .open(var open) = state else { return [] }
        let effects = open.askForDraws(pending)
        keep(open)
        return effects
    }

    public mutating func maintenanceChanged(on: Bool, reason: String) -> [UplinkEffect] {
        maintenance = on
        maintenanceReason = reason
        return isOpen ? [maintenanceNotice()] : []
    }

    private mutating func maintenanceNotice() -> UplinkEffect {
        maintenanceSaid = maintenance
        let notice = MaintenanceNotice(on: maintenance, reason: maintenanceReason)
        return .send(LinkMessage(content: .maintenanceNotice(notice)))
    }
}
