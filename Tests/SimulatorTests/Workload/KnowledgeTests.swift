// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@testable import Simulator

/// What keeps the workload growing by itself.
@Suite struct KnowledgeTests {
    /// An event without an action would be a step nobody in the simulator takes.
    @Test func everyStepOfAPersonHasItsAction() {
        for machine in RuleBook(.zs2024).machines {
            for row in machine.transitions {
                guard case .person = row.mover else { continue }
                #expect(Steps.action(of: row.event, machine.name) != nil, "\(machine.name): \(row.event.rawValue)")
            }
        }
    }

    /// What a person is shown of the second factor leaves no act of the contract out.
    @Test func everyActIsInTheTableOfSecondFactors() {
        let acts = ActionKind.allCases.map { String($0.rawValue.map { $0 == "_" ? "-" : $0 }) }
        #expect(Set(FactorPolicy.table.map(\.act)) == Set(acts))
    }

    @Test func aRefusalTeachesWhoMayAct() {
        var learning = Learning(Steps(.zs2024))
        #expect(learning.roles(of: .publishNotice).isEmpty)
        let refusal = Refusal(code: RefusalCode.roleMissing.rawValue, missing: ["role:data-authority"])
        learning.refused(.publishNotice, refusal, at: .county)
        #expect(learning.roles(of: .publishNotice) == [.dataAuthority])
        #expect(learning.roles(of: .sealAgreement) == [.sealCustodian])
    }

    @Test func anActionForeignToANodeIsKnownAsSuch() {
        var learning = Learning(Steps(.zs2024))
        let refusal = Refusal(code: RefusalCode.nodeWrongRole.rawValue)
        for _ in 0..<3 { learning.refused(.admitNode, refusal, at: .county) }
        #expect(learning.isForeign(.admitNode, at: .county))
        #expect(!learning.isForeign(.admitNode, at: .hub))
        learning.accepted(.admitNode, at: .county)
        #expect(!learning.isForeign(.admitNode, at: .county))
    }

    /// A command's fields come from the thread of its subject: no line of code knows that an agreement has a digest.
    @Test func fieldsComeFromTheSubjectsRecords() {
        var memory = SubjectMemory()
        let drafted = Body(
            fact: .agreementDrafted(AgreementDrafted(agreementId: "G1", applicationId: "A1", digest: [7])))
        _ = memory.take(
            Harvester.harvest(Body(fact: .applicationAccepted(ApplicationAccepted(applicationId: "A1")))), subject: "A1"
        )
        let touched = memory.take(Harvester.harvest(drafted), subject: "G1")
        #expect(touched.contains("A1"))
        #expect(memory.text("agreement_id", of: "A1") == "G1")
        #expect(memory.text("application_id", of: "G1") == "A1")
        #expect(memory.value("digest", of: "G1") == .bytes([7]))
        #expect(memory.value("digest", of: "A1") == nil)
    }

    @Test func memoryIsBounded() {
        var memory = SubjectMemory()
        for number in 0..<(SubjectMemory.threadsKept + 10) {
            let fact = Body.Fact.applicationAccepted(ApplicationAccepted(applicationId: "A\(number)"))
            _ = memory.take(Harvester.harvest(Body(fact: fact)), subject: "A\(number)")
        }
        #expect(!memory.knows("A0"))
        #expect(memory.knows("A\(SubjectMemory.threadsKept + 9)"))
    }

    @Test func everyRoleHasSomeoneInOffice() {
        let city = CityPeople(counties: 1)
        for role in Role.allCases where role != .unspecified {
            #expect(city.appointments.joined().contains { $0.role == role }, "\(role)")
        }
    }
}
