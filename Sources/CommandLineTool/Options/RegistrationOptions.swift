// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// What an application for registration says.
struct RegistrationOptions: ParsableArguments {
    @Option(help: .text(RegistrationTexts.object)) var object: Chosen<RegistrationObject>
    @Option(help: .text(RegistrationTexts.subject)) var subject: [String]
    @Option(help: .text(RegistrationTexts.name)) var name: String
    @Option(help: .text(RegistrationTexts.source)) var source: String
    @Option(help: .text(RegistrationTexts.resource)) var resource: String
    @Option(help: .text(RegistrationTexts.product)) var product = ""
    @Option(help: .text(RegistrationTexts.scenario)) var scenario: String
    @Option(help: .text(RegistrationTexts.evidence, valueName: "id")) var evidence = ""
    @Option(help: .text(RegistrationTexts.risk, valueName: "file|sm3:…")) var riskAssessment: String
    @Option(help: .text(RegistrationTexts.agreement, valueName: "id")) var agreement = ""
    // A time may begin with a minus sign.
    @Option(parsing: .unconditional, help: .text(RegistrationTexts.supplied, valueName: "time"))
    var supplied: TimeArgument

    init() {}

    func content(in surroundings: Surroundings) throws(CommandFailure) -> RegistrationContent {
        RegistrationContent(
            object: object.value, subjects: subject, name: name, lawfulSource: source, resource: resource,
            product: product, useScenario: scenario, evidenceId: evidence,
            riskAssessmentDigest: try Digests.read(riskAssessment, option: "--risk-assessment", in: surroundings),
            agreementId: agreement, suppliedMs: supplied.milliseconds(now: surroundings.nowMilliseconds()))
    }
}
