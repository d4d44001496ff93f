// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Two counties, a hub and the province, carrying records and orders by hand.
struct City {
    var dinghai = Office.dinghai()
    var putuo = Office("putuo", code: "330903", territoryName: "普陀区")
    var hub = TestLedger("city", .hub, code: "330900", territoryName: "舟山市")
    var province = TestLedger("province", .province, code: "330000", territoryName: "浙江省")
    /// The hub's copies of the counties' ledgers.
    var copies: [String: Registry] = [:]
    let hubAdministrator: String
    let hubMembers: [String]

    init() {
        hubAdministrator = hub.grant(.hubAdministrator, to: hub.person("bureau", "sun"))
        let hub0 = hub
        hub.grant(.dataAuthority, to: hub0.person("bureau", "zhou"))
        var members: [String] = []
        for bureau in ["finance", "justice", "police"] {
            members.append(hub.grant(.bodyMember, to: hub0.person(bureau, "member"), bureau: bureau))
        }
        hubMembers = members
        admit(dinghai.ledger)
        admit(putuo.ledger)
    }

    var hubAuthority: String { hub.person("bureau", "zhou") }

    static func request(_ ledger: TestLedger) -> NodeRequested {
        NodeRequested(
            node: ledger.name, role: ledger.role, instance: ledger.registry.identity?.instance ?? "",
            publicKey: ledger.cryptography.key(of: ledger.name), territoryCode: ledger.code,
            territoryName: ledger.registry.identity?.territoryName ?? "")
    }

    mutating func admit(_ ledger: TestLedger) {
        let request = Self.request(ledger)
        hub.observe(hub.hubRules.nodeRequested(request))
        hub.accept(
            .admitNode(AdmitNode(node: request.node, instance: request.instance, publicKey: request.publicKey)),
            by: hubAdministrator)
        hub.observe(hub.hubRules.epochGranted(node: request.node, instance: request.instance, boot: "boot-1"))
    }

    /// Everything up and down once: county records to the hub, its reactions, orders to the counties.
    mutating func sync() {
        takeIn(dinghai.ledger)
        takeIn(putuo.ledger)
        file()
        deliver(\.dinghai)
        deliver(\.putuo)
        takeIn(dinghai.ledger)
        takeIn(putuo.ledger)
    }

    /// The hub judges and copies what is new, and reacts to submissions.
    mutating func takeIn(_ county: TestLedger) {
        var copy = copies[county.name] ?? Registry()
        hub.nowMs = max(hub.nowMs, county.nowMs) + 1
        var judge = Judge(
            context: JudgeContext(cryptography: county.cryptography, orderKey: hub.cryptography.key(of: hub.name)))
        var index = Int(copy.sequence)
        while index < county.records.count {
            let verdict = judge.judge(copy, county.records[index...])
            #expect(verdict == .lawful, "\(verdict)")
            for _ in 0..<(Judge.size(of: county.records[index]) ?? 1) {
                do { try copy.apply(county.records[index]) } catch { Issue.record("\(error)") }
                if case .authorizationSubmitted(let fact)? = county.records[index].body?.fact {
                    hub.observe(
                        hub.hubRules.authorizationSubmitted(
                            fact, from: county.name, sourceSequence: county.records[index].sequence,
                            sourceHash: county.hashes[index]))
                }
                index += 1
            }
        }
        copies[county.name] = copy
    }

    /// The province receipts every filing that waits.
    mutating func file() {
        for filing in hub.registry.filings.awaitingReceipt {
            guard let text = HubRules.filingText(of: filing.id, in: hub.registry) else { continue }
            let digest = province.cryptography.sm3(text.encode())
            province.nowMs = max(province.nowMs, hub.nowMs) + 1
            let decision = ProvinceRules.filing(text, digest: digest, province.registry, nowMs: province.nowMs)
            guard case .accepted(let drafts) = decision else { continue }
            province.observe(drafts)
            guard case .accepted(let number, let acceptedMs)? = province.registry.filings[filing.id]?.state else {
                continue
            }
            let receipt = FilingReceipted(
                filingId: filing.id, authorizationId: filing.authorization, receiptNumber: number,
                receivedMs: acceptedMs, signature: Signature(signer: province.name, value: [1]))
            hub.observe(hub.hubRules.filingReceipted(receipt))
        }
    }

    /// An order as the hub signs it, under the number that the county expects after those given by hand.
    func order(_ place: UInt64, to node: String, after byHand: UInt64 = 0) -> Order? {
        let number = place + byHand
        guard let sequence = hub.registry.orders.sequence(of: place, to: node) else { return nil }
        let hash = hub.hashes[Int(sequence) - 1]
        let message = SignedBytes.order(addressee: node, number: number, recordHash: hash)
        return Order(
            addressee: node, number: number, record: hub.records[Int(sequence) - 1].encode(), recordHash: hash,
            signature: Signature(signer: hub.name, value: hub.cryptography.sign(hub.name, message)))
    }

    /// The county carries out every order it has not, and the hub gets its word on stops.
    mutating func deliver(_ office: WritableKeyPath<City, Office>) {
        var county = self[keyPath: office].ledger
        let byHand = county.ordersByHand
        while let order = order(county.registry.ordersApplied + 1 - byHand, to: county.name, after: byHand) {
            county.nowMs = max(county.nowMs, hub.nowMs) + 1
            let decision = CountyRules.order(order, county.registry, nowMs: county.nowMs)
            guard case .accepted(_, let drafts) = decision else {
                Issue.record("order refused: \(decision)")
                return
            }
            county.write(drafts, cause: .order(order), actor: hub.name)
            for case .authorizationStopped(let stopped)? in drafts.map({ $0.body.fact }) {
                let fact = StopReceipted(
                    authorizationId: stopped.authorizationId, node: county.name, orderNumber: order.number - byHand,
                    stoppedMs: stopped.stoppedMs, inFlight: stopped.inFlight,
                    signature: Signature(signer: county.name, value: [2]))
                hub.nowMs = max(hub.nowMs, county.nowMs) + 1
                hub.observe(hub.hubRules.stopReceipted(fact))
            }
        }
        self[keyPath: office].ledger = county
    }

    /// An authorization live at both counties.
    mutating func liveAuthorization(scenario: String = "ferry") -> String {
        let application = dinghai.caseUp(to: .sealed, scenario: scenario)
        sync()
        return dinghai.ledger.registry.cases[application]?.authorization ?? ""
    }

    /// A carried motion to revoke.
    mutating func carriedMotion(_ authorization: String, _ kind: MotionKind = .revoke) -> String {
        let motion = hub.accept(.openMotion(OpenMotion(kind: kind, subject: authorization)), by: hubAuthority)
        for member in hubMembers where hub.registry.motions[motion]?.state == .open {
            hub.accept(.castVote(CastVote(motionId: motion, vote: .for)), by: member)
        }
        return motion
    }

    mutating func revoke(_ authorization: String) {
        let motion = carriedMotion(authorization)
        hub.accept(
            .revokeAuthorization(
                RevokeAuthorization(authorizationId: authorization, motionId: motion, exitCause: .breach)),
            by: hubAdministrator)
    }

    /// What the hub would grant a county now, installed there.
    func book(for county: TestLedger, serial: UInt64 = 1, endsMs: UInt64) -> PermitBook {
        var book = PermitBook(node: county.name)
        let grant = PermitGrantBody(
            node: county.name, epoch: 1, serial: serial, endsMs: endsMs,
            permits: hub.registry.permitLines(for: county.name),
            ordersIssued: hub.registry.orders.issued(to: county.name))
        _ = book.install(grant, effectiveEndMs: endsMs, ordersApplied: county.registry.ordersApplied)
        return book
    }
}
