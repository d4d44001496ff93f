// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// The plan's procedure written down a second time, from the text and not from the rules: what has to have happened
/// before each fact, and who may bring it about. Where both say the same, a mistake in one of them shows.
struct Statute {
    /// What is known of one application, by node and id.
    private struct Matter {
        var stage = Stage.submitted
        var applicant = ""
        var panel: Set<String> = []
        var reviewers: Set<String> = []
        var motion = ""
        var agreement = ""
        var digest: [UInt8] = []
        var releaser = ""
    }

    private enum Stage: Int {
        case submitted, accepted, panelDrawn, reviewed, deliberating, examined, ended, confirmed, published, drafted
        case signed, released, sealed, sent
    }

    struct Question {
        var kind: MotionKind
        var subject: String
        var electorate: Set<String>
        var voted: Set<String> = []
        var recused: Set<String> = []
        var outcome: Bool?
    }

    private var matters: [String: Matter] = [:]
    var questions: [String: Question] = [:]
    private var applicationOfAgreement: [String: String] = [:]
    private var announced: Set<String> = []
    private var distributed: Set<String> = []
    private var registered: Set<String> = []
    private var permitted: Set<String> = []
    private var revoked: Set<String> = []
    private var termEndMs: [String: UInt64] = [:]
    /// Who closed access for a time, by authorization.
    var suspended: [String: String] = [:]
    var exits: [String: ExitCourse] = [:]
    private var submissions: Set<String> = []
    /// Members someone was ever named deputy of, by node and deputy.
    var deputies: [String: Set<String>] = [:]
    /// Tasks by node and id: whether they are closed.
    var tasks: [String: Bool] = [:]
    /// Sessions under way, by node and id, with who came.
    var sessions: [String: Set<String>] = [:]
    private var ordersApplied: [String: UInt64] = [:]
    private var epochs: [String: UInt64] = [:]
    private var usesRunning: Set<String> = []
    /// Matters that have not been closed.
    var mattersOpen: [String: Bool] = [:]
    var boundOrgans: Set<String> = []
    var channelOwners: Set<String> = []
    var channelStages: [String: Int] = [:]
    private var seals = SealStatute()
    private var registrations = RegistrationStatute()
    private var group = ExpertStatute()
    private var products = ProductStatute()
    private var draws = DrawStatute()

    init() {}

    /// What is wrong with a record; nothing when it is as the plan says.
    ///
    /// - Parameter before: what was true on the node before it.
    mutating func take(_ record: Record, before: Registry) -> String? {
        guard let fact = record.body?.fact else { return "record \(record.sequence) states nothing" }
        if let wrong = actor(of: record, fact, before) { return wrong }
        if let wrong = procedure(fact, record) { return wrong }
        return counting(fact, before: before) ?? stopping(fact, record, before: before)
    }

    /// What the plan lays down for each family of facts.
    private mutating func procedure(_ fact: Body.Fact, _ record: Record) -> String? {
        if let wrong = mechanism(fact, record) ?? admission(fact, record) ?? agreement(fact, record) { return wrong }
        if let wrong = motion(fact, record) ?? city(fact, record) ?? gate(fact, record) { return wrong }
        if let wrong = matter(fact, record) ?? exit(fact, record) ?? channel(fact, record) { return wrong }
        if let wrong = seals.take(fact, record) ?? group.take(fact, record) ?? draws.take(fact, record) { return wrong }
        return registrations.take(fact, record) ?? products.take(fact, record)
    }

    /// What a history submits that is not followed otherwise: the hub may well be asked to register it.
    mutating func noteSubmission(_ record: Record) {
        if case .authorizationSubmitted(let fact)? = record.body?.fact { submissions.insert(fact.authorizationId) }
        if let fact = record.body?.fact { draws.note(fact) }
    }

    /// ZS-2.3.0a and the separation of duties: whoever commanded it holds an office that may.
    private func actor(of record: Record, _ fact: Body.Fact, _ before: Registry) -> String? {
        guard case .command(let signed)? = record.cause?.kind, let offices = Self.offices(fact) else { return nil }
        guard let command = try? Command.decode(signed.command), command.actor == record.actor else {
            return "record \(record.sequence) names \(record.actor), who did not command it"
        }
        let held =
            before.people.roles(of: record.actor, at: record.time >> 16)
            + exercised(by: record.actor, before, record.time >> 16)
        if held.contains(where: offices.contains) { return unproved(record, fact, before) }
        return "\(record.actor) has no office that may bring about record \(record.sequence) (\(record.subject))"
    }

    /// Whoever grants, judges for the office or seals has shown a passphrase that the ledger knows of.
    private func unproved(_ record: Record, _ fact: Body.Fact, _ before: Registry) -> String? {
        switch fact {
        case .roleGranted, .roleWithdrawn, .noticePublished, .applicationAccepted, .panelDrawn, .voteCast,
            .governmentConfirmed, .sealReleased, .agreementSealed, .revocationOrdered, .suspensionOrdered,
            .personDismissed, .factorReset:
            guard let id = record.cause?.login?.factorId, id == before.factors[record.actor]?.id else {
                return "\(record.actor) decides record \(record.sequence) without having logged in"
            }
        default: break
        }
        return nil
    }

    private static func offices(_ fact: Body.Fact) -> [Role]? {
        switch fact {
        case .roleGranted, .roleWithdrawn: [.systemAdministrator, .hubAdministrator]
        case .maintenanceSet: [.systemAdministrator]
        case .noticePublished, .applicationAccepted, .drawPrepared, .panelDrawn, .resultPublished, .agreementDrafted:
            [.dataAuthority]
        case .applicationSubmitted: [.applicant]
        case .reviewSubmitted: [.expert]
        case .motionOpened: [.dataAuthority, .hubAdministrator]
        case .voteCast: [.bodyMember]
        case .governmentConfirmed: [.government]
        case .agreementSigned: [.operatorSignatory]
        case .sealEntered, .agreementSealed: [.sealCustodian]
        case .sealReleased, .sealReplaced, .sealTransferred, .sealRetired: [.sealReleaser]
        case .sealLost: [.sealCustodian, .sealReleaser]
        case .nodeAdmitted, .nodeReleased: [.hubAdministrator, .provincialOfficer]
        case .agencyOpinionGiven(let fact): fact.capacity == .sectorRegulator ? [.supervisor] : [.dataProvider]
        case .matterOpened, .matterClosed: [.dataAuthority, .supervisor, .securityAdministrator, .hubAdministrator]
        case .authorizationRecommended: [.dataAuthority, .hubAdministrator]
        case .suspensionOrdered, .resumptionOrdered, .exitItemTicked, .logHoldSet, .exitClosed:
            [.hubAdministrator, .supervisor]
        case .networkLogPurged: [.auditAdministrator]
        case .revocationOrdered, .ruleSetAnnounced, .ruleSetDistributed: [.hubAdministrator]
        case .normEntered, .gateRecorded: [.dataAuthority]
        case .bodyFounded: [.government]
        case .deputyNamed, .motionRecused, .sessionAttended: [.bodyMember]
        case .sessionCalled, .sessionClosed, .taskAssigned: [.dataAuthority, .hubAdministrator]
        case .taskClosed: [.dataAuthority, .supervisor, .platformMaintainer]
        case .personDismissed: [.systemAdministrator, .securityAdministrator]
        case .factorReset, .loginUnlocked: [.securityAdministrator, .systemAdministrator]
        case .dutySet: [.systemAdministrator, .dataAuthority, .platformMaintainer]
        case .expertAppointed, .expertDismissed, .expertAssessed: [.dataAuthority]
        case .conflictDeclared, .opinionSubmitted: [.expert]
        case .expertRecused: [.expert, .dataAuthority]
        case .opinionRequested: [.dataAuthority, .bodyMember]
        default: registerOffices(fact)
        }
    }

    // MARK: - ZS-3.2 to 3.4: admission

    private mutating func admission(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .applicationSubmitted(let fact):
            let key = "\(record.node) \(fact.applicationId)"
            guard matters[key] == nil else { return "\(fact.applicationId) is submitted twice" }
            matters[key] = Matter(applicant: fact.applicant?.organ ?? "")
            return nil
        case .applicationAccepted(let fact): return step(fact.applicationId, record, from: [.submitted], to: .accepted)
        case .panelDrawn(let fact):
            return step(fact.applicationId, record, from: [.accepted, .panelDrawn], to: .panelDrawn) {
                $0.panel = Set(fact.experts)
                $0.reviewers = []
                return Set(fact.experts).isDisjoint(with: fact.recused) ? nil : "a recused expert sits on the panel"
            }
        case .expertRecused(let fact):
            return step(fact.applicationId, record, from: [.panelDrawn], to: .panelDrawn) {
                guard $0.panel.remove(fact.person) != nil else { return "\(fact.person) leaves a panel not sat on" }
                guard !$0.reviewers.contains(fact.person) else { return "\(fact.person) leaves after reviewing" }
                return $0.panel.insert(fact.replacement).inserted ? nil : "\(fact.replacement) sits twice"
            }
        case .reviewSubmitted(let fact):
            return step(fact.applicationId, record, from: [.panelDrawn], to: .panelDrawn) {
                guard $0.panel.contains(fact.expert) else { return "\(fact.expert) is not on the panel" }
                return $0.reviewers.insert(fact.expert).inserted ? nil : "\(fact.expert) reviews twice"
            }
        case .panelConcluded(let fact):
            return step(fact.applicationId, record, from: [.panelDrawn], to: .reviewed) {
                $0.reviewers == $0.panel ? nil : "the panel concludes before all have reviewed"
            }
        case .agencyOpinionGiven(let fact) where fact.capacity == .sectorRegulator && !fact.favourable:
            return step(fact.applicationId, record, from: [.accepted, .panelDrawn, .reviewed], to: .ended)
        case .governmentConfirmed(let fact):
            let motion = matters["\(record.node) \(fact.applicationId)"]?.motion ?? ""
            let voted = questions["\(record.node) \(motion)"]?.voted ?? []
            return step(fact.applicationId, record, from: [.examined], to: fact.confirmed ? .confirmed : .ended) {
                $0.reviewers.union(voted).contains(record.actor) ? "confirmed by someone who judged it before" : nil
            }
        case .resultPublished(let fact): return step(fact.applicationId, record, from: [.confirmed], to: .published)
        default: return nil
        }
    }

    private mutating func step(
        _ id: String, _ record: Record, from stages: [Stage], to next: Stage,
        _ also: (inout Matter) -> String? = { _ in nil }
    ) -> String? {
        let key = "\(record.node) \(id)"
        guard var matter = matters[key] else { return "\(id) is not known" }
        guard stages.contains(matter.stage) else { return "\(id) goes from \(matter.stage) to \(next)" }
        matter.stage = next
        let wrong = also(&matter)
        matters[key] = matter
        return wrong.map { "\(id): \($0)" }
    }

    // MARK: - ZS-3.5: the agreement and its seal

    private mutating func agreement(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .agreementDrafted(let fact):
            applicationOfAgreement["\(record.node) \(fact.agreementId)"] = fact.applicationId
            return step(fact.applicationId, record, from: [.published, .drafted], to: .drafted) {
                $0.agreement = fact.agreementId
                $0.digest = fact.digest
                return nil
            }
        case .agreementSigned(let fact):
            return step(agreement: fact.agreementId, record, from: .drafted, to: .signed) {
                $0.digest == fact.digest ? nil : "another text is signed than was drafted"
            }
        case .sealReleased(let fact):
            // A second release is of another seal, the first having gone out of use.
            let from = isReleased(fact.agreementId, record) ? Stage.released : .signed
            return step(agreement: fact.agreementId, record, from: from, to: .released) {
                $0.releaser = record.actor
                return nil
            }
        case .agreementSealed(let fact):
            return step(agreement: fact.agreementId, record, from: .released, to: .sealed) {
                guard $0.digest == fact.digest else { return "another text is sealed than was drafted" }
                return $0.releaser == record.actor ? "the seal is released and applied by one person" : nil
            }
        case .authorizationSubmitted(let fact):
            submissions.insert(fact.authorizationId)
            return step(agreement: fact.agreementId, record, from: .sealed, to: .sent) {
                $0.digest == fact.agreementDigest ? nil : "another text is sent than was sealed"
            }
        default: return nil
        }
    }

    private func isReleased(_ agreement: String, _ record: Record) -> Bool {
        let application = applicationOfAgreement["\(record.node) \(agreement)"] ?? ""
        return matters["\(record.node) \(application)"]?.stage == .released
    }

    private mutating func step(
        agreement: String, _ record: Record, from stage: Stage, to next: Stage, _ also: (inout Matter) -> String?
    ) -> String? {
        guard let application = applicationOfAgreement["\(record.node) \(agreement)"] else {
            return "\(agreement) is not known"
        }
        return step(application, record, from: [stage], to: next) {
            $0.agreement == agreement ? also(&$0) : "\(agreement) has been superseded"
        }
    }

    // MARK: - ZS-2.1.1: the coordination body

    private mutating func motion(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .motionOpened(let fact):
            let key = "\(record.node) \(fact.motionId)"
            guard questions[key] == nil else { return "\(fact.motionId) is opened twice" }
            questions[key] = Question(kind: fact.kind, subject: fact.subject, electorate: Set(fact.electorate))
            guard fact.kind == .grant else { return nil }
            return step(fact.subject, record, from: [.reviewed], to: .deliberating) {
                $0.motion = fact.motionId
                return nil
            }
        case .voteCast(let fact):
            let deputy = deputies["\(record.node) \(fact.member)"] ?? []
            let wrong = ask(fact.motionId, record) { question in
                guard question.outcome == nil else { return "voted on after its decision" }
                guard question.electorate.contains(fact.member) || !question.electorate.isDisjoint(with: deputy) else {
                    return "\(fact.member) has no vote"
                }
                if question.recused.contains(fact.member) { return "\(fact.member) votes though recused" }
                return question.voted.insert(fact.member).inserted ? nil : "\(fact.member) votes twice"
            }
            guard wrong == nil, let question = questions["\(record.node) \(fact.motionId)"], question.kind == .grant,
                matters["\(record.node) \(question.subject)"]?.reviewers.contains(fact.member) == true
            else { return wrong }
            return "\(fact.motionId): \(fact.member) votes on what they have reviewed"
        case .motionDecided(let fact):
            let wrong = ask(fact.motionId, record) { question in
                guard question.outcome == nil else { return "decided twice" }
                question.outcome = fact.carried
                let counted = fact.votesFor + fact.votesAgainst + fact.abstentions
                return Int(counted) == question.voted.count ? nil : "counts other votes than were cast"
            }
            guard wrong == nil, let question = questions["\(record.node) \(fact.motionId)"], question.kind == .grant
            else { return wrong }
            return step(question.subject, record, from: [.deliberating], to: fact.carried ? .examined : .ended)
        default: return nil
        }
    }

    mutating func ask(
        _ id: String, _ record: Record, _ body: (inout Question) -> String?
    ) -> String? {
        guard var question = questions["\(record.node) \(id)"] else { return "\(id) is not known" }
        let wrong = body(&question)
        questions["\(record.node) \(id)"] = question
        return wrong.map { "\(id): \($0)" }
    }

    // MARK: - ZS-2.2d, 3.0a, 3.6: the hub

    private mutating func city(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .authorizationRegistered(let fact):
            let id = fact.authorization?.authorizationId ?? ""
            guard submissions.contains(id) else { return "\(id) is registered, and no county submitted it" }
            termEndMs[id] = fact.authorization?.terms?.termEndMs ?? 0
            return registered.insert(id).inserted ? nil : "\(id) is registered twice"
        case .ruleSetAnnounced(let fact):
            guard let question = questions["\(record.node) \(fact.motionId)"], question.outcome == true,
                question.kind == .adoptRules, question.subject == fact.ruleSetId
            else { return "\(fact.ruleSetId) is announced without a carried motion" }
            // Until its text is there it may be announced again: a wrong digest would stop the city for good.
            announced.insert(fact.ruleSetId)
            return distributed.contains(fact.ruleSetId) ? "\(fact.ruleSetId) is announced once it is there" : nil
        case .ruleSetDistributed(let fact):
            guard announced.contains(fact.ruleSetId) else {
                return "\(fact.ruleSetId) is distributed before it is announced"
            }
            return distributed.insert(fact.ruleSetId).inserted ? nil : "\(fact.ruleSetId) is distributed twice"
        case .authorizationRejected(let fact):
            return registered.contains(fact.authorizationId)
                ? "\(fact.authorizationId) is rejected once registered" : nil
        case .permitIssued(let fact):
            guard registered.contains(fact.authorizationId) else { return "a permit before the registration" }
            return permitted.insert(fact.authorizationId).inserted ? nil : "a second permit for \(fact.authorizationId)"
        case .revocationOrdered(let fact):
            suspended[fact.authorizationId] = nil
            exits[fact.authorizationId] = ExitCourse(orderedBy: record.actor)
            // What has come to its own end needs no decision of the body.
            if fact.motionId.isEmpty, fact.exitCause == .termEnded,
                record.time >> 16 >= termEndMs[fact.authorizationId] ?? .max
            {
                return revoked.insert(fact.authorizationId).inserted ? nil : "\(fact.authorizationId) is revoked twice"
            }
            guard let question = questions["\(record.node) \(fact.motionId)"], question.outcome == true,
                question.kind == .revoke || question.kind == .terminate, question.subject == fact.authorizationId
            else { return "\(fact.authorizationId) is revoked without a carried motion" }
            return revoked.insert(fact.authorizationId).inserted ? nil : "\(fact.authorizationId) is revoked twice"
        case .stopReceipted(let fact):
            return revoked.contains(fact.authorizationId) || suspended[fact.authorizationId] != nil
                ? nil : "a stop of \(fact.authorizationId), which was not ordered"
        case .epochGranted(let fact):
            let last = epochs[fact.node] ?? 0
            epochs[fact.node] = fact.epoch
            return fact.epoch == last + 1 ? nil : "\(fact.node) gets epoch \(fact.epoch) after \(last)"
        case .orderApplied(let fact):
            let last = ordersApplied[record.node] ?? 0
            ordersApplied[record.node] = fact.number
            return fact.number == last + 1 ? nil : "\(record.node) carries out order \(fact.number) after \(last)"
        default: return nil
        }
    }

    // MARK: - The gate

    private mutating func gate(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .useStarted(let fact):
            return usesRunning.insert("\(record.node) \(fact.useId)").inserted ? nil : "\(fact.useId) starts twice"
        case .useEnded(let fact):
            return usesRunning.remove("\(record.node) \(fact.useId)") != nil
                ? nil : "\(fact.useId) ends, and never started"
        default: return nil
        }
    }
}
