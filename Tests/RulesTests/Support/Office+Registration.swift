// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Registrations in a county whose rules know them.
extension Office {
    static let registering = RuleSetCatalogue([.zs2024], supplements: [.zj2023, .cn2025Registration])

    /// A county with a data provider beside its data authority.
    static func ofRegistrations(_ catalogue: RuleSetCatalogue = registering) -> Office {
        var office = Office.dinghai()
        office.ledger.catalogue = catalogue
        office.ledger.grant(.dataProvider, to: office.provider)
        return office
    }

    var provider: String { ledger.person("bureau", "ma") }

    mutating func preserve(by person: String? = nil) -> String {
        ledger.accept(
            .preserveEvidence(PreserveEvidence(title: "客运班次数据说明", digest: Self.digest)), by: person ?? provider)
    }

    func content(_ evidence: String, suppliedMs: UInt64? = nil) -> RegistrationContent {
        RegistrationContent(
            object: .resource, subjects: ["bureau"], name: "客运班次", lawfulSource: "履职采集", resource: "ferry.trips",
            useScenario: "客流预测", evidenceId: evidence, riskAssessmentDigest: Self.digest,
            suppliedMs: suppliedMs ?? ledger.nowMs)
    }

    func productContent(_ evidence: String, agreement: String = "") -> RegistrationContent {
        var content = content(evidence)
        content.object = .product
        content.subjects = ["haida"]
        content.product = "客流预测服务"
        content.agreementId = agreement
        return content
    }

    /// A resource, taken up to a state by the people whose steps they are.
    @discardableResult
    mutating func registrationUp(to state: String) -> String {
        let evidence = preserve()
        let id = ledger.accept(
            .applyRegistration(ApplyRegistration(content: content(evidence))), by: provider)
        advance(registration: id, to: state)
        return id
    }

    mutating func advance(registration id: String, to state: String) {
        let steps: [(state: String, action: Action.What)] = [
            ("in-formal-review", .acceptRegistration(AcceptRegistration(registrationId: id))),
            ("formally-reviewed", .reviewRegistration(ReviewRegistration(registrationId: id, passed: true))),
            ("in-notice", .publishRegistration(PublishRegistration(registrationId: id))),
            ("coded", .codeRegistration(CodeRegistration(registrationId: id))),
        ]
        let place = steps.firstIndex { $0.state == self.state(of: id) }
        for step in steps[(place.map { $0 + 1 } ?? 0)...] where self.state(of: id) != state {
            if step.state == "coded" { ledger.nowMs = max(ledger.nowMs, noticeEnd(of: id)) }
            ledger.accept(step.action, by: authority)
        }
    }

    func noticeEnd(of id: String) -> UInt64 { ledger.registry.registrations[id]?.state.noticeUntilMs ?? 0 }

    func life(of id: String) -> RegistrationLife? { ledger.registry.registrations[id]?.state.life }

    func state(of id: String) -> String? { ledger.registry.registrations[id]?.state.name }

    func objection(to id: String) -> Action.What {
        .objectRegistration(ObjectRegistration(registrationId: id, reason: "来源不实", digest: Self.digest))
    }

    func request(
        _ kind: RegistrationRequestKind, of id: String, _ content: RegistrationContent? = nil, agreement: String = ""
    ) -> Action.What {
        .requestRegistrationChange(
            RequestRegistrationChange(
                registrationId: id, requestKind: kind, newContent: content, reason: "业务调整", agreementId: agreement))
    }

    func decision(on id: String, granted: Bool = true, reason: String = "") -> Action.What {
        .decideRegistrationChange(DecideRegistrationChange(registrationId: id, granted: granted, reason: reason))
    }

    func revocation(of id: String) -> RevokeRegistration {
        RevokeRegistration(
            registrationId: id, revocationCause: .falseMaterial, reason: "材料虚假", digest: Self.digest)
    }
}
