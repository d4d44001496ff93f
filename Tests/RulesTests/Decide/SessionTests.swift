// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-2.1.1a to e: the body meets, its members stand in for each other and step back, and it resolves.
@Suite struct SessionTests {
    private func ballot(_ motion: String, _ vote: Vote = .for) -> Action.What {
        .castVote(CastVote(motionId: motion, vote: vote, reason: "as heard"))
    }

    @Test func aSessionDecidesOnceMoreThanHalfTheBureausAreThere() {
        var office = Office.dinghai()
        let motion = office.openProblem()
        let session = office.callSession(on: [motion])
        #expect(office.ledger.registry.sessions[session]?.quorum == 3)
        office.attend(session, Array(office.members[0...1]))
        let early = office.ledger.refuse(ballot(motion), by: office.members[0])
        #expect(early.code == "session.no-quorum")
        #expect(early.missing == ["session:\(session)", "present:2", "needed:3"])
        office.attend(session, [office.members[2]])
        for member in office.members[0...2] { office.ledger.accept(ballot(motion), by: member) }
        #expect(office.ledger.registry.motions[motion]?.state == .carried)
        office.closeSession(session)
        guard case .sessionClosed(let closed)? = office.ledger.records.last?.body?.fact else {
            Issue.record("the session is not closed on record")
            return
        }
        #expect(closed.present == 3 && closed.decided == 1)
        #expect(
            office.ledger.refuse(.attendSession(AttendSession(sessionId: session)), by: office.members[4]).code
                == "step.wrong-state")
    }

    @Test func whatASessionLeavesUndecidedIsDecidedInWriting() {
        var office = Office.dinghai()
        let motion = office.openProblem()
        let session = office.callSession(on: [motion])
        #expect(
            office.ledger.refuse(.callSession(CallSession(agenda: [motion])), by: office.authority).missing == [motion])
        #expect(office.ledger.refuse(ballot(motion), by: office.members[0]).code == "session.no-quorum")
        office.closeSession(session)
        office.ledger.accept(ballot(motion), by: office.members[0])
    }

    @Test func aDeputyVotesForTheBureauUntilTheMemberHas() {
        var office = Office.dinghai()
        let deputy = office.ledger.person("finance", "colleague")
        let until = office.ledger.nowMs + 10 * 86_400_000
        let first = office.openProblem()
        #expect(office.ledger.refuse(ballot(first), by: deputy).code == "role.missing")
        office.ledger.accept(.nameDeputy(NameDeputy(deputy: deputy, untilMs: until)), by: office.members[0])
        office.ledger.accept(ballot(first), by: deputy)
        #expect(office.ledger.registry.motions[first]?.votes["finance"] == .for)
        #expect(office.ledger.refuse(ballot(first), by: office.members[0]).code == "vote.already")
        for member in office.members[1...2] { office.ledger.accept(ballot(first), by: member) }
        #expect(office.ledger.registry.motions[first]?.state == .carried)
        office.ledger.nowMs = until
        let second = office.openProblem()
        #expect(office.ledger.refuse(ballot(second), by: deputy).code == "role.missing")
    }

    @Test func aRecusalTakesTheSeatAndMaySettleTheMotion() {
        var office = Office.dinghai()
        let motion = office.openProblem()
        for member in office.members[0...1] { office.ledger.accept(ballot(motion), by: member) }
        #expect(office.ledger.registry.motions[motion]?.state == .open)
        for (place, member) in office.members[2...3].enumerated() {
            office.ledger.accept(
                .recuseFromMotion(RecuseFromMotion(motionId: motion, reason: "a relative")), by: member)
            #expect(office.ledger.registry.motions[motion]?.seats == UInt32(4 - place))
            // Two of four is no majority, two of three is.
            #expect(office.ledger.registry.motions[motion]?.state == (place == 0 ? .open : .carried))
        }
    }

    @Test func whenEveryoneStepsBackTheMotionFails() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .deliberating)
        let motion = office.ledger.registry.cases[id]?.motion ?? ""
        for member in office.members {
            office.ledger.accept(
                .recuseFromMotion(RecuseFromMotion(motionId: motion, reason: "a relative")), by: member)
        }
        #expect(office.ledger.registry.motions[motion]?.state == .failed)
        #expect(office.ledger.registry.cases[id]?.state.stage == .rejectedByBody)
    }

    @Test func aColleagueOfTheApplicantHasNoSeat() {
        var office = Office.dinghai()
        let colleague = office.ledger.grant(
            .bodyMember, to: office.ledger.person("haida", "member"), bureau: "tourism")
        let id = office.caseUp(to: .deliberating)
        let motion = office.ledger.registry.cases[id]?.motion ?? ""
        #expect(office.ledger.registry.motions[motion]?.electorate.contains(colleague) == false)
        #expect(office.ledger.registry.motions[motion]?.seats == 5)
        #expect(office.ledger.refuse(ballot(motion), by: colleague).code == "vote.conflict")
        // On other matters the bureau has its vote.
        office.ledger.accept(ballot(office.openProblem()), by: colleague)
    }

    @Test func aMajorProblemIsAboutSomethingOnRecord() {
        var office = Office.dinghai()
        let unknown = office.ledger.refuse(
            .openMotion(OpenMotion(kind: .majorProblem, subject: "X-1")), by: office.authority)
        #expect(unknown.code == "subject.not-found")
        let id = office.caseUp(to: .sealed)
        let authorization = office.ledger.registry.cases[id]?.authorization ?? ""
        let motion = office.resolve(authorization)
        #expect(office.ledger.registry.motions[motion]?.kind == .majorProblem)
        #expect(office.ledger.registry.motions.latestBySubject[authorization] == nil)
    }

    @Test func aTaskIsClosedByItsOfficeAndOverdueGoesToTheBody() {
        var office = Office.dinghai()
        let motion = office.resolve()
        let id = office.ledger.accept(.assignTask(office.task(motion)), by: office.authority)
        func entry(_ nowMs: UInt64) -> RegisterEntry? {
            Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: nowMs).entries(of: .tasks).first
        }
        let due = entry(office.ledger.nowMs)?.dues.first
        #expect(due?.owner == "data-authority" && due?.escalatesTo == "body-member")
        #expect((due?.atMs ?? 0) - (due?.warnMs ?? 0) == 7 * 86_400_000)
        let close = Action.What.closeTask(CloseTask(taskId: id, result: .done, reportDigest: Office.digest))
        #expect(office.ledger.refuse(close, by: office.government).code == "role.missing")
        office.ledger.accept(close, by: office.authority)
        #expect(entry(office.ledger.nowMs)?.state == "task-closed")
        #expect(entry(office.ledger.nowMs)?.dues.isEmpty == true)
        #expect(office.ledger.refuse(close, by: office.authority).code == "step.wrong-state")
    }

    @Test func aTaskOfTheCityIsClosedInTheCounty() {
        var city = City()
        city.sync()
        let county = city.dinghai.ledger.name
        let motion = city.hub.accept(
            .openMotion(OpenMotion(kind: .majorProblem, subject: city.hub.name)), by: city.hubAuthority)
        for member in city.hubMembers where city.hub.registry.motions[motion]?.state == .open {
            city.hub.accept(.castVote(CastVote(motionId: motion, vote: .for)), by: member)
        }
        var task = city.dinghai.task(motion, node: county)
        let stranger = city.hub.refuse(
            .assignTask(
                {
                    var other = task; other.node = "tongdao://zhoushan/shengsi"; return other
                }()),
            by: city.hubAuthority)
        #expect(stranger.code == "node.not-admitted")
        task.dueMs = city.hub.nowMs + 86_400_000
        let id = city.hub.accept(.assignTask(task), by: city.hubAuthority)
        city.deliver(\.dinghai)
        #expect(city.dinghai.ledger.registry.tasks[id]?.state == .assigned)
        #expect(city.putuo.ledger.registry.tasks[id] == nil)
        let closed = TaskClosed(taskId: id, result: .impossible, reportDigest: Office.digest)
        city.dinghai.ledger.accept(
            .closeTask(CloseTask(taskId: id, result: .impossible, reportDigest: Office.digest)),
            by: city.dinghai.authority)
        #expect(city.hub.hubRules.taskClosed(closed, from: city.putuo.ledger.name).isEmpty)
        city.hub.observe(city.hub.hubRules.taskClosed(closed, from: county))
        #expect(city.hub.registry.tasks[id]?.state == .closed(.impossible, report: Office.digest))
        #expect(city.hub.hubRules.taskClosed(closed, from: county).isEmpty)
    }
}
