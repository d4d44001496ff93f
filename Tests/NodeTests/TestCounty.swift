// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Foundation
import Messages
import NodeCore
import Rules
import Transport

@testable import Node

/// Officers, experts and an operator of one county, and the way they take a case from notice to seal.
struct TestCounty {
    let node: RunningNode
    let city: TestCity
    let code: String
    let admin: TestPerson
    let authority: TestPerson
    let applicant: TestPerson
    let experts: [TestPerson]
    let members: [TestPerson]
    let government: TestPerson
    let custodian: TestPerson
    let releaser: TestPerson
    let seal: SM2PrivateKey

    init(_ node: RunningNode, code: String, in city: TestCity) async throws {
        self.node = node
        self.city = city
        self.code = code
        func person(_ organ: String, _ name: String) async throws -> TestPerson {
            try await TestPerson("\(node.node)/\(organ)/\(name)", at: node, in: city)
        }
        admin = try await person("data-bureau", "admin")
        authority = try await person("data-bureau", "officer")
        applicant = try await person("acme", "signatory")
        var experts: [TestPerson] = []
        for number in 1...4 { experts.append(try await person("university", "expert-\(number)")) }
        self.experts = experts
        members = [
            try await person("cyberspace", "member"), try await person("finance", "member"),
            try await person("justice", "member"),
        ]
        government = try await person("government", "clerk")
        custodian = try await person("data-bureau", "custodian")
        releaser = try await person("data-bureau", "releaser")
        seal = try SM2PrivateKey()
        try await grantRoles()
    }

    private func grant(_ person: TestPerson, _ role: Role, bureau: String = "", specialities: [String] = [])
        async throws
    {
        _ = try await admin.send(
            .grantRole(
                GrantRole(
                    person: person.bundle.subject.description, role: role, bureau: bureau,
                    specialities: specialities, fromMs: 1, publicKey: person.publicKey)))
    }

    private func grantRoles() async throws {
        try await grant(authority, .dataAuthority)
        try await grant(applicant, .applicant)
        try await grant(applicant, .operatorSignatory)
        let fields = ["industry", "law", "information-technology", "security"]
        for (expert, field) in zip(experts, fields) { try await grant(expert, .expert, specialities: [field]) }
        for (member, bureau) in zip(members, ["cyberspace", "finance", "justice"]) {
            try await grant(member, .bodyMember, bureau: bureau)
        }
        try await grant(government, .government)
        try await grant(custodian, .sealCustodian)
        try await grant(releaser, .sealReleaser)
        _ = try await custodian.send(
            .enterSeal(
                EnterSeal(
                    sealId: "seal-\(code)", publicKey: seal.publicKey.bytes,
                    sealSignature: try seal.sign(
                        SignedBytes.sealEntry(node: "\(node.node)", seal: "seal-\(code)"), id: .default
                    ).bytes)))
    }

    /// Takes one scenario through the whole flow.
    /// - Returns: the authorization's id.
    func authorize(_ scenario: String, territories: [String]) async throws -> String {
        let now = UInt64(Date.now.timeIntervalSince1970 * 1_000)
        let application = try await apply(scenario)
        _ = try await authority.send(.acceptApplication(AcceptApplication(applicationId: application)))
        try await drawPanel(application)
        try await review(application)
        let motion = try await authority.send(.openMotion(OpenMotion(kind: .grant, subject: application))).subject
        try await vote(motion, members)
        _ = try await government.send(
            .confirmResult(ConfirmResult(applicationId: application, confirmed: true, documentNumber: "2026-1")))
        _ = try await authority.send(.publishResult(PublishResult(applicationId: application)))
        return try await sign(application, territories: territories, now: now)
    }

    /// Prepares the draw, waits for what the nodes of the three offices put in, and draws.
    private func drawPanel(_ application: String) async throws {
        _ = try await authority.send(.prepareDraw(PrepareDraw(applicationId: application)))
        try await eventually("the offices have done their part in the draw of \(application)") {
            let draws = try await authority.connection.call(
                Method.queriesRegister,
                RegisterRequest(register: RegisterName.draws.rawValue, filter: application, node: "\(node.node)"),
                timeout: .seconds(10))
            let parts = draws.entries.last?.values.filter { value in
                DrawOffice.order.contains { $0.identifier == value.name } && value.text == "revealed"
            }
            return parts?.count == DrawOffice.order.count
        }
        _ = try await authority.send(.drawPanel(DrawPanel(applicationId: application)))
    }

    /// Hands in an application under a notice of its own.
    /// - Returns: its id.
    func apply(_ scenario: String) async throws -> String {
        let now = UInt64(Date.now.timeIntervalSince1970 * 1_000)
        let notice = try await authority.send(
            .publishNotice(
                PublishNotice(
                    field: .tourism, title: "Tourism data", opensMs: now - 1_000, closesMs: now + 3_600_000,
                    conditions: ["a sound business"], requiredDocuments: [.applicationForm], panelSize: 3))
        ).subject
        return try await applicant.send(
            .submitApplication(
                SubmitApplication(
                    noticeId: notice,
                    applicant: Applicant(
                        organ: "acme", creditCode: "91330900MA00000001", name: "Acme", legalPerson: true),
                    scenario: Scenario(key: scenario, name: scenario, purpose: "forecast", field: .tourism),
                    documents: [Document(kind: .applicationForm, digest: SM3.hash([1]).bytes)],
                    dataItems: ["weather", "traffic"]))
        ).subject
    }

    private func review(_ application: String) async throws {
        let cases = try await authority.connection.call(
            Method.queriesCases, ListRequest(filter: application), timeout: .seconds(10))
        let panel = Set(cases.cases.first?.panel ?? [])
        for expert in experts where panel.contains(expert.bundle.subject.description) {
            _ = try await expert.send(
                .submitReview(
                    SubmitReview(
                        applicationId: application,
                        scores: ReviewScores(qualification: 80, capacity: 80, security: 90, value: 85, feasibility: 75),
                        recommended: true, opinionDigest: SM3.hash([2]).bytes)))
        }
    }

    func vote(_ motion: String, _ members: [TestPerson]) async throws {
        // Two of three are a majority: the third vote would come too late.
        for member in members.prefix(members.count / 2 + 1) {
            _ = try await member.send(.castVote(CastVote(motionId: motion, vote: .for, reason: "sound")))
        }
    }

    private func sign(_ application: String, territories: [String], now: UInt64) async throws -> String {
        let terms = AgreementTerms(
            dataItems: ["weather", "traffic"], territories: territories, termStartMs: now - 1_000,
            termEndMs: now + 86_400_000 * 365, mode: .byScenario, breachLiability: "as the law says")
        let agreement = try await authority.send(
            .draftAgreement(DraftAgreement(applicationId: application, terms: terms))
        ).subject
        let view = try await authority.connection.call(
            Method.queriesAgreement, AgreementRequest(agreementId: agreement), timeout: .seconds(10))
        _ = try await applicant.send(
            .signAgreement(
                SignAgreement(
                    agreementId: agreement, digest: view.digest,
                    signature: try applicant.bundle.signer.sign(view.digest).bytes)))
        _ = try await releaser.send(.releaseSeal(ReleaseSeal(agreementId: agreement, sealId: "seal-\(code)")))
        _ = try await custodian.send(
            .sealAgreement(
                SealAgreement(
                    agreementId: agreement, sealId: "seal-\(code)", digest: view.digest,
                    sealSignature: try seal.sign(view.digest, id: .default).bytes)))
        let cases = try await authority.connection.call(
            Method.queriesCases, ListRequest(filter: application), timeout: .seconds(10))
        return cases.cases.first?.authorizationId ?? ""
    }
}
