// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages

/// A county and a hub joined by a line that the test holds in its hand: every message waits until it is delivered, so
/// that it can be lost, doubled or delayed. The two small shells here keep a ledger as a list of byte strings.
struct LinkPair: ~Copyable {
    var uplink: Uplink
    var downlink: Downlink
    var now: UInt64 = 0

    var upward: [LinkMessage] = []
    var downward: [LinkMessage] = []

    /// The county's ledger and the hub's copy.
    var records: [[UInt8]]
    var copy: [[UInt8]] = []
    /// The hub's orders for the county.
    var orders: [Order] = []
    var applied: [UInt64] = []
    var granted: [PermitGrantBody] = []
    var livePermits: [String] = []
    var serial: UInt64 = 0
    var closedUp: LinkFailure?
    var closedDown: LinkFailure?
    var receipts: [OrderReceiptBody] = []
    var countersignedSize: UInt64 = 0
    var standing: PeerStanding
    var isHubInMaintenance = false
    /// What the county told the hub of its own maintenance.
    var heardMaintenance: [Bool] = []
    var limits: FederationLimits

    init(records: Int, limits: FederationLimits = FederationLimits()) {
        self.limits = limits
        self.records = (0..<records).map { Self.record($0) }
        let county = LinkIdentity.toy(Names.county, role: .county)
        let hub = LinkIdentity.toy(Names.hub, role: .hub)
        standing = .admitted(
            AdmittedPeer(
                instance: "i1", publicKey: county.publicKey, grantedEpoch: 0, boot: "", confirmedEpoch: 0))
        uplink = Uplink(
            identity: county, above: Names.hub, cargo: .records, limits: limits,
            cryptography: ToyCryptography(uri: Names.county),
            ledger: LedgerPosition(size: UInt64(records), head: Self.head(self.records)), epoch: 0, ordersApplied: 0,
            permitSerial: 0)
        downlink = Downlink(
            identity: hub, certifiedURI: Names.county, limits: limits,
            cryptography: ToyCryptography(uri: Names.hub), now: .at(0))
    }

    static func record(_ number: Int) -> [UInt8] { Array("record \(number)".utf8) }

    static func head(_ records: [[UInt8]]) -> [UInt8] {
        records.reduce([]) { ToyCryptography.checksum($0, $1) }
    }

    // MARK: - Driving

    mutating func connect() {
        perform(uplink.connected(now: .at(now)))
    }

    /// Delivers messages both ways until nothing is under way.
    mutating func settle() {
        while !upward.isEmpty || !downward.isEmpty {
            deliverUp()
            deliverDown()
        }
    }

    mutating func deliverUp() {
        guard !upward.isEmpty else { return }
        perform(downlink.received(upward.removeFirst(), now: .at(now)))
    }

    mutating func deliverDown() {
        guard !downward.isEmpty else { return }
        perform(uplink.received(downward.removeFirst(), now: .at(now)))
    }

    mutating func cut() {
        upward = []
        downward = []
        uplink.disconnected()
        downlink = Downlink(
            identity: .toy(Names.hub, role: .hub), certifiedURI: Names.county, limits: limits,
            cryptography: ToyCryptography(uri: Names.hub), now: .at(now))
    }

    mutating func append(_ count: Int) {
        records += (records.count..<records.count + count).map { Self.record($0) }
        perform(uplink.ledgerAdvanced(to: LedgerPosition(size: UInt64(records.count), head: Self.head(records))))
    }

    mutating func order(_ text: String) {
        var order = Order()
        order.addressee = Names.county
        order.number = UInt64(orders.count + 1)
        order.record = Array(text.utf8)
        order.recordHash = Array(text.utf8)
        let message = SignedBytes.order(
            addressee: order.addressee, number: order.number, recordHash: order.recordHash)
        order.signature = Signature(
            signer: Names.hub, value: ToyCryptography.checksum(Array(Names.hub.utf8), message))
        orders.append(order)
        perform(downlink.ordersIssued(upTo: order.number))
    }

    // MARK: - The county's shell

    mutating func perform(_ effects: [UplinkEffect]) {
        for effect in effects {
            switch effect {
            case .send(let message): upward.append(message)
            case .storeEpoch(let epoch): perform(uplink.epochStored(epoch, now: .at(now)))
            case .readBatch(let after, _):
                let slice = Array(records[Int(after)...].prefix(Int(limits.batchRecords)))
                var batch = RecordBatch()
                batch.firstSequence = after + 1
                batch.records = slice
                var checkpoint = Checkpoint()
                checkpoint.body = Array("checkpoint \(after + UInt64(slice.count))".utf8)
                batch.checkpoint = checkpoint
                perform(uplink.batchRead(slice.isEmpty ? nil : batch))
            case .applyOrder(let order):
                applied.append(order.number)
                var receipt = OrderReceiptBody()
                receipt.node = Names.county
                receipt.number = order.number
                perform(uplink.orderApplied(receipt, now: .at(now)))
            case .installPermits(_, let body, _): granted.append(body)
            case .countersigned(let size, _), .copyCountersigned(let size, _): countersignedSize = size
            case .close(let failure):
                closedUp = failure
            case .makeOffer, .filingReceipted, .drawAnswered, .peerMaintenance, .established: break
            }
        }
    }

    // MARK: - The hub's shell

    mutating func perform(_ effects: [DownlinkEffect]) {
        for effect in effects {
            switch effect {
            case .send(let message): downward.append(message)
            case .judge(let hello): judge(hello)
            case .commit(let batch):
                copy += batch.records
                let body = batch.checkpoint?.body ?? []
                var receipt = BatchReceipt()
                receipt.copySize = UInt64(copy.count)
                receipt.copyHead = Self.head(copy)
                receipt.countersignature = Signature(
                    signer: Names.hub,
                    value: ToyCryptography.checksum(
                        Array(Names.hub.utf8), SignedBytes.countersignature(body)))
                perform(downlink.batchCommitted(receipt))
            case .readOrders(let after, let limit):
                perform(
                    downlink.ordersRead(
                        Array(orders[Int(after)...].prefix(Int(limit))), issued: UInt64(orders.count)))
            case .orderReceipted(let body, _): receipts.append(body)
            case .grantPermits(let nonce, let epoch):
                serial += 1
                var body = PermitGrantBody()
                body.node = Names.county
                body.epoch = epoch
                body.serial = serial
                body.nonce = nonce
                body.issuedMs = 1_000_000 + now
                body.endsMs = body.issuedMs + UInt64(limits.leaseSeconds) * 1_000
                body.permits = livePermits.map { PermitLine(authorizationId: $0, generation: 1) }
                body.ordersIssued = UInt64(orders.count)
                perform(downlink.grantMade(body))
            case .epochAccepted(let epoch):
                if case .admitted(var peer) = standing, peer.grantedEpoch == epoch {
                    peer.confirmedEpoch = epoch
                    standing = .admitted(peer)
                }
            case .close(let failure): closedDown = failure
            case .peerMaintenance(let notice): heardMaintenance.append(notice.on)
            case .judgeOffer, .acceptFiling, .takePart: break
            }
        }
    }

    private mutating func judge(_ hello: HelloBody) {
        let size = Int(hello.ledgerSize)
        let circumstances = HelloCircumstances(
            certifiedURI: Names.county, standing: standing,
            copy: LedgerPosition(size: UInt64(copy.count), head: Self.head(copy)),
            hashAtStatedSize: size <= copy.count ? Self.head(Array(copy[..<size])) : nil, liveBoot: nil)
        let verdict = HelloJudgement.judge(
            hello, circumstances, ours: .toy(Names.hub, role: .hub), limits: limits)
        if case .welcome(let epoch, true) = verdict, case .admitted(var peer) = standing {
            peer.grantedEpoch = epoch
            peer.boot = hello.boot
            standing = .admitted(peer)
        }
        perform(
            downlink.judged(
                verdict, recordId: "", copy: circumstances.copy,
                countersignature: Signature(signer: Names.hub, value: [1]), maintenance: isHubInMaintenance,
                now: .at(now)))
    }
}
