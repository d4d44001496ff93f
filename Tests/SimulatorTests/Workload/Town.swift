// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@testable import Simulator

/// A province, a hub and two counties in memory, with records and orders carried by hand.
struct Town {
    static let province = 0
    static let hub = 1
    static let startMs: UInt64 = 1_795_428_000_000

    var nodes: [TownNode]
    var workload: Workload
    var random: SeededGenerator
    var nowMs = Self.startMs
    /// How much more time a step takes than people in a hurry would: terms of days need towns that let them pass.
    private let pace: UInt64
    /// Every command sent, to the byte.
    private(set) var sent: [[UInt8]] = []
    /// What was owed last and what came of it, for the message of a failed test.
    private(set) var last = ""
    private var taken: [Int] = []

    init(seed: UInt64, profile: WorkloadProfile? = nil, pace: UInt64 = 1) {
        self.pace = pace
        var random = SeededGenerator(seed: seed)
        let people = CityPeople(counties: 2)
        let certificates = CertificateTable()
        nodes = people.territories.map { TownNode($0, certificates: certificates) }
        workload = Workload(profile: profile ?? WorkloadProfile.drawn(&random), city: people)
        self.random = random
        taken = Array(repeating: 0, count: nodes.count)
        for place in nodes.indices { found(place) }
        request(Self.hub, from: Self.province)
        for place in counties { request(place, from: Self.hub) }
    }

    var counties: Range<Int> { 2..<nodes.count }

    private mutating func found(_ place: Int) {
        let territory = nodes[place].territory
        let genesis = Genesis(
            node: territory.node, role: territory.role, territoryCode: territory.code, territoryName: territory.name,
            instance: "\(territory.code)-1", publicKey: SimulatedKeys.publicKey(of: territory.node),
            administrators: territory.administrators)
        observed([GenesisRules.draft(genesis)], place)
    }

    /// A node asks the one above to let it in.
    mutating func request(_ below: Int, from above: Int, instance: String? = nil) {
        let territory = nodes[below].territory
        observed(
            nodes[above].rules.nodeRequested(
                NodeRequested(
                    node: territory.node, role: territory.role, instance: instance ?? "\(territory.code)-1",
                    publicKey: SimulatedKeys.publicKey(of: territory.node), territoryCode: territory.code,
                    territoryName: territory.name)), above)
    }

    mutating func observed(_ drafts: [Draft], _ place: Int) {
        nodes[place].write(
            drafts, cause: .observation(Observation(what: "town")), actor: nodes[place].name, nowMs: nowMs, &workload)
    }

    /// One step of chance at one node.
    @discardableResult
    mutating func step() -> Errand? {
        let place = random.chance(6) ? Self.province : random.chance(30) ? Self.hub : random.chance(70) ? 2 : 3
        nowMs += random.number(1...120_000) * pace
        let errand = workload.next(
            at: nodes[place].name, registry: nodes[place].registry, nowMs: nowMs, using: &random)
        if let errand { send(errand) }
        if random.chance(10) { trouble() }
        if random.chance(20) { sync() }
        return errand
    }

    /// A county found at fault, or back from an accident with a new data directory.
    private mutating func trouble() {
        let county = 2 + random.below(counties.count)
        if random.chance(4) {
            observed(nodes[Self.hub].rules.quarantined(node: nodes[county].name, reason: "fork"), Self.hub)
        }
        if random.chance(4), let person = random.pick(nodes[county].registry.factors.byPerson.keys.sorted()) {
            observed(LoginRules.locked(person, nodes[county].registry, FactorParameters(), nowMs: nowMs), county)
        }
        if random.chance(2) { request(county, from: Self.hub, instance: "instance-\(random.below(50))") }
    }

    @discardableResult
    mutating func send(_ errand: Errand) -> Decision? {
        for first in errand.before { send(first) }
        sent.append(errand.signed.encode())
        guard let place = workload.city.place(of: errand.node) else { return nil }
        return nodes[place].take(errand, permit: permit(errand, place), nowMs: nowMs, &workload)
    }

    /// The permit a connected node would hold; now and then one that is not connected holds none.
    private mutating func permit(_ errand: Errand, _ place: Int) -> PermitFact? {
        guard case .startUse(let use)? = errand.command.action?.what, !random.chance(10),
            case .live(_, let generation, _)? = nodes[Self.hub].registry.authorizations[use.authorizationId]?.state
        else { return nil }
        return PermitFact(serial: nodes[place].registry.sequence, generation: generation, endsMs: nowMs + 900_000)
    }

    /// Everything owed, until nothing is; gives the number of steps it took, nil if it did not end.
    mutating func finish(limit: Int) -> Int? {
        for count in 0..<limit {
            sync()
            var isQuiet = true
            for place in nodes.indices {
                nowMs += 1000
                guard
                    let errand = workload.rightStep(
                        at: nodes[place].name, registry: nodes[place].registry, nowMs: nowMs, using: &random)
                else { continue }
                let decision = send(errand)
                last = "\(errand.command): \(decision?.refusal?.code ?? "-") \(decision?.refusal?.missing ?? [])"
                isQuiet = false
            }
            if isQuiet { return count }
        }
        return nil
    }
}

extension Town {
    /// Records up, receipts back, orders down.
    mutating func sync() {
        for place in [Self.hub] + counties { contribute(place) }
        for place in [Self.hub] + counties { submit(place) }
        file()
        askForDraws()
        for place in counties { deliver(place) }
    }

    private mutating func submit(_ place: Int) {
        while taken[place] < nodes[place].records.count {
            let record = nodes[place].records[taken[place]]
            let hash = nodes[place].hashes[taken[place]]
            // A node in quarantine is not listened to.
            if place != Self.hub, nodes[Self.hub].registry.nodes[nodes[place].name]?.isAdmitted != true { return }
            taken[place] += 1
            if case .taskClosed(let fact)? = record.body?.fact {
                observed(nodes[Self.hub].rules.taskClosed(fact, from: nodes[place].name), Self.hub)
            }
            if let fact = record.body?.fact, place != Self.hub { takePart(fact, from: nodes[place].name) }
            guard case .authorizationSubmitted(let fact)? = record.body?.fact else { continue }
            observed(
                nodes[Self.hub].rules.authorizationSubmitted(
                    fact, from: nodes[place].name, sourceSequence: record.sequence, sourceHash: hash), Self.hub)
        }
    }

    private mutating func file() {
        for filing in nodes[Self.hub].registry.filings.awaitingReceipt {
            guard let text = HubRules.filingText(of: filing.id, in: nodes[Self.hub].registry) else { continue }
            let digest = nodes[Self.province].cryptography.sm3(text.encode())
            let decision = ProvinceRules.filing(text, digest: digest, nodes[Self.province].registry, nowMs: nowMs)
            guard case .accepted(let drafts) = decision else { continue }
            observed(drafts, Self.province)
            guard case .accepted(let number, let ms)? = nodes[Self.province].registry.filings[filing.id]?.state else {
                continue
            }
            let receipt = FilingReceipted(
                filingId: filing.id, authorizationId: filing.authorization, receiptNumber: number, receivedMs: ms,
                signature: Signature(signer: nodes[Self.province].name, value: [1]))
            observed(nodes[Self.hub].rules.filingReceipted(receipt), Self.hub)
        }
    }

    private mutating func deliver(_ place: Int) {
        let name = nodes[place].name
        while let sequence = nodes[Self.hub].registry.orders.sequence(
            of: nodes[place].registry.ordersApplied + 1, to: name)
        {
            let record = nodes[Self.hub].records[Int(sequence) - 1]
            let order = Order(
                addressee: name, number: nodes[place].registry.ordersApplied + 1, record: record.encode(),
                recordHash: nodes[Self.hub].hashes[Int(sequence) - 1])
            let decision = CountyRules.order(order, nodes[place].registry, nowMs: nowMs)
            guard case .accepted(_, let drafts) = decision else {
                Issue.record("order refused: \(decision)")
                return
            }
            nodes[place].write(
                drafts, cause: .order(order), actor: nodes[Self.hub].name, nowMs: nowMs, &workload)
            for case .authorizationStopped(let stopped)? in drafts.map({ $0.body.fact }) {
                let receipt = StopReceipted(
                    authorizationId: stopped.authorizationId, node: name, orderNumber: order.number,
                    stoppedMs: stopped.stoppedMs, inFlight: stopped.inFlight, signature: nil)
                observed(nodes[Self.hub].rules.stopReceipted(receipt), Self.hub)
            }
        }
    }
}
