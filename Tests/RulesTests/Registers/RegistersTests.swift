// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@Suite struct RegistersTests {
    /// What an ordinary case puts nothing into; their own tests do.
    private static let empty: Set<RegisterName> = [.opinions, .matters, .recommendations]

    private func registers(_ office: Office) -> Registers {
        Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
    }

    @Test func everyRegisterSaysWhoseItIsAndWhereItsRecordsStand() {
        var city = City()
        city.revoke(city.liveAuthorization())
        let hub = Registers(city.hub.registry, ruleSet: .zs2024, nowMs: city.hub.nowMs)
        for name in RegisterName.allCases {
            let own = registers(city.dinghai).entries(of: name)
            let entries = own.isEmpty ? hub.entries(of: name) : own
            let node = own.isEmpty ? city.hub.name : city.dinghai.ledger.name
            #expect(!entries.isEmpty || Self.empty.contains(name), "\(name)")
            for entry in entries {
                #expect(entry.register == name.rawValue && entry.node == node)
                #expect(entry.firstSequence > 0 && entry.firstSequence <= entry.lastSequence)
                #expect(!entry.id.isEmpty && !entry.state.isEmpty && !entry.clauses.isEmpty)
            }
        }
    }

    @Test func whatIsShownHasANameInBothLanguages() {
        var city = City()
        let ended = city.liveAuthorization()
        city.suspend(city.liveAuthorization(scenario: "harbour"))
        city.revoke(ended)
        city.hub.accept(.tickExitItem(city.tick(ended)), by: city.hubAdministrator)
        let hub = Registers(city.hub.registry, ruleSet: .zs2024, nowMs: city.hub.nowMs)
        for entry in RegisterName.allCases.flatMap({ registers(city.dinghai).entries(of: $0) + hub.entries(of: $0) }) {
            for identifier in [entry.register, entry.state] + entry.values.map(\.name) {
                #expect(Wording.name(of: identifier, .chinese) != identifier, "\(identifier) of \(entry.register)")
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

    @Test func onlyNoticesAreForEveryone() {
        var office = Office.dinghai()
        _ = office.caseUp(to: .sealed)
        let open = RegisterName.allCases.flatMap(registers(office).entries).filter(\.isPublic)
        #expect(Set(open.map(\.register)) == ["notices"])
    }
}
