// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// What chapter four asks of the scenarios of each field.
@Suite struct FieldTests {
    /// An application in a field, from a notice of that field.
    private func application(_ field: Field, _ office: inout Office, _ change: (inout Scenario) -> Void = { _ in })
        -> SubmitApplication
    {
        var notice = office.notice()
        notice.field = field
        let id = office.ledger.accept(.publishNotice(notice), by: office.authority)
        var application = office.application(id, scenario: "s-\(field.identifier)")
        application.scenario?.field = field
        if var scenario = application.scenario {
            change(&scenario)
            application.scenario = scenario
        }
        return application
    }

    private func values(_ office: Office) -> [String: String] {
        let entry = Registers(office.ledger.registry, ruleSet: .zs2024, nowMs: office.ledger.nowMs)
            .entries(of: .scenarios).last
        return Dictionary(uniqueKeysWithValues: (entry?.values ?? []).map { ($0.name, $0.text) })
    }

    @Test func inHealthSensitiveInformationIsThereUnlessDeniedOnGrounds() {
        var office = Office.dinghai()
        office.ledger.accept(.submitApplication(application(.health, &office)), by: office.applicant)
        #expect(values(office)["sensitive"] == "present")
        var denied = application(.health, &office) { scenario in
            scenario.key = "denied"
            scenario.sensitive = .absent
        }
        let no = office.ledger.refuse(.submitApplication(denied), by: office.applicant)
        #expect(no.code == "application.field-terms" && no.clauses == ["ZS-4.4"])
        #expect(no.missing == ["risk-self-assessment"])
        denied.documents.append(Document(kind: .riskSelfAssessment, digest: Office.digest))
        office.ledger.accept(.submitApplication(denied), by: office.applicant)
        #expect(values(office)["sensitive"] == "absent")
    }

    @Test func jointModellingOfTheMarketHasThreeOrigins() {
        var office = Office.dinghai()
        let two = application(.market, &office) { $0.origins = [.public, .enterprise] }
        let no = office.ledger.refuse(.submitApplication(two), by: office.applicant)
        #expect(no.clauses == ["ZS-4.5"] && no.missing == ["origin-social"])
        let three = application(.market, &office) { $0.origins = [.public, .enterprise, .social] }
        office.ledger.accept(.submitApplication(three), by: office.applicant)
        #expect(values(office)["origins"] == "public,enterprise,social")
    }

    @Test(arguments: [Field.credit, .manufacturing, .tourism, .health, .market, .finance, .other])
    func productsForSupervisionAreOfCreditAndMarketOnly(_ field: Field) {
        var office = Office.dinghai()
        let wanted = application(field, &office) { $0.productClass = .regulator }
        let decision = office.ledger.send(.submitApplication(wanted), by: office.applicant)
        #expect((decision.refusal == nil) == (field == .credit || field == .market))
        #expect(decision.refusal.map { $0.missing == ["product-class"] } != false)
    }

    @Test func tagsPriorityProvidersAndSpatialDataStandOnTheRegister() {
        var office = Office.dinghai()
        let full = application(.finance, &office) { scenario in
            scenario.tags = ["maritime"]
            scenario.priority = true
            scenario.spatialData = true
            scenario.providers = ["tax", "power"]
            scenario.valueIndicators = ["loans-granted"]
        }
        office.ledger.accept(.submitApplication(full), by: office.applicant)
        let shown = values(office)
        #expect(shown["tags"] == "maritime" && shown["priority"] == "yes" && shown["spatial-data"] == "yes")
        #expect(shown["cross-department"] == "yes" && shown["value-indicators"] == "loans-granted")
        let twice = application(.finance, &office) { scenario in
            scenario.key = "twice"
            scenario.providers = ["tax", "tax"]
        }
        #expect(office.ledger.refuse(.submitApplication(twice), by: office.applicant).missing == ["providers"])
    }
}
