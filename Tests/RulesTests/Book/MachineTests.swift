// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// The table that is drawn is the table that rules.
@Suite struct MachineTests {
    let book = RuleBook(.zs2024)

    @Test func everyRowCitesClausesAndHasNamesInBothLanguages() {
        for row in book.transitions {
            #expect(!row.clauses.isEmpty && !row.who.isEmpty)
            for clause in row.clauses { #expect(ClauseTable[clause] != nil) }
            for who in row.who { #expect(Wording.name(of: who, .chinese) != who, "\(who)") }
            #expect(row.eventName(.chinese) != row.event.rawValue)
            #expect(
                row.eventName(.english).contains(" ") || row.event == .register || row.event == .reject
                    || row.event == .revoke)
            #expect(Wording.name(of: row.to, .chinese) != row.to, "\(row.to)")
        }
    }

    @Test func everyStageOfACaseIsReached() {
        let reached = Set(RuleSet.zs2024.caseMachine.states + RuleSet.cn2025OP.caseMachine.states)
        #expect(reached == Set(CaseStage.allCases.map(\.rawValue)))
    }

    @Test func closedStatesLeadNowhere() {
        for stage in CaseStage.allCases where stage.isClosed {
            #expect(RuleSet.zs2024.caseMachine.next(from: stage.rawValue) == nil)
        }
        #expect(Machine.authorizations.next(from: "revoked") == nil)
        #expect(Machine.authorizations.next(from: "rejected") == nil)
    }

    @Test func anotherChainMakesAnotherMachine() {
        let machine = RuleSet.legalPersons.caseMachine
        #expect(machine.transitions(from: "accepted", on: .openMotion).count == 1)
        #expect(machine.transitions(from: "accepted", on: .drawPanel).isEmpty)
        #expect(!machine.states.contains("panel-drawn"))
        #expect(ApprovalChain([.body, .panel, .body]).gates == [.body, .panel])
    }

    /// And `decide` follows it: under the made-up national set a case goes straight before the body.
    @Test func decideFollowsTheChainInForce() {
        var office = Office.dinghai()
        office.ledger.catalogue = RuleSetCatalogue([.zs2024, .legalPersons])
        let id = office.caseUp(to: .accepted)
        let refusal = office.ledger.refuse(.prepareDraw(PrepareDraw(applicationId: id)), by: office.authority)
        #expect(refusal.code == "step.wrong-state")
        #expect(refusal.ruleSet == "CNTEST")
        office.ledger.accept(.openMotion(OpenMotion(kind: .grant, subject: id)), by: office.authority)
        office.advance(id, to: .sealed)
        #expect(office.ledger.registry.cases[id]?.state.stage == .sealed)
        #expect(office.ledger.records.last?.ruleSet == "CNTEST")
    }

    /// A case caught by a new set in a state its chain does not have finishes that gate by the old one.
    @Test func aCaseUnderWayIsNotStranded() {
        var office = Office.dinghai()
        let next = RuleSet(
            id: "CNNEXT", titleChinese: "测试规则", titleEnglish: "Test rules", level: .nation,
            validFromMs: office.ledger.nowMs + 10 * 86_400_000, parameters: RuleSet.zs2024.parameters,
            chain: RuleSet.legalPersons.chain)
        office.ledger.catalogue = RuleSetCatalogue([.zs2024, next])
        let id = office.caseUp(to: .panelDrawn)
        #expect(office.ledger.records.last?.ruleSet == "ZS2024")
        office.ledger.nowMs = next.validFromMs
        office.advance(id, to: .reviewed)
        #expect(office.ledger.records.last?.ruleSet == "CNNEXT")
        #expect(office.ledger.registry.cases[id]?.state.stage == .reviewed)
        office.advance(id, to: .sealed)
        #expect(office.ledger.registry.cases[id]?.state.stage == .sealed)
    }

    @Test func theDrawingsNameEveryState() {
        for machine in book.machines {
            let dot = book.graphviz(machine.name, .chinese)
            let mermaid = book.mermaid(machine.name, .english)
            for state in machine.states {
                #expect(dot.contains("\"\(state)\" [label="))
                #expect(mermaid.contains("\"\(Wording.name(of: state, .english))\""))
            }
            #expect(dot.split(separator: "\n").filter { $0.contains("->") }.count == machine.transitions.count)
            #expect(mermaid.split(separator: "\n").filter { $0.contains("-->") }.count == machine.transitions.count)
        }
        #expect(book.graphviz("nothing", .english).isEmpty)
    }
}
