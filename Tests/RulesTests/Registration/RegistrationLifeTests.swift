// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Testing

@testable import Rules

/// What becomes of a registration that has its code (CN-REG 9, 15, 20).
@Suite struct RegistrationLifeTests {
    private static let day: UInt64 = 86_400_000

    private func entry(_ office: Office) -> RegisterEntry? {
        Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
            .entries(of: .registrations).first
    }

    @Test func itExpiresByItselfToTheMillisecond() throws {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "coded")
        let end = try #require(office.life(of: id)).endsMs
        office.ledger.nowMs = end - 1
        #expect(entry(office)?.state == "coded" && entry(office)?.dues.first?.what == "lives-until")
        office.ledger.nowMs = end - 2
        office.ledger.accept(office.request(.cancellation, of: id), by: office.provider)
        office.ledger.accept(office.decision(on: id, granted: false, reason: "撤回"), by: office.authority)
        #expect(entry(office)?.state == "registration-expired" && entry(office)?.isPublic == true)
        let late = office.ledger.refuse(office.request(.renewal, of: id), by: office.provider)
        #expect(late.code == "registration.expired")
    }

    @Test func itIsRenewedOnlyWithinSixtyDaysBeforeItsEnd() throws {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "coded")
        let end = try #require(office.life(of: id)).endsMs
        office.ledger.nowMs = end - 60 * Self.day - 2
        let early = office.ledger.refuse(office.request(.renewal, of: id), by: office.provider)
        #expect(early.code == "registration.renewal-early")
        office.ledger.nowMs = end - 60 * Self.day - 1
        office.ledger.accept(office.request(.renewal, of: id), by: office.provider)
        // Asked for in time; the decision may come when the old life is over.
        office.ledger.nowMs = end + Self.day
        office.ledger.accept(office.decision(on: id), by: office.authority)
        #expect(office.life(of: id)?.endsMs == CivilTime(unixMs: end).adding(months: 36).unixMs)
        #expect(entry(office)?.state == "coded")
    }

    @Test func aProductLivesAsLongAsItsAgreement() throws {
        var office = Office.ofRegistrations()
        let first = office.caseUp(to: .sealed)
        let agreement = try #require(office.ledger.registry.cases[first]?.agreement)
        let end = try #require(office.ledger.registry.agreements[agreement]).terms.termEndMs
        let evidence = office.preserve(by: office.signatory)
        let id = office.ledger.accept(
            .applyRegistration(ApplyRegistration(content: office.productContent(evidence, agreement: agreement))),
            by: office.signatory)
        office.advance(registration: id, to: "coded")
        #expect(office.life(of: id)?.endsMs == end)
        office.ledger.nowMs = end - 10 * Self.day
        let without = office.ledger.refuse(office.request(.renewal, of: id), by: office.signatory)
        #expect(without.code == "registration.incomplete" && without.missing == ["agreement"])
        let same = office.ledger.refuse(
            office.request(.renewal, of: id, agreement: agreement), by: office.signatory)
        #expect(same.code == "registration.end-invalid")
        let notice = office.publishNotice()
        let second = office.caseUp(to: .sealed, scenario: "again", notice: notice)
        let renewed = try #require(office.ledger.registry.cases[second]?.agreement)
        office.ledger.accept(office.request(.renewal, of: id, agreement: renewed), by: office.signatory)
        office.ledger.accept(office.decision(on: id), by: office.authority)
        #expect(office.life(of: id)?.endsMs == office.ledger.registry.agreements[renewed]?.terms.termEndMs)
    }

    @Test func aChangeTakesEffectOnlyWhenItIsGranted() throws {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "coded")
        var content = try #require(office.ledger.registry.registrations[id]).content
        content.useScenario = "船期安排"
        office.ledger.accept(office.request(.change, of: id, content), by: office.provider)
        office.ledger.accept(office.decision(on: id, granted: false, reason: "场景不符"), by: office.authority)
        #expect(office.ledger.registry.registrations[id]?.content.useScenario == "客流预测")
        office.ledger.accept(office.request(.correction, of: id, content), by: office.provider)
        office.ledger.accept(office.decision(on: id), by: office.authority)
        #expect(office.ledger.registry.registrations[id]?.content.useScenario == "船期安排")
        #expect(office.state(of: id) == "coded")
    }

    @Test func aChangeMakesNoProductOfAResource() throws {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "coded")
        let evidence = try #require(office.ledger.registry.registrations[id]).content.evidenceId
        var content = office.productContent(evidence)
        content.subjects = ["bureau"]
        let no = office.ledger.refuse(office.request(.change, of: id, content), by: office.provider)
        #expect(no.code == "role.missing" && no.missing == ["role:operator-signatory"])
    }

    @Test func aCancellationIsDueInTenWorkingDaysAndEndsIt() throws {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "coded")
        let start = office.ledger.nowMs
        office.ledger.accept(office.request(.cancellation, of: id), by: office.provider)
        let due = try #require(entry(office)?.dues.first)
        #expect(due.what == "decide-registration-change")
        #expect(due.atMs == WorkingCalendar([]).term(ofWorkingDays: 10, after: start).endsMs)
        office.ledger.accept(office.decision(on: id), by: office.authority)
        #expect(office.state(of: id) == "registration-cancelled")
        #expect(
            office.ledger.refuse(office.request(.change, of: id), by: office.provider).code == "step.wrong-state")
    }

    @Test func itIsRevokedForACauseTheSetNames() {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "coded")
        var without = office.revocation(of: id)
        without.revocationCause = .unspecified
        let no = office.ledger.refuse(.revokeRegistration(without), by: office.authority)
        #expect(no.code == "registration.reason-missing" && no.missing == ["revocation-cause"])
        office.ledger.accept(office.request(.cancellation, of: id), by: office.provider)
        // Asking to cancel it does not escape the revocation.
        office.ledger.accept(.revokeRegistration(office.revocation(of: id)), by: office.authority)
        #expect(office.state(of: id) == "registration-revoked" && entry(office)?.isPublic == true)
    }

    @Test func onlyThoseItIsRegisteredForAskForAChange() {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "coded")
        let no = office.ledger.refuse(office.request(.cancellation, of: id), by: office.signatory)
        #expect(no.code == "organ.foreign")
    }

    /// Of people the register says nothing, and the ledger everything.
    @Test func theRegisterNamesOrgansOnly() throws {
        var office = Office.ofRegistrations()
        let id = office.registrationUp(to: "in-notice")
        office.ledger.accept(office.objection(to: id), by: office.applicant)
        let shown = try #require(entry(office))
        #expect(shown.isPublic)
        #expect(!shown.values.contains { $0.text.contains(office.provider) || $0.text.contains(office.applicant) })
        #expect(shown.values.contains(RegisterValue(name: "calendar", text: "calendar-unconfirmed")))
    }

    /// The hub finds it by its code in the county's copy, and the copy's decisions are judged again.
    @Test func theHubSeesItByItsCopy() throws {
        var city = City()
        city.announce(.cn2025Registration)
        city.distribute(.cn2025Registration)
        city.sync()
        city.dinghai.ledger.grant(.dataProvider, to: city.dinghai.provider)
        let id = city.dinghai.registrationUp(to: "coded")
        city.sync()
        let copy = try #require(city.copies[city.dinghai.ledger.name])
        #expect(copy.registrations[id] == city.dinghai.ledger.registry.registrations[id])
        let code = try #require(city.dinghai.life(of: id)).code
        let registers = Registers(copy, ruleSet: .zs2024, nowMs: city.hub.nowMs)
        #expect(registers.entries(RegisterRequest(register: "registrations", filter: code)).map(\.id) == [id])
    }
}
