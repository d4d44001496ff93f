// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// What no name tells and no record holds. Kept small: a field that is named in the project's way needs no rule.
extension SensibleSource {
    mutating func ruledText(_ message: String, _ field: String) -> String? {
        switch (message, field) {
        // An applicant is the organ its person belongs to.
        case ("Applicant", "organ") where !isOdd(): return scene.organ
        case ("Applicant", "credit_code") where !isOdd(): return "91330900" + (given["organ"] ?? "")
        // A scenario is mostly a new one; two of one key stand in each other's way.
        case ("Scenario", "key") where scene.isStrict || random.chance(85): return "scenario-\(random.below(1_000_000))"
        case ("GrantRole", "person"): return appointee()
        case ("GrantRole", "bureau"):
            return given["role"] == "\(Role.bodyMember.rawValue)" ? random.pick(CityPeople.bureaus) : ""
        case ("OpenMotion", "subject"): return scene.subject
        case ("RevokeAuthorization", "motion_id"):
            let latest = scene.registry.motions.latestBySubject[given["authorization_id"] ?? ""]
            return isOdd() ? nil : latest
        case ("EnterSeal", "seal_id"):
            let names = (1...24).map { "seal-\(scene.territory.code)-\($0)" }
            return scene.isStrict ? names.first { scene.registry.seals[$0] == nil } : random.pick(names)
        default: return expertText(message, field)
        }
    }

    /// Someone known, or one of a bounded number of newcomers.
    private mutating func appointee() -> String {
        if random.chance(30), let known = random.pick(scene.everyone) { return known }
        let organ = random.pick(CityPeople.organs + CityPeople.bureaus + ["university"]) ?? "bureau"
        return "\(scene.territory.node)/\(organ)/newcomer-\(random.below(12))"
    }

    mutating func ruledTexts(_ message: String, _ field: String) -> [String]? {
        switch (message, field) {
        case ("DrawPanel", "recused"):
            if scene.isStrict || !random.chance(20) { return [] }
            return random.chance(70) ? scene.everyone.filter { $0.hasSuffix("/expert-1") } : nil
        case ("PublishNotice", "required_specialities"):
            return Array(subset(of: CityPeople.specialities).prefix(2))
        case ("GrantRole", "specialities"):
            return given["role"] == "\(Role.expert.rawValue)" ? subset(of: CityPeople.specialities) : []
        case ("AgreementTerms", "territories"):
            if random.chance(25) { return ["330900"] }
            let others = scene.people.territories.filter { $0.role == .county && random.chance(40) }.map(\.code)
            return [scene.territory.code] + others.filter { $0 != scene.territory.code }
        default: return expertTexts(message, field)
        }
    }

    mutating func ruledFlag(_ message: String, _ field: String) -> Bool? {
        switch (message, field) {
        case ("SetMaintenance", "on"): isOdd() ? scene.registry.isInMaintenance : !scene.registry.isInMaintenance
        case ("AgreementTerms", "paid"): random.chance(40)
        default: nil
        }
    }

    mutating func ruledNumber(_ message: String, _ field: String) -> UInt64? {
        switch (message, field) {
        case ("PublishNotice", "panel_size"): isOdd() ? 2 : 3 + UInt64(random.below(3))
        case ("GrantRole", "from_ms"), ("AppointExpert", "from_ms"): 0
        case ("RequestOpinion", "due_ms"): scene.nowMs + 86_400_000 * (1 + UInt64(random.below(30)))
        case ("GrantRole", "until_ms") where scene.isStrict || random.chance(75): 0
        default: nil
        }
    }

    mutating func ruledEnumeration(_ message: String, _ field: String) -> Int32? {
        switch (message, field) {
        case ("CastVote", "vote"):
            if isOdd() { return nil }
            return (isAgainst() ? Vote.against : isAgainst() ? .abstain : .for).rawValue
        case ("OpenMotion", "kind"):
            if isOdd() { return nil }
            let isCase = scene.registry.cases[scene.subject ?? ""] != nil
            return (isCase ? MotionKind.grant : random.chance(70) ? .revoke : .terminate).rawValue
        case ("GrantRole", "role"):
            let roles = Role.allCases.filter { CityPeople.exists($0, at: scene.territory.role) }
            let role = random.chance(4) ? Role.systemAdministrator : random.pick(roles) ?? .applicant
            note("role", "\(role.rawValue)")
            return role.rawValue
        case ("RevokeAuthorization", "exit_cause"):
            let kind = scene.registry.motions[given["motion_id"] ?? ""]?.kind
            return kind == .terminate && !isOdd() ? ExitCause.operatorRequest.rawValue : nil
        default: return expertEnumeration(message, field)
        }
    }

    /// What a notice asks for, each with the digest of a document.
    mutating func ruledMessages(_ message: String, _ field: String) -> [Document]? {
        guard message == "SubmitApplication", field == "documents",
            let notice = scene.registry.notices[given["notice_id"] ?? ""], !isOdd()
        else { return nil }
        return notice.fact.requiredDocuments.map { kind in
            var digest: [UInt8] = []
            bytes("Document", "digest", &digest)
            return Document(kind: kind, digest: digest)
        }
    }
}
