// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@Suite struct RegistersTests {
    /// Ledgers in which, together, every register has something.
    static func ledgers() -> [(registry: Registry, nowMs: UInt64)] {
        var city = City()
        let ended = city.liveAuthorization()
        let harbour = city.liveAuthorization(scenario: "harbour")
        city.hub.accept(
            .recommendAuthorization(
                RecommendAuthorization(authorizationId: harbour, recommended: true, reason: "成效明显")),
            by: city.hubAdministrator)
        city.suspend(harbour)
        city.revoke(ended)
        city.hub.accept(.tickExitItem(city.tick(ended)), by: city.hubAdministrator)
        let supervised = Office.supervised()
        var office = Office.withEveryRegister()
        office.enterNorm()
        office.ledger.liveThroughDay()
        var meeting = Office.dinghai()
        meeting.caseUp(to: .sealed)
        meeting.keepEveryRegister()
        meeting.askExperts()
        city.hub.accept(.publishCalendar(WorkingCalendarTests.year2026), by: city.hubAdministrator)
        var registering = Office.ofRegistrations()
        registering.registrationUp(to: "coded")
        var producing = City()
        _ = producing.product(upTo: "listed")
        return [
            (producing.dinghai.ledger.registry, producing.dinghai.ledger.nowMs),
            (registering.ledger.registry, registering.ledger.nowMs),
            (meeting.ledger.registry, meeting.ledger.nowMs),
            (city.dinghai.ledger.registry, city.dinghai.ledger.nowMs), (city.hub.registry, city.hub.nowMs),
            (supervised.ledger.registry, supervised.ledger.nowMs), (office.ledger.registry, office.ledger.nowMs),
        ]
    }

    private func registers(_ office: Office) -> Registers {
        Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
    }

    @Test func everyRegisterSaysWhoseItIsAndWhereItsRecordsStand() {
        var filled: Set<RegisterName> = []
        for ledger in Self.ledgers() {
            let registers = Registers(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs)
            for name in RegisterName.allCases {
                for entry in registers.entries(of: name) {
                    filled.insert(name)
                    #expect(entry.register == name.rawValue && entry.node == ledger.registry.node)
                    #expect(entry.firstSequence > 0 && entry.firstSequence <= entry.lastSequence)
                    #expect(!entry.id.isEmpty && !entry.state.isEmpty && !entry.clauses.isEmpty)
                }
            }
        }
        // Nothing is to be aligned as long as no other set has come into force.
        filled.insert(.alignments)
        #expect(RegisterName.allCases.filter { !filled.contains($0) }.map(\.rawValue) == [])
    }

    @Test func whatIsShownHasANameInBothLanguages() {
        for ledger in Self.ledgers() {
            let registers = Registers(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs)
            for entry in RegisterName.allCases.flatMap(registers.entries) {
                for identifier in [entry.register, entry.state] + entry.values.map(\.name) {
                    #expect(Wording.name(of: identifier, .chinese) != identifier, "\(identifier) of \(entry.register)")
                }
            }
        }
    }

    @Test func anEntryIsFoundByTheBeginningOfItsIdOrByAWholeValue() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .accepted)
        let all = registers(office)
        let code = office.ledger.registry.cases[id]?.applicant.creditCode ?? ""
        #expect(all.entries(RegisterRequest(filter: String(id.dropLast(2)))).map(\.id).contains(id))
        #expect(all.entries(RegisterRequest(register: "cases", filter: code)).map(\.id) == [id])
        #expect(all.entries(RegisterRequest(register: "cases", filter: String(code.dropLast()))).isEmpty)
        #expect(all.entries(RegisterRequest(register: "no-such-register")).isEmpty)
    }

    @Test func onlyNoticesResultsTermsRulesAndNumbersAreForEveryone() {
        var office = Office.dinghai()
        _ = office.caseUp(to: .sealed)
        office.keepEveryRegister()
        let open = RegisterName.allCases.flatMap(registers(office).entries).filter(\.isPublic)
        #expect(Set(open.map(\.register)) == ["agreement-terms", "notices", "results", "rule-sets", "statistics"])
    }
}
