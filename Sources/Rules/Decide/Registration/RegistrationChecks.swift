// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// What every step of a registration asks first.
extension Decider {
    var workingCalendar: WorkingCalendar { WorkingCalendar(registry.calendars) }

    /// What governs registration now. The plan knows none: without a newer set nothing is registered (ZS-6b).
    func registrationRules() throws(Objection) -> RegistrationParameters {
        guard let id = context.catalogue.governing(.registration, at: nowMs), let text = context.catalogue[text: id]
        else { throw Objection(.registrationUngoverned, ["registration"]) }
        do throws(RuleSetFault) {
            return try RegistrationParameters(text)
        } catch {
            throw Objection(.registrationUngoverned, [id] + error.missing)
        }
    }

    func registration(_ id: String) throws(Objection) -> ResourceRegistration {
        guard let found = registry.registrations[id] else { throw Objection(.subjectNotFound, [id]) }
        return found
    }

    /// The actor speaks for one of those it is registered for, in the role its object asks for.
    func checkSubject(_ found: ResourceRegistration) throws(Objection) {
        guard found.content.subjects.contains(organ) else {
            throw Objection(
                .organForeign, ["own:\(organ)", "other:\(found.content.subjects.joined(separator: ","))"])
        }
        try acting(as: found.content.object.filers)
    }

    /// CN-REG 7, 9: everything an application says.
    func check(_ content: RegistrationContent, _ rules: RegistrationParameters) throws(Objection) {
        var missing: [String] = []
        if content.object.identifier.isEmpty { missing.append("object") }
        let subjects = content.subjects
        if !subjects.contains(organ) || subjects.contains("") || Set(subjects).count != subjects.count {
            missing.append("subjects")
        }
        if content.name.isEmpty { missing.append("name") }
        if content.lawfulSource.isEmpty { missing.append("lawful-source") }
        if content.resource.isEmpty { missing.append("resource") }
        if content.object == .product, content.product.isEmpty { missing.append("product") }
        if content.useScenario.isEmpty { missing.append("use-scenario") }
        if content.riskAssessmentDigest.count != digestBytes { missing.append("risk-assessment") }
        if content.suppliedMs == 0 || content.suppliedMs > nowMs { missing.append("supplied") }
        if !content.agreementId.isEmpty,
            content.object != .product || !isSealed(content.agreementId, for: subjects)
        {
            missing.append("agreement")
        }
        guard missing.isEmpty else { throw Objection(.registrationIncomplete, missing) }
        try acting(as: content.object.filers)
        guard rules.evidenceFirst else { return }
        guard let evidence = registry.registrations.evidence[content.evidenceId],
            subjects.contains(evidence.fact.organ)
        else {
            throw Objection(
                .registrationEvidenceMissing,
                ["evidence:\(content.evidenceId.isEmpty ? "none" : content.evidenceId)"])
        }
    }

    /// Whether that agreement is sealed here with one of those organs.
    func isSealed(_ id: String, for subjects: [String]) -> Bool {
        guard let agreement = registry.agreements[id], case .sealed = agreement.state,
            let operatorOrgan = registry.cases[agreement.application]?.applicant.organ
        else { return false }
        return subjects.contains(operatorOrgan)
    }
}

extension RegistrationObject {
    /// Who files for it.
    var filers: [Role] {
        switch self {
        case .product: [.operatorSignatory]
        default: [.dataProvider, .dataAuthority]
        }
    }
}
