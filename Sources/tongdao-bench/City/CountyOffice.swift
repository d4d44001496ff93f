// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Rules

/// The people of one county who take applications from notice to seal, each step signed by whoever may do it.
struct CountyOffice {
    static let purpose = "forecast"
    static let dataItems = ["weather", "traffic"]
    private static let termMilliseconds: UInt64 = 365 * 86_400_000
    private static let specialities = ["industry", "law", "information-technology", "security"]
    private static let bureaus = ["cyberspace", "finance", "justice"]

    let administrator: BenchPerson
    let operatorPerson: BenchPerson
    private let territory: Territory
    private let authority: BenchPerson
    private let experts: [BenchPerson]
    private let members: [BenchPerson]
    private let government: BenchPerson
    private let custodian: BenchPerson
    private let releaser: BenchPerson
    private let seal: SM2PrivateKey

    /// Connects everyone to the county's daemon and grants the roles.
    init(_ territory: Territory, port: Int, in city: BenchCity) async throws {
        func person(_ name: String) async throws -> BenchPerson {
            try await BenchPerson("\(BenchCity.uri(territory.name))/\(name)", at: territory, port: port, in: city)
        }
        self.territory = territory
        administrator = try await person("data-bureau/admin")
        authority = try await person("data-bureau/officer")
        operatorPerson = try await person("acme/signatory")
        var experts: [BenchPerson] = []
        for number in 1...Self.specialities.count { experts.append(try await person("university/expert-\(number)")) }
        self.experts = experts
        var members: [BenchPerson] = []
        for bureau in Self.bureaus { members.append(try await person("\(bureau)/member")) }
        self.members = members
        government = try await person("government/clerk")
        custodian = try await person("data-bureau/custodian")
        releaser = try await person("data-bureau/releaser")
        seal = try SM2PrivateKey()
        try await grantRoles()
    }

    private func grantRoles() async throws {
        try await administrator.grant(.dataAuthority, to: authority)
        try await administrator.grant(.applicant, to: operatorPerson)
        try await administrator.grant(.operatorSignatory, to: operatorPerson)
        for (expert, speciality) in zip(experts, Self.specialities) {
            try await administrator.grant(.expert, to: expert, specialities: [speciality])
        }
        for (member, bureau) in zip(members, Self.bureaus) {
            try await administrator.grant(.bodyMember, to: member, bureau: bureau)
        }
        try await administrator.grant(.government, to: government)
        try await administrator.grant(.sealCustodian, to: custodian)
        try await administrator.grant(.sealReleaser, to: releaser)
        try await custodian.send(
            .enterSeal(
                EnterSeal(
                    sealId: sealID, publicKey: seal.publicKey.bytes,
                    sealSignature: try seal.sign(
                        SignedBytes.sealEntry(node: BenchCity.uri(territory.name), seal: sealID), id: .default
                    ).bytes)))
    }

    private var sealID: String { "seal-\(territory.code)" }

    /// Opens a round of applications.
    /// - Returns: the notice's id.
    func publishNotice() async throws -> String {
        let now = WallClock.milliseconds
        return try await authority.send(
            .publishNotice(
                PublishNotice(
                    field: .tourism, title: "Tourism data", opensMs: now - 1_000, closesMs: now + 3_600_000,
                    conditions: ["a sound business"], requiredDocuments: [.applicationForm], panelSize: 3))
        ).subject
    }

    /// Takes one scenario through the whole flow.
    /// - Returns: the authorization's id; the hub has yet to register it.
    func authorize(_ scenario: String, under notice: String) async throws -> String {
        let application = try await operatorPerson.send(
            .submitApplication(
                SubmitApplication(
                    noticeId: notice,
                    applicant: Applicant(
                        organ: "acme", creditCode: "91330900MA00000001", name: "Acme", legalPerson: true),
                    scenario: Scenario(key: scenario, name: scenario, purpose: Self.purpose, field: .tourism),
                    documents: [Document(kind: .applicationForm, digest: SM3.hash([1]).bytes)],
                    dataItems: Self.dataItems))
        ).subject
        try await authority.send(.acceptApplication(AcceptApplication(applicationId: application)))
        try await drawPanel(for: application)
        try await review(application)
        let motion = try await authority.send(.openMotion(OpenMotion(kind: .grant, subject: application))).subject
        // Two of three are a majority.
        for member in members.prefix(2) {
            try await member.send(.castVote(CastVote(motionId: motion, vote: .for, reason: "sound")))
        }
        try await government.send(
            .confirmResult(ConfirmResult(applicationId: application, confirmed: true, documentNumber: "2026-1")))
        try await authority.send(.publishResult(PublishResult(applicationId: application)))
        try await concludeAgreement(on: application)
        return try await authority.applicationCase(application).authorizationId
    }

    /// Prepares the draw, waits for what the nodes of the three offices put in, and draws.
    private func drawPanel(for application: String) async throws {
        try await authority.send(.prepareDraw(PrepareDraw(applicationId: application)))
        try await Polling.until("the offices have done their part in the draw of \(application)") {
            try await authority.draw(of: application)?.showsEveryPart == true
        }
        try await authority.send(.drawPanel(DrawPanel(applicationId: application)))
    }

    private func review(_ application: String) async throws {
        let panel = Set(try await authority.applicationCase(application).panel)
        for expert in experts where panel.contains(expert.uri) {
            try await expert.send(
                .submitReview(
                    SubmitReview(
                        applicationId: application,
                        scores: ReviewScores(qualification: 80, capacity: 80, security: 90, value: 85, feasibility: 75),
                        recommended: true, opinionDigest: SM3.hash([2]).bytes)))
        }
    }

    private func concludeAgreement(on application: String) async throws {
        let now = WallClock.milliseconds
        let terms = AgreementTerms(
            dataItems: Self.dataItems, territories: [territory.code], termStartMs: now - 1_000,
            termEndMs: now + Self.termMilliseconds, mode: .byScenario, breachLiability: "as the law says")
        let id = try await authority.send(
            .draftAgreement(DraftAgreement(applicationId: application, terms: terms))
        ).subject
        let digest = try await authority.agreement(id).digest
        try await operatorPerson.send(
            .signAgreement(
                SignAgreement(
                    agreementId: id, digest: digest, signature: try operatorPerson.bundle.signer.sign(digest).bytes)))
        try await releaser.send(.releaseSeal(ReleaseSeal(agreementId: id, sealId: sealID)))
        try await custodian.send(
            .sealAgreement(
                SealAgreement(
                    agreementId: id, sealId: sealID, digest: digest,
                    sealSignature: try seal.sign(digest, id: .default).bytes)))
    }

    /// Waits until the hub's permit for it is held here.
    func waitUntilLive(_ authorization: String) async throws {
        try await Polling.until("\(authorization) is live with a permit") {
            let view = try await administrator.authorization(authorization)
            return view?.state == "live" && view?.permitLive == true
        }
    }
}
