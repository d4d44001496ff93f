// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@Suite struct RegistersTests {
    private func registers(_ office: Office) -> Registers {
        Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
    }

    @Test func everyRegisterSaysWhoseItIsAndWhereItsRecordsStand() {
        var office = Office.dinghai()
        _ = office.caseUp(to: .sealed)
        office.askExperts()
        for name in RegisterName.allCases {
            let entries = registers(office).entries(of: name)
            #expect(!entries.isEmpty, "\(name)")
            for entry in entries {
                #expect(entry.register == name.rawValue && entry.node == office.ledger.registry.node)
                #expect(entry.firstSequence > 0 && entry.firstSequence <= entry.lastSequence)
                #expect(!entry.id.isEmpty && !entry.state.isEmpty && !entry.clauses.isEmpty)
            }
        }
    }

    @Test func whatIsShownHasANameInBothLanguages() {
        var office = Office.dinghai()
        _ = office.caseUp(to: .sealed)
        office.askExperts()
        for entry in RegisterName.allCases.flatMap(registers(office).entries) {
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
