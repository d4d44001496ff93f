// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension FactorPolicy {
    /// One line of the table as it is shown.
    public struct Row: Sendable {
        /// The act, as `grant-role`.
        public let act: String
        public let kind: Kind

        public var needsLogin: Bool { FactorPolicy.needsLogin(kind) }
    }

    /// Every act with its kind, in the order of the contract.
    public static let table: [Row] = acts.map { Row(act: name(of: $0), kind: kind(of: $0)) }

    /// One of each act there is.
    static let acts: [Action.What] = [
        .grantRole(GrantRole()), .withdrawRole(WithdrawRole()), .setMaintenance(SetMaintenance()),
        .publishNotice(PublishNotice()), .submitApplication(SubmitApplication()),
        .acceptApplication(AcceptApplication()), .prepareDraw(PrepareDraw()), .drawPanel(DrawPanel()),
        .submitReview(SubmitReview()), .openMotion(OpenMotion()), .castVote(CastVote()),
        .confirmResult(ConfirmResult()),
        .publishResult(PublishResult()), .draftAgreement(DraftAgreement()), .signAgreement(SignAgreement()),
        .enterSeal(EnterSeal()), .releaseSeal(ReleaseSeal()), .sealAgreement(SealAgreement()),
        .admitNode(AdmitNode()), .releaseNode(ReleaseNode()), .revokeAuthorization(RevokeAuthorization()),
        .startUse(StartUse()), .endUse(EndUse()), .announceRuleSet(AnnounceRuleSet()),
        .distributeRuleSet(DistributeRuleSet()), .enterNorm(EnterNorm()), .recordGate(RecordGate()),
        .foundBody(FoundBody()), .nameDeputy(NameDeputy()), .callSession(CallSession()),
        .attendSession(AttendSession()), .recuseFromMotion(RecuseFromMotion()), .closeSession(CloseSession()),
        .assignTask(AssignTask()), .closeTask(CloseTask()), .dismissPerson(DismissPerson()),
        .setDutyRoster(SetDutyRoster()), .delegateRole(DelegateRole()), .recallDelegation(RecallDelegation()),
        .setFactor(SetFactor()), .resetFactor(ResetFactor()), .unlockLogin(UnlockLogin()),
        .appointExpert(AppointExpert()), .dismissExpert(DismissExpert()), .declareConflict(DeclareConflict()),
        .recuseExpert(RecuseExpert()), .requestOpinion(RequestOpinion()), .submitOpinion(SubmitOpinion()),
        .assessExpert(AssessExpert()), .publishCourse(PublishCourse()), .enterQuestionBank(EnterQuestionBank()),
        .assignStaff(AssignStaff()), .recordAttempt(RecordAttempt()), .setQuota(SetQuota()),
        .proposeTemplate(ProposeTemplate()), .publishTemplate(PublishTemplate()), .adoptTemplate(AdoptTemplate()),
        .withdrawTemplate(WithdrawTemplate()), .enterBoundOrgan(EnterBoundOrgan()),
        .declareChannel(DeclareChannel()), .planChannel(PlanChannel()), .onboardChannel(OnboardChannel()),
        .absorbChannel(AbsorbChannel()), .reportOutsideAttempt(ReportOutsideAttempt()), .enterAsset(EnterAsset()),
        .reportSealLost(ReportSealLost()), .replaceSeal(ReplaceSeal()), .transferSeal(TransferSeal()),
        .retireSeal(RetireSeal()), .suspendAuthorization(SuspendAuthorization()),
        .resumeAuthorization(ResumeAuthorization()), .tickExitItem(TickExitItem()), .closeExit(CloseExit()),
        .purgeNetworkLog(PurgeNetworkLog()), .preserveEvidence(PreserveEvidence()),
        .applyRegistration(ApplyRegistration()), .amendRegistration(AmendRegistration()),
        .returnRegistration(ReturnRegistration()), .acceptRegistration(AcceptRegistration()),
        .reviewRegistration(ReviewRegistration()), .publishRegistration(PublishRegistration()),
        .objectRegistration(ObjectRegistration()), .decideObjections(DecideObjections()),
        .codeRegistration(CodeRegistration()), .requestRegistrationChange(RequestRegistrationChange()),
        .decideRegistrationChange(DecideRegistrationChange()), .revokeRegistration(RevokeRegistration()),
        .publishCalendar(PublishCalendar()), .giveAgencyOpinion(GiveAgencyOpinion()), .openMatter(OpenMatter()),
        .answerMatter(AnswerMatter()), .closeMatter(CloseMatter()),
        .recommendAuthorization(RecommendAuthorization()), .requestTestProcessing(RequestTestProcessing()),
        .decideTestProcessing(DecideTestProcessing()), .recordTestProcessing(RecordTestProcessing()),
        .requestListing(RequestListing()), .reviewListing(ReviewListing()), .delistProduct(DelistProduct()),
    ]

    /// The name of the enumeration's case, with hyphens; known to the compiler alone.
    private static func name(of action: Action.What) -> String {
        let label = Mirror(reflecting: action).children.first?.label ?? ""
        return label.reduce(into: "") { name, letter in
            name += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
        }
    }
}
