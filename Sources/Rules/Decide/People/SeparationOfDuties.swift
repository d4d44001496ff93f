// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
public import Registry

/// Acts that not everyone in the office may take.
public enum SeparateAct: String, Sendable, CaseIterable {
    case acceptApplication = "accept-application"
    case drawPanel = "draw-panel"
    case recuseExpert = "recuse-expert"
    case submitReview = "submit-review"
    case giveAgencyOpinion = "give-agency-opinion"
    case castVote = "cast-vote"
    case closeSession = "close-session"
    case confirmResult = "confirm-result"
    case signAgreement = "sign-agreement"
    case releaseSeal = "release-seal"
    case sealAgreement = "seal-agreement"
    case transferSeal = "transfer-seal"
    case replaceSeal = "replace-seal"
    case retireSeal = "retire-seal"
    case recommendAuthorization = "recommend-authorization"
    case suspend
    case resume
    case revoke
    case closeExit = "close-exit"
    case closeMatter = "close-matter"
    case appointExpert = "appoint-expert"
    case dismissExpert = "dismiss-expert"
    case assessExpert = "assess-expert"
    case recordAttempt = "record-attempt"
    case judgeRegistration = "judge-registration"
    case decideObjections = "decide-objections"
    case decideTestProcessing = "decide-test-processing"
    case recordTestProcessing = "record-test-processing"
    case reviewListing = "review-listing"
    case grantRole = "grant-role"
    case dismissPerson = "dismiss-person"
    case delegateRole = "delegate-role"
    case nameDeputy = "name-deputy"
}

/// What ties someone to a matter without their having done anything.
public enum Tie: String, Sendable, CaseIterable {
    /// They are of the organ that applies, operates, or has to answer.
    case sameOrgan = "own-organ"
    /// They keep the seal.
    case keepsSeal = "keeps-the-seal"
    /// They sit on the panel, or stand on the list that one is being drawn from.
    case onPanel = "on-the-panel"
    /// The act is about themselves.
    case oneself
}

/// What an act is about, as far as duties are concerned.
struct SeparateMatter {
    /// What deeds are kept under; empty: none matter.
    var id = ""
    /// The organ whose own matter it is; empty: nobody's.
    var organ = ""
    /// The custodians of the seals it is about.
    var keepers: [String] = []
    var panel: [String] = []
    /// The person it is about.
    var person = ""
}

/// Nobody reviews, votes on, seals or audits their own case: one table for all acts, and its one check.
public enum SeparationOfDuties {
    /// What keeps someone from an act.
    public enum Bar: Sendable, Equatable {
        case did(Deed)
        case tied(Tie)

        /// The identifier in refusals and in the printed table.
        public var identifier: String {
            switch self {
            case .did(let deed): "has-\(deed.rawValue)"
            case .tied(let tie): tie.rawValue
            }
        }
    }

    /// One line: whoever meets one of the bars is refused with the code.
    public struct Row: Sendable, Equatable {
        public let act: SeparateAct
        public let bars: [Bar]
        public let code: RefusalCode

        init(_ act: SeparateAct, _ deeds: [Deed], _ ties: [Tie], _ code: RefusalCode) {
            self.act = act
            bars = deeds.map(Bar.did) + ties.map(Bar.tied)
            self.code = code
        }
    }

    /// Where an act has several lines, the first that is met decides. That administrators of system, security and audit,
    /// and the applying and the judging side, are never one person is a matter of roles: see `RoleConflicts`.
    public static let table: [Row] = [
        // Admission. Who judged at one gate does not judge at the next, and who applied at none.
        Row(.acceptApplication, [.handedIn], [.sameOrgan], .dutyOwnCase),
        Row(.drawPanel, [.handedIn], [.sameOrgan], .dutyOwnCase),
        Row(.recuseExpert, [.handedIn], [.sameOrgan], .dutyOwnCase),
        Row(.submitReview, [.handedIn, .gaveOpinion], [.sameOrgan], .dutyOwnCase),
        Row(.giveAgencyOpinion, [], [.sameOrgan], .organForeign),
        Row(.giveAgencyOpinion, [.handedIn, .reviewed], [.onPanel], .dutyOwnCase),
        Row(.castVote, [], [.sameOrgan], .voteConflict),
        Row(.castVote, [.handedIn, .reviewed, .gaveOpinion], [], .dutyOwnCase),
        Row(.closeSession, [.attended], [], .dutyOwnCase),
        Row(.confirmResult, [.handedIn, .reviewed, .gaveOpinion, .voted], [.sameOrgan], .dutyOwnCase),
        // The agreement and its seal: both sides of it, and release and sealing, in different hands.
        Row(.signAgreement, [.accepted, .reviewed, .gaveOpinion, .voted, .confirmed, .drafted], [], .dutyOwnCase),
        Row(.releaseSeal, [], [.keepsSeal], .sealSamePerson),
        Row(.releaseSeal, [.handedIn, .signed], [.sameOrgan], .dutyOwnCase),
        Row(.sealAgreement, [.handedIn, .signed], [.sameOrgan], .dutyOwnCase),
        Row(.sealAgreement, [.released], [], .sealSamePerson),
        Row(.transferSeal, [], [.keepsSeal], .sealSamePerson),
        Row(.replaceSeal, [], [.keepsSeal], .sealSamePerson),
        Row(.retireSeal, [], [.keepsSeal], .sealSamePerson),
        // Operation and its end.
        Row(.recommendAuthorization, [], [.sameOrgan], .organForeign),
        Row(.suspend, [.handedIn, .signed], [.sameOrgan], .dutyOwnCase),
        Row(.resume, [.suspended], [], .resumptionSamePerson),
        Row(.resume, [.handedIn, .signed], [.sameOrgan], .dutyOwnCase),
        Row(.revoke, [.handedIn, .signed], [.sameOrgan], .dutyOwnCase),
        Row(.closeExit, [.ended, .completedExit], [], .exitSamePerson),
        Row(.closeExit, [.handedIn, .signed], [.sameOrgan], .dutyOwnCase),
        Row(.closeMatter, [.answered], [.sameOrgan], .matterSamePerson),
        // Registration (CN-REG 7–13, 20): every step of the registrar.
        Row(.judgeRegistration, [.handedIn], [], .registrationSamePerson),
        Row(.decideObjections, [.handedIn, .objected], [], .registrationSamePerson),
        // Products. Who wants one listed, or ran its test, does not judge it.
        Row(.decideTestProcessing, [.handedIn], [.sameOrgan], .dutyOwnCase),
        Row(.recordTestProcessing, [.handedIn], [.sameOrgan], .dutyOwnCase),
        Row(.reviewListing, [.handedIn, .ranTest], [.sameOrgan], .dutyOwnCase),
        // About people.
        Row(.appointExpert, [], [.oneself], .personSelf),
        Row(.dismissExpert, [], [.oneself], .personSelf),
        Row(.assessExpert, [], [.oneself], .personSelf),
        Row(.recordAttempt, [], [.oneself], .trainingOwn),
        Row(.grantRole, [], [.oneself], .personSelf),
        Row(.dismissPerson, [], [.oneself], .personSelf),
        Row(.delegateRole, [], [.oneself], .personSelf),
        Row(.nameDeputy, [], [.oneself], .personSelf),
    ]

    /// Whether `person` is kept from an act on what `subject` names: an application, an agreement, an authorization, a
    /// session or a matter.
    public static func bars(_ person: String, from act: SeparateAct, on subject: String, in registry: Registry) -> Bool
    {
        bar(of: person, act, SeparateMatter(subject, in: registry), registry) != nil
    }

    /// The first line of the table that keeps `person` from the act, with what in it was met; nil: none does.
    static func bar(
        of person: String, _ act: SeparateAct, _ matter: SeparateMatter, _ registry: Registry
    ) -> (row: Row, bar: Bar)? {
        for row in table where row.act == act {
            if let bar = row.bars.first(where: { meets(person, $0, matter, registry) }) { return (row, bar) }
        }
        return nil
    }

    private static func meets(_ person: String, _ bar: Bar, _ matter: SeparateMatter, _ registry: Registry) -> Bool {
        switch bar {
        case .did(let deed): registry.deeds.has(person, deed, about: matter.id)
        case .tied(.sameOrgan): !matter.organ.isEmpty && (try? PersonName(person))?.organ == matter.organ
        case .tied(.keepsSeal): matter.keepers.contains(person)
        case .tied(.onPanel): matter.panel.contains(person)
        case .tied(.oneself): matter.person == person
        }
    }
}

extension SeparateMatter {
    /// The matter `subject` belongs to, with whose it is.
    init(_ subject: String, in registry: Registry) {
        id = registry.origin(of: subject)
        let application = registry.cases[id]
        organ =
            application?.applicant.organ ?? registry.authorizations[id]?.applicant.organ
            ?? registry.matters[id]?.fact.responsible
            ?? registry.products[id].map(registry.operatorOrgan) ?? ""
        panel = (application?.panel ?? []) + (registry.draws.open(for: id, at: registry.node)?.eligible ?? [])
        if case .sealReleased(_, let seal)? = registry.agreements[subject]?.state, let found = registry.seals[seal] {
            keepers = [found.custodian]
        }
    }

    init(person: String) { self.person = person }

    init(keepers: [String]) { self.keepers = keepers }
}
