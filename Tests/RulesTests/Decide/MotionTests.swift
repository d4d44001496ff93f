// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-3.3b, ZS-2.1.1d: the body decides, one vote a bureau.
@Suite struct MotionTests {
    private func deliberating() -> (Office, String, String) {
        var office = Office.dinghai()
        let id = office.caseUp(to: .deliberating)
        return (office, id, office.ledger.registry.cases[id]?.motion ?? "")
    }

    /// Five bureaus: for, against or abstaining, in this order, and what comes of it after how many votes.
    @Test(arguments: [
        ("fff", true, 3), ("faff.", true, 4), ("aaa", false, 3), ("ffaaa", false, 5), ("ffxxx", false, 5),
        ("xxx", false, 3), ("fafaf", true, 5),
    ])
    func theMajorityOfAllSeatsDecides(_ votes: String, _ carried: Bool, _ after: Int) {
        var (office, id, motion) = deliberating()
        for (place, letter) in votes.enumerated() where letter != "." {
            let vote: Vote = letter == "f" ? .for : letter == "a" ? .against : .abstain
            #expect(office.ledger.registry.motions[motion]?.state == .open)
            office.ledger.accept(
                .castVote(CastVote(motionId: motion, vote: vote, reason: "as heard")), by: office.members[place])
        }
        #expect(office.ledger.registry.motions[motion]?.state == (carried ? .carried : .failed))
        #expect(office.ledger.registry.motions[motion]?.tally.cast == UInt32(after))
        #expect(office.ledger.registry.cases[id]?.state.stage == (carried ? .examined : .rejectedByBody))
    }

    @Test func aBureauVotesOnce() {
        var office = Office.dinghai()
        let deputy = office.ledger.grant(
            .bodyMember, to: office.ledger.person("finance", "deputy"), bureau: "finance")
        let id = office.caseUp(to: .deliberating)
        let motion = office.ledger.registry.cases[id]?.motion ?? ""
        #expect(office.ledger.registry.motions[motion]?.electorate.count == 6)
        #expect(office.ledger.registry.motions[motion]?.seats == 5)
        office.ledger.accept(.castVote(CastVote(motionId: motion, vote: .for)), by: deputy)
        let refusal = office.ledger.refuse(
            .castVote(CastVote(motionId: motion, vote: .against)), by: office.members[0])
        #expect(refusal.code == "vote.already")
        #expect(refusal.missing == ["finance"])
    }

    @Test func aDecidedMotionTakesNoVote() {
        var (office, _, motion) = deliberating()
        office.vote(motion, .for)
        let refusal = office.ledger.refuse(
            .castVote(CastVote(motionId: motion, vote: .for)), by: office.members[4])
        #expect(refusal.code == "step.wrong-state")
        #expect(refusal.missing.contains("state:carried"))
    }

    @Test func theElectorateIsFixedWhenTheMotionOpens() {
        var (office, _, motion) = deliberating()
        office.ledger.accept(
            .withdrawRole(WithdrawRole(person: office.members[0], role: .bodyMember, reason: "moved")),
            by: office.ledger.admin)
        #expect(
            office.ledger.refuse(.castVote(CastVote(motionId: motion, vote: .for)), by: office.members[0]).code
                == "role.missing")
        #expect(office.ledger.registry.motions[motion]?.seats == 5)
    }

    @Test func onlyTheGovernmentConfirmsAndOnlyWhatWasExamined() {
        var (office, id, _) = deliberating()
        let confirm = Action.What.confirmResult(
            ConfirmResult(applicationId: id, confirmed: true, documentNumber: "1"))
        #expect(office.ledger.refuse(confirm, by: office.authority).code == "role.missing")
        #expect(office.ledger.refuse(confirm, by: office.government).code == "step.wrong-state")
        office.advance(id, to: .examined)
        office.ledger.accept(
            .confirmResult(ConfirmResult(applicationId: id, confirmed: false, documentNumber: "1")),
            by: office.government)
        #expect(office.ledger.registry.cases[id]?.state.stage == .notConfirmed)
        let publish = office.ledger.refuse(
            .publishResult(PublishResult(applicationId: id)), by: office.authority)
        #expect(publish.missing.contains("next:none"))
    }
}
