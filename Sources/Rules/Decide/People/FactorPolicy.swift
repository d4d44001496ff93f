// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Which acts need the second factor: a login by passphrase, beside certificate and signature.
///
/// Everything that officers decide. What companies hand in and sign, what experts, agencies and staff give their own word for,
/// and the use of data, need the person's key alone.
public enum FactorPolicy {
    /// Why an act is in the table as it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// An officer decides it.
        case decides
        /// An officer decides it, or a company about what is its own, which then needs no login.
        case decidesOrOwn = "decides-or-own"
        /// A company, an organ or a member of staff acts for themselves.
        case submits
        /// Someone gives their own judgement or word.
        case attests
        /// A use of data begins or ends.
        case uses
        /// It sets the factor itself.
        case factor
    }

    /// Roles that decide nothing.
    static let undeciding: Set<Role> = [.applicant, .operatorSignatory, .expert, .dataProvider]

    /// What kind of act a command asks for.
    public static func kind(of action: Action.What) -> Kind {
        switch action {
        case .submitApplication, .signAgreement, .answerMatter, .declareChannel, .planChannel, .onboardChannel,
            .proposeTemplate, .recordAttempt, .preserveEvidence, .applyRegistration, .amendRegistration,
            .objectRegistration, .requestRegistrationChange, .requestTestProcessing, .requestListing:
            .submits
        case .submitReview, .declareConflict, .recuseExpert, .submitOpinion, .giveAgencyOpinion, .reportOutsideAttempt,
            .recordTestProcessing:
            .attests
        case .startUse, .endUse: .uses
        case .setFactor: .factor
        case .grantRole, .withdrawRole, .setMaintenance, .publishNotice, .acceptApplication, .prepareDraw, .drawPanel,
            .openMotion, .castVote, .confirmResult, .publishResult, .draftAgreement, .enterSeal, .releaseSeal,
            .sealAgreement,
            .admitNode, .releaseNode, .revokeAuthorization, .openMatter, .closeMatter, .recommendAuthorization,
            .suspendAuthorization, .resumeAuthorization, .tickExitItem, .closeExit, .purgeNetworkLog, .enterBoundOrgan,
            .absorbChannel, .enterAsset, .setQuota, .publishTemplate, .adoptTemplate, .withdrawTemplate,
            .publishCourse, .enterQuestionBank, .assignStaff, .announceRuleSet, .distributeRuleSet, .enterNorm,
            .recordGate, .reportSealLost, .replaceSeal, .transferSeal, .retireSeal, .foundBody, .nameDeputy,
            .callSession, .attendSession, .recuseFromMotion, .closeSession, .assignTask, .closeTask, .dismissPerson,
            .setDutyRoster, .delegateRole, .recallDelegation, .resetFactor, .unlockLogin, .appointExpert,
            .dismissExpert, .requestOpinion, .assessExpert, .publishCalendar, .returnRegistration,
            .acceptRegistration, .reviewRegistration, .publishRegistration, .decideObjections, .codeRegistration,
            .decideRegistrationChange, .revokeRegistration, .decideTestProcessing, .reviewListing:
            .decides
        case .delistProduct: .decidesOrOwn
        }
    }

    /// Whether a command is refused without a login, at least from those who decide for an office.
    public static func isNeeded(for action: Action.What) -> Bool { needsLogin(kind(of: action)) }

    static func needsLogin(_ kind: Kind) -> Bool { kind == .decides || kind == .decidesOrOwn }

    /// Whether a decision on the command may rest on a login at all; the record of any other carries none.
    public static func counts(for command: Command) -> Bool {
        switch command.action?.what.map(kind(of:)) {
        case .decides, .decidesOrOwn, .factor: true
        case .submits, .attests, .uses, nil: false
        }
    }
}
