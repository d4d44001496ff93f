// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// A county with everyone in office, and the steps of a case.
struct Office {
    var ledger: TestLedger
    let authority: String
    let government: String
    let custodian: String
    let releaser: String
    let applicant: String
    let signatory: String
    let members: [String]
    let experts: [String]
    let sealID = "seal-1"

    init(_ territory: String, code: String, territoryName: String) {
        var ledger = TestLedger(territory, .county, code: code, territoryName: territoryName)
        authority = ledger.grant(.dataAuthority, to: ledger.person("bureau", "wang"))
        government = ledger.grant(.government, to: ledger.person("government", "li"))
        custodian = ledger.grant(.sealCustodian, to: ledger.person("bureau", "zhao"))
        releaser = ledger.grant(.sealReleaser, to: ledger.person("bureau", "qian"))
        applicant = ledger.grant(.applicant, to: ledger.person("haida", "zhang"))
        signatory = ledger.grant(.operatorSignatory, to: ledger.person("haida", "chen"))
        members = ["finance", "justice", "police", "market", "industry"].map {
            ledger.grant(.bodyMember, to: ledger.person($0, "member"), bureau: $0)
        }
        experts = (1...6).map {
            let speciality = ["legal", "security", "industry"][$0 % 3]
            return ledger.grant(
                .expert, to: ledger.person("university", "expert\($0)"), specialities: [speciality])
        }
        self.ledger = ledger
    }

    static func dinghai() -> Office { Office("dinghai", code: "330902", territoryName: "定海区") }

    let documents: [DocumentKind] = [.applicationForm, .securityCommitment]

    func notice() -> PublishNotice {
        PublishNotice(
            field: .tourism, title: "文化旅游领域通告", opensMs: ledger.nowMs, closesMs: ledger.nowMs + 30 * 86_400_000,
            conditions: ["具备数据安全管理能力"], requiredDocuments: documents, panelSize: 3,
            requiredSpecialities: ["legal", "security"])
    }

    @discardableResult
    mutating func publishNotice() -> String {
        ledger.accept(.publishNotice(notice()), by: authority)
    }

    func application(_ notice: String, scenario: String = "ferry") -> SubmitApplication {
        SubmitApplication(
            noticeId: notice,
            applicant: Applicant(organ: "haida", creditCode: "91330900MA00000001", name: "海达", legalPerson: true),
            scenario: Scenario(key: scenario, name: "客流预测", purpose: "ferry-forecast", field: .tourism),
            documents: documents.map { Document(kind: $0, digest: [UInt8](repeating: 7, count: 32)) },
            dataItems: ["ferry.trips", "weather.daily", "hotel.nights"])
    }

    func terms() -> AgreementTerms {
        AgreementTerms(
            dataItems: ["ferry.trips", "weather.daily"], territories: ["330902", "330903"],
            termStartMs: ledger.nowMs, termEndMs: ledger.nowMs + 365 * 86_400_000, mode: .byScenario,
            breachLiability: "违约方承担责任", paid: false)
    }

    /// Takes a new case up to `stage`, by the people whose steps they are.
    @discardableResult
    mutating func caseUp(to stage: CaseStage, scenario: String = "ferry", notice: String? = nil) -> String {
        let notice = notice ?? ledger.registry.notices.order.last ?? publishNotice()
        let id = ledger.accept(.submitApplication(application(notice, scenario: scenario)), by: applicant)
        advance(id, to: stage)
        return id
    }

    mutating func advance(_ id: String, to stage: CaseStage) {
        let order: [CaseStage] = [
            .submitted, .accepted, .panelDrawn, .reviewed, .deliberating, .examined, .confirmed, .published,
            .agreementDrafted, .agreementSigned, .sealReleased, .sealed,
        ]
        guard let goal = order.firstIndex(of: stage) else { return }
        while let found = ledger.registry.cases[id], let place = order.firstIndex(of: found.state.stage), place < goal {
            step(found)
            if ledger.registry.cases[id]?.state.stage == found.state.stage { return }
        }
    }

    /// The next step of a case, wherever it stands.
    private mutating func step(_ found: Case) {
        let id = found.id
        let agreement = found.agreement ?? ""
        switch found.state {
        case .submitted: ledger.accept(.acceptApplication(AcceptApplication(applicationId: id)), by: authority)
        case .accepted: draw(id)
        case .panelDrawn(let panel):
            for expert in panel.awaited { ledger.accept(.submitReview(review(id)), by: expert) }
        case .reviewed: ledger.accept(.openMotion(OpenMotion(kind: .grant, subject: id)), by: authority)
        case .deliberating(let motion): vote(motion, .for)
        case .examined:
            ledger.accept(
                .confirmResult(ConfirmResult(applicationId: id, confirmed: true, documentNumber: "定政发〔2026〕1号")),
                by: government)
        case .confirmed: ledger.accept(.publishResult(PublishResult(applicationId: id)), by: authority)
        case .published:
            ledger.accept(.draftAgreement(DraftAgreement(applicationId: id, terms: terms())), by: authority)
        case .agreementDrafted: ledger.accept(.signAgreement(signing(agreement)), by: signatory)
        case .agreementSigned:
            enterSeal()
            ledger.accept(.releaseSeal(ReleaseSeal(agreementId: agreement, sealId: sealID)), by: releaser)
        case .sealReleased: ledger.accept(.sealAgreement(sealing(agreement)), by: custodian)
        default: break
        }
    }

    func review(_ id: String, recommended: Bool = true) -> SubmitReview {
        SubmitReview(
            applicationId: id,
            scores: ReviewScores(qualification: 80, capacity: 85, security: 90, value: 70, feasibility: 75),
            recommended: recommended, opinionDigest: [UInt8](repeating: 9, count: 32))
    }

    /// Votes until the motion is decided.
    mutating func vote(_ motion: String, _ vote: Vote) {
        for member in members where ledger.registry.motions[motion]?.state == .open {
            ledger.accept(.castVote(CastVote(motionId: motion, vote: vote, reason: "as heard")), by: member)
        }
    }

    func signing(_ agreement: String) -> SignAgreement {
        let digest = ledger.registry.agreements[agreement]?.digest ?? []
        return SignAgreement(
            agreementId: agreement, digest: digest, signature: ledger.cryptography.sign(signatory, digest))
    }

    func sealing(_ agreement: String) -> SealAgreement {
        let digest = ledger.registry.agreements[agreement]?.digest ?? []
        return SealAgreement(
            agreementId: agreement, sealId: sealID, digest: digest,
            sealSignature: ledger.cryptography.sign(sealID, digest))
    }

    mutating func enterSeal() {
        guard ledger.registry.seals[sealID] == nil else { return }
        ledger.accept(
            .enterSeal(sealEntry()), by: custodian)
    }

    /// The seal with the proof that its key is at hand.
    func sealEntry(_ id: String? = nil) -> EnterSeal { ledger.sealEntry(id ?? sealID) }
}

extension TestLedger {
    /// A seal's entry with the proof that its key is held.
    func sealEntry(_ id: String) -> EnterSeal {
        EnterSeal(
            sealId: id, publicKey: cryptography.key(of: id),
            sealSignature: cryptography.sign(id, SignedBytes.sealEntry(node: name, seal: id)))
    }
}
