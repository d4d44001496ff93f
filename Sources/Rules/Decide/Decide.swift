// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// Judges a command by the rule set in force. Pure: the same registry, command and context give the same decision.
///
/// - Parameters:
///   - registry: what is true before the decision.
///   - command: a person's command; its signature has been verified by the caller.
///   - context: time, rule sets, seed and what else was handed in.
/// - Returns: the drafts of one decision, or a refusal that cites its clauses.
public func decide(_ registry: Registry, _ command: Command, _ context: DecisionContext) -> Decision {
    var context = context
    context.catalogue = context.catalogue.with(registry)
    guard let ruleSet = context.catalogue.inForce(at: context.nowMs) else {
        return .refused(notInForce(command, context), subject: command.commandId)
    }
    let decider = Decider(registry: registry, command: command, context: context, ruleSet: ruleSet)
    do throws(Objection) {
        let drafts = try decider.drafts() + decider.deputising()
        try decider.checkLogin()
        return .accepted(subject: drafts.first?.subject ?? command.commandId, drafts: drafts)
    } catch {
        let refusal = error.refusal(ruleSet: ruleSet.id, decisionID: command.commandId)
        return .refused(refusal, subject: error.subject ?? decider.subject)
    }
}

private func notInForce(_ command: Command, _ context: DecisionContext) -> Refusal {
    var missing: [String] = []
    if let first = context.catalogue.sets.first {
        missing = ["first:\(first.id)", "from:\(CivilTime(unixMs: first.validFromMs).text)"]
    }
    return Objection(.rulesNotInForce, missing).refusal(ruleSet: "", decisionID: command.commandId)
}

/// One decision in the making: the rules of each command family are extensions of this.
struct Decider {
    let registry: Registry
    let command: Command
    let context: DecisionContext
    let ruleSet: RuleSet
    /// Filled when the actor turns out to act for someone who is away.
    let deputised = Deputised()

    var nowMs: UInt64 { context.nowMs }
    var actor: String { command.actor }

    func drafts() throws(Objection) -> [Draft] {
        guard let identity = registry.identity, let action = command.action?.what, !command.commandId.isEmpty else {
            throw Objection(.commandMalformed, [command.commandId.isEmpty ? "command-id" : "action"])
        }
        guard command.node == identity.node else {
            throw Objection(.territoryWrong, [command.node], subject: command.commandId)
        }
        try checkActor()
        try checkMaintenance(action)
        try checkNodeRole(action, identity.role)
        try checkRuleSets(action)
        switch action {
        case .grantRole(let action): return try grantRole(action)
        case .withdrawRole(let action): return try withdrawRole(action)
        case .setMaintenance(let action): return try setMaintenance(action)
        case .publishNotice(let action): return try publishNotice(action)
        case .submitApplication(let action): return try submitApplication(action)
        case .acceptApplication(let action): return try acceptApplication(action)
        case .prepareDraw(let action): return try prepareDraw(action)
        case .drawPanel(let action): return try drawPanel(action)
        case .submitReview(let action): return try submitReview(action)
        case .openMotion(let action): return try openMotion(action)
        case .castVote(let action): return try castVote(action)
        case .confirmResult(let action): return try confirmResult(action)
        case .publishResult(let action): return try publishResult(action)
        case .draftAgreement(let action): return try draftAgreement(action)
        case .signAgreement(let action): return try signAgreement(action)
        case .enterSeal(let action): return try enterSeal(action)
        case .releaseSeal(let action): return try releaseSeal(action)
        case .sealAgreement(let action): return try sealAgreement(action)
        case .admitNode(let action): return try admitNode(action)
        case .releaseNode(let action): return try releaseNode(action)
        case .revokeAuthorization(let action): return try revokeAuthorization(action)
        case .startUse(let action): return try startUse(action)
        case .endUse(let action): return try endUse(action)
        case .giveAgencyOpinion(let action): return try giveAgencyOpinion(action)
        case .openMatter(let action): return try openMatter(action)
        case .answerMatter(let action): return try answerMatter(action)
        case .closeMatter(let action): return try closeMatter(action)
        case .recommendAuthorization(let action): return try recommendAuthorization(action)
        case .suspendAuthorization(let action): return try suspendAuthorization(action)
        case .resumeAuthorization(let action): return try resumeAuthorization(action)
        case .tickExitItem(let action): return try tickExitItem(action)
        case .closeExit(let action): return try closeExit(action)
        case .purgeNetworkLog(let action): return try purgeNetworkLog(action)
        case .enterBoundOrgan(let action): return try enterBoundOrgan(action)
        case .declareChannel(let action): return try declareChannel(action)
        case .planChannel(let action): return try planChannel(action)
        case .onboardChannel(let action): return try onboardChannel(action)
        case .absorbChannel(let action): return try absorbChannel(action)
        case .reportOutsideAttempt(let action): return try reportOutsideAttempt(action)
        case .enterAsset(let action): return try enterAsset(action)
        case .setQuota(let action): return try setQuota(action)
        case .proposeTemplate(let action): return try proposeTemplate(action)
        case .publishTemplate(let action): return try publishTemplate(action)
        case .adoptTemplate(let action): return try adoptTemplate(action)
        case .withdrawTemplate(let action): return try withdrawTemplate(action)
        case .publishCourse(let action): return try publishCourse(action)
        case .enterQuestionBank(let action): return try enterQuestionBank(action)
        case .assignStaff(let action): return try assignStaff(action)
        case .recordAttempt(let action): return try recordAttempt(action)
        case .announceRuleSet(let action): return try announceRuleSet(action)
        case .distributeRuleSet(let action): return try distributeRuleSet(action)
        case .enterNorm(let action): return try enterNorm(action)
        case .recordGate(let action): return try recordGate(action)
        case .reportSealLost(let action): return try reportSealLost(action)
        case .replaceSeal(let action): return try replaceSeal(action)
        case .transferSeal(let action): return try transferSeal(action)
        case .retireSeal(let action): return try retireSeal(action)
        case .foundBody(let action): return try foundBody(action)
        case .nameDeputy(let action): return try nameDeputy(action)
        case .callSession(let action): return try callSession(action)
        case .attendSession(let action): return try attendSession(action)
        case .recuseFromMotion(let action): return try recuse(action)
        case .closeSession(let action): return try closeSession(action)
        case .assignTask(let action): return try assignTask(action)
        case .closeTask(let action): return try closeTask(action)
        case .dismissPerson(let action): return try dismissPerson(action)
        case .setDutyRoster(let action): return try setDutyRoster(action)
        case .delegateRole(let action): return try delegateRole(action)
        case .recallDelegation(let action): return try recallDelegation(action)
        case .setFactor(let action): return try setFactor(action)
        case .resetFactor(let action): return try resetFactor(action)
        case .unlockLogin(let action): return try unlockLogin(action)
        case .appointExpert(let action): return try appointExpert(action)
        case .dismissExpert(let action): return try dismissExpert(action)
        case .declareConflict(let action): return try declareConflict(action)
        case .recuseExpert(let action): return try recuseExpert(action)
        case .requestOpinion(let action): return try requestOpinion(action)
        case .submitOpinion(let action): return try submitOpinion(action)
        case .assessExpert(let action): return try assessExpert(action)
        case .publishCalendar(let action): return try publishCalendar(action)
        case .preserveEvidence(let action): return try preserveEvidence(action)
        case .applyRegistration(let action): return try applyRegistration(action)
        case .amendRegistration(let action): return try amendRegistration(action)
        case .returnRegistration(let action): return try returnRegistration(action)
        case .acceptRegistration(let action): return try acceptRegistration(action)
        case .reviewRegistration(let action): return try reviewRegistration(action)
        case .publishRegistration(let action): return try publishRegistration(action)
        case .objectRegistration(let action): return try objectRegistration(action)
        case .decideObjections(let action): return try decideObjections(action)
        case .codeRegistration(let action): return try codeRegistration(action)
        case .requestRegistrationChange(let action): return try requestRegistrationChange(action)
        case .decideRegistrationChange(let action): return try decideRegistrationChange(action)
        case .revokeRegistration(let action): return try revokeRegistration(action)
        case .requestTestProcessing(let action): return try requestTestProcessing(action)
        case .decideTestProcessing(let action): return try decideTestProcessing(action)
        case .recordTestProcessing(let action): return try recordTestProcessing(action)
        case .requestListing(let action): return try requestListing(action)
        case .reviewListing(let action): return try reviewListing(action)
        case .delistProduct(let action): return try delistProduct(action)
        }
    }

    /// What the command is about, as far as it says: a refusal stands under it.
    var subject: String {
        let named: String =
            switch command.action?.what {
            case .grantRole(let action): action.person
            case .withdrawRole(let action): action.person
            case .submitApplication(let action): action.noticeId
            case .acceptApplication(let action): action.applicationId
            case .prepareDraw(let action): action.applicationId
            case .drawPanel(let action): action.applicationId
            case .submitReview(let action): action.applicationId
            case .openMotion(let action): action.subject
            case .castVote(let action): action.motionId
            case .confirmResult(let action): action.applicationId
            case .publishResult(let action): action.applicationId
            case .draftAgreement(let action): action.applicationId
            case .signAgreement(let action): action.agreementId
            case .enterSeal(let action): action.sealId
            case .releaseSeal(let action): action.agreementId
            case .sealAgreement(let action): action.agreementId
            case .admitNode(let action): action.node
            case .releaseNode(let action): action.node
            case .revokeAuthorization(let action): action.authorizationId
            case .startUse(let action): action.authorizationId
            case .endUse(let action): action.useId
            case .giveAgencyOpinion(let action): action.applicationId
            case .openMatter(let action): action.subject
            case .answerMatter(let action): action.matterId
            case .closeMatter(let action): action.matterId
            case .recommendAuthorization(let action): action.authorizationId
            case .suspendAuthorization(let action): action.authorizationId
            case .resumeAuthorization(let action): action.authorizationId
            case .tickExitItem(let action): action.authorizationId
            case .closeExit(let action): action.authorizationId
            case .purgeNetworkLog(let action): action.before
            case .enterBoundOrgan(let action): action.organ
            case .declareChannel(let action): action.organ
            case .planChannel(let action): action.channelId
            case .onboardChannel(let action): action.channelId
            case .absorbChannel(let action): action.channelId
            case .enterAsset(let action): action.name
            case .setQuota(let action): QuotaID.text(action.field, action.year)
            case .enterQuestionBank(let action): action.courseId
            case .assignStaff(let action): action.person
            case .recordAttempt(let action): action.courseId
            case .proposeTemplate(let action): action.authorizationId
            case .publishTemplate(let action): action.authorizationId
            case .adoptTemplate(let action): action.templateId
            case .withdrawTemplate(let action): action.templateId
            case .announceRuleSet(let action): action.ruleSetId
            case .distributeRuleSet(let action): action.text?.id ?? ""
            case .enterNorm(let action): action.normId
            case .recordGate(let action): action.applicationId
            case .reportSealLost(let action): action.sealId
            case .replaceSeal(let action): action.sealId
            case .transferSeal(let action): action.sealId
            case .retireSeal(let action): action.sealId
            case .nameDeputy(let action): action.deputy
            case .attendSession(let action): action.sessionId
            case .recuseFromMotion(let action): action.motionId
            case .closeSession(let action): action.sessionId
            case .assignTask(let action): action.motionId
            case .closeTask(let action): action.taskId
            case .dismissPerson(let action): action.person
            case .setDutyRoster(let action): action.person
            case .delegateRole(let action): action.deputy
            case .recallDelegation(let action): action.delegationId
            case .setFactor: actor
            case .resetFactor(let action): action.person
            case .unlockLogin(let action): action.person
            case .foundBody, .callSession: ""
            case .appointExpert(let action): action.person
            case .dismissExpert(let action): action.person
            case .declareConflict: actor
            case .recuseExpert(let action): action.applicationId
            case .requestOpinion(let action): action.subject
            case .submitOpinion(let action): action.opinionId
            case .assessExpert(let action): action.person
            case .publishCalendar(let action): YearCalendar.id(action.year)
            case .amendRegistration(let action): action.registrationId
            case .returnRegistration(let action): action.registrationId
            case .acceptRegistration(let action): action.registrationId
            case .reviewRegistration(let action): action.registrationId
            case .publishRegistration(let action): action.registrationId
            case .objectRegistration(let action): action.registrationId
            case .decideObjections(let action): action.registrationId
            case .codeRegistration(let action): action.registrationId
            case .requestRegistrationChange(let action): action.registrationId
            case .decideRegistrationChange(let action): action.registrationId
            case .revokeRegistration(let action): action.registrationId
            case .requestTestProcessing(let action): action.authorizationId
            case .decideTestProcessing(let action): action.productId
            case .recordTestProcessing(let action): action.productId
            case .requestListing(let action): action.productId
            case .reviewListing(let action): action.productId
            case .delistProduct(let action): action.productId
            case .publishCourse, .publishNotice, .reportOutsideAttempt, .setMaintenance, .preserveEvidence,
                .applyRegistration, nil:
                ""
            }
        return named.isEmpty ? command.commandId : named
    }
}
