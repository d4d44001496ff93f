// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Nobody reviews, votes on, seals or audits their own case, in person or by a deputy.
@Suite struct SeparationTests {
    private func other(_ role: Role, for person: String, instead held: Role, _ office: inout Office) {
        office.ledger.accept(
            .withdrawRole(WithdrawRole(person: person, role: held, reason: "moved")), by: office.ledger.admin)
        office.ledger.grant(role, to: person, bureau: "data")
    }

    @Test func everyLineHasItsNamesAndItsClauses() {
        #expect(Set(SeparationOfDuties.table.map(\.act)) == Set(SeparateAct.allCases))
        for row in SeparationOfDuties.table {
            #expect(!row.bars.isEmpty && !row.code.clauses.isEmpty, "\(row.act)")
            for identifier in [row.act.rawValue] + row.bars.map(\.identifier) {
                #expect(Wording.name(of: identifier, .chinese) != identifier, "\(identifier)")
                #expect(Wording.name(of: identifier, .english) != identifier, "\(identifier)")
            }
        }
    }

    @Test func everyDeedAndEveryTieKeepsSomeoneFromSomething() {
        let bars = SeparationOfDuties.table.flatMap(\.bars)
        for deed in Deed.allCases { #expect(bars.contains(.did(deed)), "\(deed)") }
        for tie in Tie.allCases { #expect(bars.contains(.tied(tie)), "\(tie)") }
    }

    @Test func whoeverAppliedJudgesItInNoLaterOffice() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .submitted)
        let applicant = office.applicant
        other(.dataAuthority, for: applicant, instead: .applicant, &office)
        let accept = Action.What.acceptApplication(AcceptApplication(applicationId: id))
        let refusal = office.ledger.refuse(accept, by: applicant)
        #expect(refusal.code == "duty.own-case" && refusal.missing == ["person:\(applicant)", "bar:has-handed-in"])
        #expect(refusal.clauses == ["ZS-1.1", "ZS-2.2h"])
        // A colleague who handed in nothing is of the same organ.
        let colleague = office.ledger.grant(.dataAuthority, to: office.ledger.person("haida", "other"))
        #expect(office.ledger.refuse(accept, by: colleague).missing.last == "bar:own-organ")
        office.ledger.accept(accept, by: office.authority)
        #expect(
            office.ledger.refuse(.prepareDraw(PrepareDraw(applicationId: id)), by: applicant).code == "duty.own-case")
    }

    @Test func whoeverReviewedHasNoVoteAndConfirmsNothing() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .reviewed)
        let expert = try #require(office.ledger.registry.cases[id]?.panel.first)
        office.ledger.grant(.bodyMember, to: expert, bureau: "science")
        office.ledger.grant(.government, to: expert)
        let motion = office.ledger.accept(.openMotion(OpenMotion(kind: .grant, subject: id)), by: office.authority)
        #expect(office.ledger.registry.motions[motion]?.electorate == office.members.sorted())
        let vote = office.ledger.refuse(.castVote(CastVote(motionId: motion, vote: .for)), by: expert)
        #expect(vote.code == "duty.own-case")
        office.vote(motion, .for)
        let confirm = Action.What.confirmResult(
            ConfirmResult(applicationId: id, confirmed: true, documentNumber: "1"))
        #expect(office.ledger.refuse(confirm, by: expert).missing.last == "bar:has-reviewed")
        let voter = office.members[0]
        office.ledger.grant(.government, to: voter)
        #expect(office.ledger.refuse(confirm, by: voter).missing.last == "bar:has-voted")
        office.ledger.accept(confirm, by: office.government)
    }

    @Test func aMemberWhoseDeputyVotedHasVoted() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .deliberating)
        let motion = office.ledger.registry.cases[id]?.motion ?? ""
        let member = office.members[0]
        let deputy = office.ledger.person("finance", "deputy")
        office.ledger.accept(
            .nameDeputy(NameDeputy(deputy: deputy, untilMs: office.ledger.nowMs + 86_400_000)), by: member)
        office.ledger.accept(.castVote(CastVote(motionId: motion, vote: .for)), by: deputy)
        for voter in office.members[1...2] {
            office.ledger.accept(.castVote(CastVote(motionId: motion, vote: .for)), by: voter)
        }
        for person in [member, deputy] {
            office.ledger.grant(.government, to: person)
            let refusal = office.ledger.refuse(
                .confirmResult(ConfirmResult(applicationId: id, confirmed: true, documentNumber: "1")), by: person)
            #expect(refusal.missing == ["person:\(person)", "bar:has-voted"])
        }
    }

    /// Neither the holder by the deputy nor the deputy by the holder.
    @Test(arguments: [false, true]) func aDeputyIsNoWayRound(_ isDeputyFirst: Bool) {
        var city = City()
        let id = city.liveAuthorization()
        let deputy = city.hub.person("bureau", "deputy")
        let delegate = DelegateRole(
            deputy: deputy, role: .hubAdministrator, untilMs: city.hub.nowMs + 86_400_000, reason: "出差")
        city.hub.accept(.delegateRole(delegate), by: city.hubAdministrator)
        let (first, second) = isDeputyFirst ? (deputy, city.hubAdministrator) : (city.hubAdministrator, deputy)
        city.hub.accept(.suspendAuthorization(city.suspension(id)), by: first)
        let refusal = city.hub.refuse(.resumeAuthorization(city.resumption(id)), by: second)
        #expect(refusal.code == "resumption.same-person" && refusal.missing == [city.hubAdministrator])
        let supervisor = city.supervisor()
        city.hub.accept(.resumeAuthorization(city.resumption(id)), by: supervisor)
        // The later suspension is the one that counts.
        city.hub.accept(.suspendAuthorization(city.suspension(id)), by: supervisor)
        city.hub.accept(.resumeAuthorization(city.resumption(id)), by: first)
    }

    @Test func aDeputyReleasesNoSealItsHolderKeeps() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .agreementSigned)
        office.enterSeal()
        office.ledger.grant(.sealReleaser, to: office.custodian)
        office.ledger.accept(.delegateRole(office.delegation(.sealReleaser)), by: office.custodian)
        let release = Action.What.releaseSeal(
            ReleaseSeal(
                agreementId: office.ledger.registry.cases[id]?.agreement ?? "", sealId: office.sealID))
        let refusal = office.ledger.refuse(release, by: office.delegation().deputy)
        #expect(refusal.code == "seal.same-person" && refusal.missing == [office.custodian])
    }

    /// A seal whose keeper may not put it to the agreement is not released for it, nor handed to such a keeper.
    @Test func whatIsReleasedCanBeSealed() {
        var office = Office.dinghai()
        let id = office.caseUp(to: .agreementSigned)
        let agreement = office.ledger.registry.cases[id]?.agreement ?? ""
        let insider = office.ledger.grant(.sealCustodian, to: office.ledger.person("haida", "keeper"))
        office.ledger.accept(.enterSeal(office.sealEntry("seal-9")), by: insider)
        let refusal = office.ledger.refuse(
            .releaseSeal(ReleaseSeal(agreementId: agreement, sealId: "seal-9")), by: office.releaser)
        #expect(refusal.missing == ["person:\(insider)", "bar:own-organ"])
        office.advance(id, to: .sealReleased)
        let other = office.ledger.grant(.sealReleaser, to: office.ledger.person("bureau", "third"))
        let transfer = office.ledger.refuse(
            .transferSeal(TransferSeal(sealId: office.sealID, custodian: insider)), by: other)
        #expect(transfer.code == "duty.own-case")
        office.advance(id, to: .sealed)
    }

    @Test func whoeverWasPresentWritesNoMinutes() {
        var office = Office.dinghai()
        let motion = office.openProblem()
        let session = office.callSession(on: [motion])
        office.attend(session, office.members)
        office.ledger.grant(.dataAuthority, to: office.members[0])
        let close = CloseSession(sessionId: session, minutesDigest: [UInt8](repeating: 1, count: 32))
        #expect(office.ledger.refuse(.closeSession(close), by: office.members[0]).missing.last == "bar:has-attended")
        office.ledger.accept(.closeSession(close), by: office.authority)
    }

    @Test func nobodyAppointsOrAssessesThemselves() {
        var office = Office.dinghai()
        office.ledger.grant(.expert, to: office.authority, specialities: ["legal"])
        let appoint = AppointExpert(
            person: office.authority, specialities: ["legal"], employer: "bureau",
            untilMs: office.ledger.nowMs + 86_400_000)
        #expect(office.ledger.refuse(.appointExpert(appoint), by: office.authority).code == "person.self")
        let assess = AssessExpert(person: office.authority, marks: 90, remarkDigest: [UInt8](repeating: 1, count: 32))
        #expect(office.ledger.refuse(.assessExpert(assess), by: office.authority).code == "person.self")
    }

    /// What was done is told from the records alone, and a snapshot keeps it.
    @Test func deedsComeOfTheRecords() throws {
        var office = Office.dinghai()
        let id = office.caseUp(to: .sealed)
        let deeds = office.ledger.registry.deeds.about(id)
        #expect(deeds.first?.deed == .handedIn && deeds.first?.person == office.applicant)
        #expect(deeds.filter { $0.deed == .reviewed }.count == 3)
        #expect(office.ledger.registry.deeds.has(office.signatory, .signed, about: id))
        var again = Registry()
        for record in office.ledger.records { try again.apply(record) }
        #expect(again == office.ledger.registry)
    }
}
