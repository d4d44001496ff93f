// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// What an open uplink has sent and not yet heard about.
struct OpenUplink: Sendable {
    struct SentBatch: Sendable {
        var size: UInt64
        var checkpointBody: [UInt8]
    }

    let terms: UplinkTerms
    /// Highest size read or being read for sending.
    var sentSize: UInt64
    var acknowledgedSize: UInt64
    var inFlight: [SentBatch] = []
    var reading = false
    var anchored = false
    var lastOrderTaken: UInt64 = 0
    var aboveMaintenance: Bool
    private(set) var offered: SentBatch?
    private(set) var filingsSent: Set<String> = []
    /// Draws the node above has been asked to take part in, by id, and whether to reveal.
    private(set) var drawsAsked: [String: Bool] = [:]

    /// Permits should be asked for again once orders up to `permitsWantOrders` are applied.
    var permitsWanted = false
    var permitsWantOrders: UInt64 = 0
    private var nonce: UInt64 = 0
    private var askedAt: Moment?
    private var lastAsked: Moment?

    init(terms: UplinkTerms, copySize: UInt64, aboveMaintenance: Bool) {
        self.terms = terms
        sentSize = copySize
        acknowledgedSize = copySize
        self.aboveMaintenance = aboveMaintenance
    }

    // MARK: - Records

    /// Asks for what may be sent next. One read at a time keeps batches in order.
    mutating func resume(ledger: LedgerPosition, cargo: UplinkCargo, limits: FederationLimits) -> [UplinkEffect] {
        guard !reading, !aboveMaintenance, ledger.size > sentSize else { return [] }
        switch cargo {
        case .records:
            guard inFlight.count < limits.batchesInFlight else { return [] }
            reading = true
            return [.readBatch(after: sentSize, anchor: !anchored)]
        case .checkpoints:
            guard offered == nil else { return [] }
            reading = true
            return [.makeOffer(after: acknowledgedSize)]
        }
    }

    mutating func batchRead(_ batch: RecordBatch?) -> [UplinkEffect] {
        reading = false
        guard let batch, let checkpoint = batch.checkpoint, batch.firstSequence == sentSize + 1,
            !batch.records.isEmpty
        else { return [] }
        anchored = true
        sentSize += UInt64(batch.records.count)
        inFlight.append(SentBatch(size: sentSize, checkpointBody: checkpoint.body))
        return [.send(LinkMessage(content: .recordBatch(batch)))]
    }

    /// The batch this receipt is for, if it is the oldest one outstanding.
    mutating func batchReceipted(size: UInt64) -> SentBatch? {
        guard let first = inFlight.first, first.size == size else { return nil }
        acknowledgedSize = size
        return inFlight.removeFirst()
    }

    // MARK: - Checkpoints

    mutating func offerMade(_ offer: CheckpointOffer?, size: UInt64) -> [UplinkEffect] {
        reading = false
        guard let offer, let checkpoint = offer.checkpoint, size > acknowledgedSize else { return [] }
        sentSize = size
        offered = SentBatch(size: size, checkpointBody: checkpoint.body)
        return [.send(LinkMessage(content: .checkpointOffer(offer)))]
    }

    mutating func offerReceipted(size: UInt64) -> [UInt8]? {
        guard let pending = offered, pending.size == size else { return nil }
        acknowledgedSize = size
        offered = nil
        return pending.checkpointBody
    }

    mutating func sendFilings(_ pending: [Filing]) -> [UplinkEffect] {
        var effects: [UplinkEffect] = []
        for filing in pending where !filingsSent.contains(filing.filingId) {
            filingsSent.insert(filing.filingId)
            effects.append(.send(LinkMessage(content: .filing(filing))))
        }
        return effects
    }

    // MARK: - Draws

    /// Each question once a connection: to commit first, to reveal later.
    mutating func askForDraws(_ pending: [DrawRequest]) -> [UplinkEffect] {
        var effects: [UplinkEffect] = []
        for request in pending {
            guard let body = try? DrawRequestBody.decode(request.body) else { continue }
            let reveals = !body.counted.isEmpty
            guard drawsAsked[body.drawId] != reveals else { continue }
            drawsAsked[body.drawId] = reveals
            effects.append(.send(LinkMessage(content: .drawRequest(request))))
        }
        return effects
    }

    // MARK: - Permits

    /// When permits are to be asked for again, by the monotonic clock: a third of the lease after they were last.
    var nextRenewalMs: UInt64? {
        lastAsked.map { $0.monotonicMilliseconds + UInt64(terms.leaseSeconds) * 1_000 / 3 }
    }

    mutating func asked(nonce: UInt64, at now: Moment) {
        self.nonce = nonce
        askedAt = now
        lastAsked = now
        permitsWanted = false
    }

    /// When the question with this nonce was asked; `nil` for any but the latest one.
    func question(_ nonce: UInt64) -> Moment? {
        nonce == self.nonce ? askedAt : nil
    }

    mutating func answered() {
        askedAt = nil
    }
}
