// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// What no name tells and no record holds. Kept small: a field that is named in the project's way needs no rule.
extension SensibleSource {
    mutating func ruledText(_ message: String, _ field: String) -> String? {
        switch (message, field) {
        // The office does not apply to itself: nobody there could judge it.
        case ("Applicant", "organ") where scene.organ == CityPeople.office: return CityPeople.organs[0]
        // An applicant is the organ its person belongs to.
        case ("Applicant", "organ") where !isOdd(): return scene.organ
        case ("Applicant", "credit_code") where !isOdd(): return "91330900" + (given["organ"] ?? "")
        // A scenario is mostly a new one; two of one key stand in each other's way, in one county and across the city.
        case ("Scenario", "key") where scene.isStrict || random.chance(85): return "scenario-\(random.below(1_000_000))"
        case ("Scenario", "key"): return random.chance(50) ? scene.city.text(field, &random) : nil
        case ("GrantRole", "person"): return appointee()
        case ("GrantRole", "bureau"):
            return given["role"] == "\(Role.bodyMember.rawValue)" ? random.pick(CityPeople.bureaus) : ""
        case ("OpenMotion", "subject"): return scene.subject
        case ("OpenMatter", "subject"):
            return random.pick(scene.registry.cases.order) ?? scene.registry.node
        case ("OpenMatter", "responsible"): return random.pick(CityPeople.organs)
        case ("AnnounceRuleSet", "rule_set_id") where scene.subject != nil: return scene.subject
        case ("AnnounceRuleSet", "motion_id"):
            return scene.registry.motions.latestBySubject[given["rule_set_id"] ?? ""]
        case ("EnterNorm", "kind") where !isOdd(): return random.pick(NormKind.allCases)?.rawValue
        case ("EnterNorm", "rule_set_id") where !isOdd(): return RuleSet.zs2024.id
        case ("EnterNorm", "version") where !isOdd(): return "\(random.below(1_000_000))"
        case ("RecordGate", "gate"): return random.pick(ApprovalGate.allCases)?.rawValue
        case ("SuspendAuthorization", "motion_id"):
            let motions = scene.registry.motions
            let freeze = motions.latestFreeze[given["authorization_id"] ?? ""].flatMap { motions[$0] }
            if freeze?.state == .carried, freeze?.isCarriedOut == false { return freeze?.id }
            return isRarelyOdd() ? nil : ""
        case ("RevokeAuthorization", "motion_id"):
            let latest = scene.registry.motions.latestBySubject[given["authorization_id"] ?? ""]
            return isOdd() ? nil : latest
        case ("EnterSeal", "seal_id"):
            let names = (1...24).map { "seal-\(scene.territory.code)-\($0)" }
            if !scene.isStrict { return random.pick(names) }
            // When the bounded few are used up there is still one more: seals go out of use for good.
            return names.first { scene.registry.seals[$0] == nil }
                ?? "seal-\(scene.territory.code)-\(scene.registry.seals.order.count + 1)"
        // Each organ is bound once and has one channel; its contractors are nobody's own people.
        case ("EnterBoundOrgan", "organ") where !isOdd(): return "utility-\(random.below(1_000_000))"
        case ("DeclareChannel", "organ") where !isOdd():
            let channels = scene.registry.channels
            return channels.organOrder.last { channels.channel(of: $0) == nil }
        case ("EnterAsset", "version") where !isOdd(), ("EnterAsset", "catalogue_id") where !isOdd():
            return "\(field)-\(random.below(1_000_000))"
        case ("ProposeTemplate", "authorization_id") where !isOdd(),
            ("PublishTemplate", "authorization_id") where !isOdd():
            let (templates, known) = (scene.registry.templates, scene.registry.authorizations)
            let isHub = scene.territory.role == .hub
            return known.order.last { id in
                guard let found = known[id], found.state.stage == .live else { return false }
                return isHub
                    ? templates.template(of: id) == nil
                    : found.grantor == scene.registry.node && templates.proposal(of: id) == nil
            }
        case ("AdoptTemplate", "template_id") where !isOdd():
            let templates = scene.registry.templates
            return templates.order.last { id in
                guard let found = templates[id] else { return false }
                return !found.isAdopted && found.withdrawn == nil && found.fact.originNode != scene.registry.node
            }
        case ("WithdrawTemplate", "template_id") where !isOdd():
            let templates = scene.registry.templates
            return templates.order.first { templates[$0]?.withdrawn == nil }
        case ("SubmitApplication", "template_id"): return isRarelyOdd() ? nil : ""
        case ("StartUse", "channel_id"):
            let channels = scene.registry.channels
            let onboarded = channels.order.filter { id in
                channels[id].map { $0.state == .onboarding || $0.isAbsorbed } == true
            }
            return isRarelyOdd() ? nil : random.chance(70) ? "" : random.pick(onboarded) ?? ""
        case ("ReleaseSeal", "seal_id"), ("ReplaceSeal", "successor_id"):
            if isOdd() { return nil }
            let named = given["seal_id"] ?? ""
            return random.pick(
                scene.registry.seals.order.filter { id in
                    guard id != named, let seal = scene.registry.seals[id], seal.state == .inUse else { return false }
                    let organ = (try? PersonName(seal.custodian))?.organ ?? ""
                    return !scene.isStrict || organ == CityPeople.office
                })
        case ("TransferSeal", "custodian"):
            if isOdd() { return nil }
            let keeper = scene.registry.seals[given["seal_id"] ?? ""]?.custodian
            return random.pick(
                scene.registry.people.holders(of: .sealCustodian, at: scene.nowMs).map(\.person).filter { $0 != keeper }
            )
        default:
            return productText(message, field) ?? mechanismText(message, field) ?? expertText(message, field)
                ?? registrationText(message, field)
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
        case ("PrepareDraw", "recused"):
            if scene.isStrict || !random.chance(20) { return [] }
            return random.chance(70) ? scene.everyone.filter { $0.hasSuffix("/expert-1") } : nil
        case ("PublishNotice", "required_specialities"):
            return Array(subset(of: CityPeople.specialities).prefix(2))
        case ("Scenario", "providers") where !isRarelyOdd(): return ["bureau", "industry"]
        case ("EnterBoundOrgan", "contractors"): return ["contractor-\(random.below(100))"]
        case ("GrantRole", "specialities"):
            return given["role"] == "\(Role.expert.rawValue)" ? subset(of: CityPeople.specialities) : []
        case ("CallSession", "agenda"): return openMotions()
        case ("AgreementTerms", "territories"):
            if random.chance(25) { return ["330900"] }
            let others = scene.people.territories.filter { $0.role == .county && random.chance(40) }.map(\.code)
            return [scene.territory.code] + others.filter { $0 != scene.territory.code }
        default:
            return productTexts(message, field) ?? registrationTexts(message, field) ?? expertTexts(message, field)
        }
    }

    mutating func ruledFlag(_ message: String, _ field: String) -> Bool? {
        switch (message, field) {
        case ("SetMaintenance", "on"): isOdd() ? scene.registry.isInMaintenance : !scene.registry.isInMaintenance
        case ("AgreementTerms", "paid"): random.chance(40)
        case ("ReviewRegistration", "passed"): scene.isStrict || random.chance(70)
        case ("ReviewListing", "approved"): scene.isStrict || random.chance(60)
        case ("DecideObjections", "upheld"): !scene.isStrict && random.chance(40)
        // Mostly in favour: the regulator's no ends the case.
        case ("GiveAgencyOpinion", "favourable"): scene.isStrict || random.chance(90)
        case ("RecommendAuthorization", "recommended"):
            !(scene.registry.recommendations[given["authorization_id"] ?? ""]?.isInForce ?? false)
        default: nil
        }
    }

    mutating func ruledNumber(_ message: String, _ field: String) -> UInt64? {
        switch (message, field) {
        case ("ReportSealLost", "lost_ms") where !isOdd(): 0
        case ("PublishNotice", "panel_size"): isOdd() ? 2 : 3 + UInt64(random.below(3))
        case ("DeclareChannel", "deadline_ms") where !isOdd(), ("PlanChannel", "deadline_ms") where !isOdd():
            scene.nowMs + 86_400_000 * (1 + UInt64(random.below(300)))
        // A quota that is used up would end all admissions of its field; what comes of that the rules' own tests show.
        case ("PublishCourse", "pass_mark") where !isOdd(): 60
        case ("PublishCourse", "validity_months") where !isOdd(): 1 + UInt64(random.below(24))
        case ("RecordAttempt", "score"): isOdd() ? nil : 40 + UInt64(random.below(61))
        case ("SetQuota", "limit"): 1000 + UInt64(random.below(1000))
        case ("SetQuota", "year"): isOdd() ? 2020 : 2027
        case ("PublishCalendar", "year") where !isOdd(): 2027
        case ("AnnounceRuleSet", "in_force_from_ms"): scene.nowMs + random.number(1...48) * 3_600_000
        case ("GrantRole", "from_ms"), ("CallSession", "begins_ms"), ("NameDeputy", "from_ms"),
            ("DelegateRole", "from_ms"), ("SetDutyRoster", "from_ms"):
            0
        case ("NameDeputy", "until_ms"), ("DelegateRole", "until_ms"), ("AssignTask", "due_ms"):
            isOdd() ? scene.nowMs : scene.nowMs + UInt64(1 + random.below(80)) * 24 * 3_600_000
        case ("AppointExpert", "from_ms"): 0
        case ("RequestOpinion", "due_ms"): scene.nowMs + 86_400_000 * (1 + UInt64(random.below(30)))
        // People of the simulation sign without certificates.
        case ("GrantRole", "certificate_ends_ms") where !isOdd(): 0
        case ("GrantRole", "until_ms") where scene.isStrict || random.chance(75): 0
        default: ruledExitNumber(message, field)
        }
    }

    mutating func ruledEnumeration(_ message: String, _ field: String) -> Int32? {
        switch (message, field) {
        case ("CastVote", "vote"):
            if isOdd() { return nil }
            return (isAgainst() ? Vote.against : isAgainst() ? .abstain : .for).rawValue
        case ("OpenMotion", "kind"):
            if isOdd() { return nil }
            if AdoptableRules.text(scene.subject ?? "") != nil { return MotionKind.adoptRules.rawValue }
            let isCase = scene.registry.cases[scene.subject ?? ""] != nil
            if !scene.isStrict, random.chance(isCase ? 3 : 20) { return MotionKind.majorProblem.rawValue }
            if !scene.isStrict, !isCase, random.chance(15) { return MotionKind.freeze.rawValue }
            return (isCase ? MotionKind.grant : random.chance(70) ? .revoke : .terminate).rawValue
        case ("GrantRole", "role"):
            let roles = Role.allCases.filter { CityPeople.exists($0, at: scene.territory.role) }
            let role = random.chance(4) ? Role.systemAdministrator : random.pick(roles) ?? .applicant
            note("role", "\(role.rawValue)")
            return role.rawValue
        // What a field does not ask for is mostly left out.
        case ("AssignStaff", "group") where !random.chance(10): return StaffGroup.operating.rawValue
        case ("Scenario", "sensitive") where !isRarelyOdd(): return SensitiveData.unspecified.rawValue
        case ("Scenario", "product_class") where !isRarelyOdd(): return ProductClass.market.rawValue
        case ("DeclareChannel", "kind"): return isOdd() ? nil : ChannelKind.legacy.rawValue
        case ("RevokeAuthorization", "exit_cause"):
            let kind = scene.registry.motions[given["motion_id"] ?? ""]?.kind
            if isOdd() { return nil }
            return (kind == .terminate ? ExitCause.operatorRequest : .breach).rawValue
        case ("SuspendAuthorization", "exit_cause"): return isOdd() ? nil : ExitCause.breach.rawValue
        default:
            return mechanismEnumeration(message, field) ?? productEnumeration(message, field)
                ?? expertEnumeration(message, field)
                ?? registrationEnumeration(message, field)
        }
    }

    mutating func ruledEnumerations(_ message: String, _ field: String) -> [Int32]? {
        switch (message, field) {
        // What is joined is joined of everything: some of it is no joint modelling (ZS-4.5).
        case ("Scenario", "origins") where !isRarelyOdd(): [DataOrigin.public, .enterprise, .social].map(\.rawValue)
        // A course for the operating staff keeps most people from any use: a rare thing.
        case ("PublishCourse", "groups") where !random.chance(3): [StaffGroup.management.rawValue]
        default: exitItems(message, field)
        }
    }

    /// One of many fields that can each spoil an application: odd at the same rate each, none would be right.
    private mutating func isRarelyOdd() -> Bool { random.chance(15) && isOdd() }

    /// Weights that make a hundred, or none.
    mutating func ruledCriteria(_ message: String, _ field: String) -> [Criterion]? {
        guard message == "PublishNotice", field == "criteria", !isRarelyOdd() else { return nil }
        if random.chance(50) { return [] }
        return [Criterion(subject: .security, weight: 60), Criterion(subject: .value, weight: 40)]
    }

    /// The text that has been announced and is not here yet.
    func ruledMessage(_ message: String, _ field: String) -> RuleSetText? {
        guard message == "DistributeRuleSet", field == "text" else { return nil }
        let sets = scene.registry.ruleSets
        return sets.order.first { sets[$0]?.text == nil }.flatMap(AdoptableRules.text)
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
