// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Any id leads to what it names, in the ledger that knows it.
@Suite struct FinderTests {
    private func finder(_ ledger: TestLedger) -> Finder {
        Finder(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs)
    }

    private func kinds(_ id: String, _ ledger: TestLedger) -> [String] {
        finder(ledger).things(id).map(\.register)
    }

    /// What stands in a register is found by its id, in that very register and as it stands there.
    @Test func everyEntryOfARegisterIsFoundByItsId() {
        var checked: Set<RegisterName> = []
        // Those show what stands in another register once more, and are found there.
        let views: Set<RegisterName> = [
            .results, .statistics, .operators, .agreementTerms, .scenarios, .scores, .alignments,
        ]
        for ledger in RegistersTests.ledgers() {
            let registers = Registers(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs)
            let finder = Finder(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs)
            for name in RegisterName.allCases where !views.contains(name) {
                for entry in registers.entries(of: name) {
                    #expect(finder.things(entry.id).contains(entry), "\(entry.id) of \(name.rawValue)")
                    checked.insert(name)
                }
            }
        }
        #expect(RegisterName.allCases.filter { !checked.contains($0) && !views.contains($0) } == [])
    }

    @Test func numbersCodesAndReceiptsLeadToWhatBearsThem() throws {
        var city = City()
        let id = city.liveAuthorization()
        let found = try #require(city.hub.registry.authorizations[id])
        let number = try #require(found.state.registration?.number)
        #expect(finder(city.hub).things(number).map(\.id) == [id])
        let receipts = finder(city.hub).things(found.filingReceipt)
        #expect(Set(receipts.map(\.register)) == ["authorizations", "filing"])
        let filing = try #require(city.hub.registry.filings.order.first)
        #expect(kinds(filing, city.hub) == ["filing"] && kinds(filing, city.province) == ["filing"])
        var office = Office.ofRegistrations()
        let registration = office.registrationUp(to: "coded")
        let code = try #require(office.ledger.registry.registrations[registration]?.state.life?.code)
        #expect(finder(office.ledger).things(code).map(\.id) == [registration])
    }

    @Test func ordersAreFoundWhereTheyWereGivenAndWhereTheyWereCarriedOut() {
        var city = City()
        _ = city.liveAuthorization()
        let given = finder(city.hub).things("order:1")
        #expect(given.map(\.state) == ["order-given", "order-given"] && given.allSatisfy { $0.firstSequence > 0 })
        let carriedOut = finder(city.dinghai.ledger).things("order:1")
        #expect(carriedOut.map(\.state) == ["order-carried-out"])
        let record = city.dinghai.ledger.records.first { $0.sequence == carriedOut.first?.firstSequence }
        guard case .orderApplied(let fact)? = record?.body?.fact else {
            Issue.record("not the record of an order: \(String(describing: record))")
            return
        }
        #expect(fact.number == 1)
        #expect(kinds("order:0", city.hub).isEmpty && kinds("order:9999", city.hub).isEmpty)
        #expect(kinds("order:x", city.hub).isEmpty)
    }

    @Test func aRecordACommandAndAUseAreToldByTheRecordThatMadeThem() throws {
        var city = City()
        let id = city.liveAuthorization()
        let start = StartUse(authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        let permit = city.book(for: city.dinghai.ledger, endsMs: .max).fact(for: id)
        let use = city.dinghai.ledger.accept(.startUse(start), by: city.dinghai.signatory, permit: permit)
        let ledger = city.dinghai.ledger
        func things(_ id: String) -> [RegisterEntry] {
            finder(ledger).places(of: id).compactMap { place in
                finder(ledger).thing(
                    at: place, id, ledger.records[Int(place.sequence) - 1],
                    hash: ledger.hashes[Int(place.sequence) - 1])
            }
        }
        let last = ledger.registry.sequence
        #expect(things(use).map(\.state) == ["under-way"] && things(use)[0].organ == "haida")
        for form in ["\(last)", "#\(last)", "\(ledger.name)#\(last)"] {
            #expect(things(form).map(\.id) == ["\(ledger.name)#\(last)"], "\(form)")
        }
        // Another ledger's record is not this one's, and a record that started nothing names no use.
        #expect(things("\(city.hub.name)#1").isEmpty && things("S1").isEmpty && things("#0").isEmpty)
        let signed = ledger.records[Int(last) - 1].cause?.kind
        guard case .command(let command)? = signed else { throw FinderTestFailure.noCommand }
        let name = try Command.decode(command.command).commandId
        #expect(things(name).map(\.state) == ["command-carried-out"])
        city.dinghai.ledger.accept(.endUse(EndUse(useId: use, reason: "done")), by: city.dinghai.signatory)
        let after = finder(city.dinghai.ledger).places(of: use)
        let ended = after.compactMap {
            finder(city.dinghai.ledger).thing(at: $0, use, ledger.records[Int($0.sequence) - 1], hash: [])
        }
        #expect(ended.map(\.state) == ["ended"])
    }

    @Test func peopleAreFoundInOfficeAndAfterwardsAndStrangersAreNot() {
        var office = Office.dinghai()
        let person = office.authority
        #expect(kinds(person, office.ledger) == ["roles", "factors"])
        office.ledger.accept(.dismissPerson(DismissPerson(person: person, reason: "left")), by: office.ledger.admin)
        #expect(kinds(person, office.ledger) == ["person"])
        #expect(kinds("\(office.ledger.name)/bureau/nobody", office.ledger).isEmpty)
        #expect(kinds("", office.ledger).isEmpty && kinds("A330902-1999-0001", office.ledger).isEmpty)
    }

    @Test func whatIsFoundHasANameInBothLanguages() {
        for identifier in FoundKind.allCases.map(\.rawValue) + [
            "under-way", "ended", "order-given", "order-carried-out", "command-refused", "command-carried-out",
            "recorded", "filing-opened", "filing-receipted", "filing-accepted", "addressee", "actor", "fact",
            "record-hash", "panel-size", "refusal",
        ] {
            #expect(Wording.name(of: identifier, .chinese) != identifier, "\(identifier)")
        }
    }
}

private enum FinderTestFailure: Error { case noCommand }
