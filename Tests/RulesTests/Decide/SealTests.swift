// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// ZS-2.1.1f, ZS-2.1.1g: a contract seal from its entry to the end of its use.
@Suite struct SealTests {
    private let agreement = "G330902-2026-0001"

    private func enter(_ id: String, _ office: inout Office) {
        office.ledger.accept(.enterSeal(office.sealEntry(id)), by: office.custodian)
    }

    private func uses(_ office: Office) -> [RegisterEntry] {
        Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs).entries(of: .sealUses)
    }

    private func value(_ name: String, _ entry: RegisterEntry?) -> String {
        entry?.values.first { $0.name == name }?.text ?? ""
    }

    @Test func whatWasSealedAfterTheLossIsSuspect() {
        var office = Office.dinghai()
        office.caseUp(to: .sealReleased)
        let before = office.ledger.nowMs - 1
        office.ledger.accept(.sealAgreement(office.sealing(agreement)), by: office.custodian)
        #expect(value("seal-suspect", uses(office).first) == "")
        let report = ReportSealLost(sealId: office.sealID, lostMs: before, reason: "stolen")
        office.ledger.accept(.reportSealLost(report), by: office.releaser)
        guard case .sealLost(let fact)? = office.ledger.records.last?.body?.fact else {
            Issue.record("no loss on record")
            return
        }
        #expect(fact.suspectAgreements == [agreement])
        #expect(value("seal-suspect", uses(office).first) == "sealed-after-loss")
        #expect(office.ledger.registry.seals[office.sealID]?.state == .lost(sinceMs: before))
        let again = office.ledger.refuse(.reportSealLost(report), by: office.releaser)
        #expect(again.code == "step.wrong-state" && again.clauses.contains("ZS-2.1.1f"))
    }

    @Test func whatWasSealedBeforeTheLossStands() {
        var office = Office.dinghai()
        office.caseUp(to: .sealed)
        office.ledger.nowMs += 60_000
        office.ledger.accept(.reportSealLost(ReportSealLost(sealId: office.sealID)), by: office.custodian)
        guard case .sealLost(let fact)? = office.ledger.records.last?.body?.fact else {
            Issue.record("no loss on record")
            return
        }
        #expect(fact.suspectAgreements.isEmpty && fact.lostMs > 0)
        #expect(value("seal-suspect", uses(office).first) == "")
    }

    /// The agreement whose seal is lost between release and sealing goes on with another one.
    @Test func anotherSealIsReleasedInPlaceOfALostOne() {
        var office = Office.dinghai()
        office.caseUp(to: .sealReleased)
        office.ledger.accept(.reportSealLost(ReportSealLost(sealId: office.sealID)), by: office.custodian)
        let lost = office.ledger.refuse(.sealAgreement(office.sealing(agreement)), by: office.custodian)
        #expect(lost.missing == ["seal:\(office.sealID)", "state:seal-lost"])
        enter("seal-2", &office)
        let replacement = ReplaceSeal(sealId: office.sealID, successorId: "seal-2", reason: "lost")
        office.ledger.accept(.replaceSeal(replacement), by: office.releaser)
        office.ledger.accept(
            .releaseSeal(ReleaseSeal(agreementId: agreement, sealId: "seal-2")), by: office.releaser)
        var sealing = office.sealing(agreement)
        sealing.sealId = "seal-2"
        sealing.sealSignature = office.ledger.cryptography.sign("seal-2", sealing.digest)
        office.ledger.accept(.sealAgreement(sealing), by: office.custodian)
        let seals = office.ledger.registry.seals
        #expect(seals[office.sealID]?.state == .replaced(by: "seal-2") && seals[office.sealID]?.uses.isEmpty == true)
        #expect(seals[office.sealID]?.publicKey == office.ledger.cryptography.key(of: office.sealID))
        let log = uses(office)
        #expect(log.map(\.id) == [agreement] && log.first?.state == "sealed")
        #expect(value("used-seal", log.first) == "seal-2")
        #expect(value("released-by", log.first) == office.releaser && value("put-by", log.first) == office.custodian)
        #expect(value("text-digest", log.first).count == 64)
    }

    @Test func aSealGoesToAnotherKeeperButNotToWhoReleasedIt() {
        var office = Office.dinghai()
        office.caseUp(to: .sealReleased)
        let second = office.ledger.grant(.sealCustodian, to: office.ledger.person("bureau", "second"))
        let officer = office.ledger.grant(.sealReleaser, to: office.ledger.person("bureau", "officer"))
        office.ledger.grant(.sealCustodian, to: office.releaser)
        let pending = office.ledger.refuse(
            .transferSeal(TransferSeal(sealId: office.sealID, custodian: office.releaser)), by: officer)
        #expect(pending.code == "seal.same-person" && pending.clauses.contains("ZS-2.1.1g"))
        let byKeeper = office.ledger.refuse(
            .transferSeal(TransferSeal(sealId: office.sealID, custodian: second)), by: office.custodian)
        #expect(byKeeper.code == "role.missing")
        office.ledger.accept(.transferSeal(TransferSeal(sealId: office.sealID, custodian: second)), by: officer)
        let former = office.ledger.refuse(.sealAgreement(office.sealing(agreement)), by: office.custodian)
        #expect(former.code == "seal.not-custodian")
        office.ledger.accept(.sealAgreement(office.sealing(agreement)), by: second)
    }

    @Test func aRetiredSealIsOutOfUseForGood() {
        var office = Office.dinghai()
        office.caseUp(to: .agreementSigned)
        office.enterSeal()
        office.ledger.accept(.retireSeal(RetireSeal(sealId: office.sealID, reason: "reform")), by: office.releaser)
        let release = office.ledger.refuse(
            .releaseSeal(ReleaseSeal(agreementId: agreement, sealId: office.sealID)), by: office.releaser)
        #expect(release.code == "seal.not-in-use")
        let again = office.ledger.refuse(.retireSeal(RetireSeal(sealId: office.sealID)), by: office.releaser)
        #expect(again.code == "step.wrong-state")
        #expect(
            office.ledger.refuse(.retireSeal(RetireSeal(sealId: "none")), by: office.releaser).code
                == "subject.not-found")
    }

    /// The city keeps its own seal by the same rules.
    @Test func theHubHasASealToo() {
        var hub = TestLedger("city", .hub, code: "330900", territoryName: "舟山市")
        let keeper = hub.grant(.sealCustodian, to: hub.person("bureau", "keeper"))
        let officer = hub.grant(.sealReleaser, to: hub.person("bureau", "officer"))
        for id in ["city-1", "city-2"] {
            hub.accept(.enterSeal(hub.sealEntry(id)), by: keeper)
        }
        hub.accept(.replaceSeal(ReplaceSeal(sealId: "city-1", successorId: "city-2", reason: "worn")), by: officer)
        #expect(hub.registry.seals["city-1"]?.state == .replaced(by: "city-2"))
    }
}
