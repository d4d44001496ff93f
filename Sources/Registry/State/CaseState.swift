// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// The name of a case's state: what tables, views and messages speak of.
public enum CaseStage: String, Sendable, Codable, CaseIterable {
    case submitted
    case accepted
    case panelDrawn = "panel-drawn"
    case reviewed
    case deliberating
    case examined
    /// The regulator of its sector holds the scenario unlawful (ZS-3.0b).
    case foundUnlawful = "found-unlawful"
    case rejectedByBody = "rejected-by-body"
    case confirmed
    case notConfirmed = "not-confirmed"
    case published
    case agreementDrafted = "agreement-drafted"
    case agreementSigned = "agreement-signed"
    case sealReleased = "seal-released"
    case sealed
    case registered
    case live
    case suspended
    case rejectedByHub = "rejected-by-hub"
    case revoked
    // Only in chains newer than the plan's (ZS-6b).
    case planAdopted = "plan-adopted"
    case planDecided = "plan-decided"
    case planFiled = "plan-filed"
    case operatorSelected = "operator-selected"
    case grantDecided = "grant-decided"
    case rejectedCollectively = "rejected-collectively"

    /// Whether nothing more can come: such a case no longer stands in the way of a new application (ZS-3.0a).
    public var isClosed: Bool {
        switch self {
        case .foundUnlawful, .rejectedByBody, .notConfirmed, .rejectedByHub, .revoked, .rejectedCollectively: true
        default: false
        }
    }
}

/// The drawn experts and what they have said so far.
public struct Panel: Sendable, Equatable, Codable {
    /// Who sits now: after a recusal the replacement stands in the place of who left.
    public private(set) var experts: [String]
    public let recused: [String]
    /// What the draw rested on, so that a replacement comes out of the same draw.
    public let seed: [UInt8]
    public let pool: [DrawCandidate]
    public let requiredSpecialities: [String]
    /// Who was drawn and has left since.
    public private(set) var left: [String] = []
    public internal(set) var reviews: [String: ReviewSubmitted] = [:]

    init(_ fact: PanelDrawn) {
        experts = fact.experts
        recused = fact.recused
        seed = fact.seed
        pool = fact.pool
        requiredSpecialities = fact.requiredSpecialities
    }

    mutating func replace(_ person: String, by replacement: String) {
        guard let place = experts.firstIndex(of: person) else { return }
        experts[place] = replacement
        left.append(person)
    }

    /// The drawn experts who have not reviewed yet, in the order of the draw.
    public var awaited: [String] { experts.filter { reviews[$0] == nil } }
}

/// What the panel concluded.
public struct PanelResult: Sendable, Equatable, Codable {
    /// Mean of all scores in hundredths of a point.
    public let meanHundredths: UInt32
    public let recommended: Bool
}

/// Where one case stands. Each state carries only what that state is about; what stays true stands in `Case`.
public enum CaseState: Sendable, Equatable, Codable {
    case submitted
    case accepted
    case panelDrawn(Panel)
    case reviewed(PanelResult)
    case deliberating(motion: String)
    case examined(motion: String)
    case foundUnlawful(organ: String)
    case rejectedByBody(motion: String)
    case confirmed(document: String)
    case notConfirmed(document: String)
    case published
    case agreementDrafted(agreement: String)
    case agreementSigned(agreement: String)
    case sealReleased(agreement: String, seal: String)
    case sealed(authorization: String)
    case registered(authorization: String)
    case live(authorization: String)
    case suspended(authorization: String)
    case rejectedByHub(authorization: String, code: String)
    case revoked(authorization: String)
    /// Where a gate that only newer chains have has left it, with the number of the document.
    case atGate(CaseStage, document: String)

    public var stage: CaseStage {
        switch self {
        case .submitted: .submitted
        case .accepted: .accepted
        case .panelDrawn: .panelDrawn
        case .reviewed: .reviewed
        case .deliberating: .deliberating
        case .examined: .examined
        case .foundUnlawful: .foundUnlawful
        case .rejectedByBody: .rejectedByBody
        case .confirmed: .confirmed
        case .notConfirmed: .notConfirmed
        case .published: .published
        case .agreementDrafted: .agreementDrafted
        case .agreementSigned: .agreementSigned
        case .sealReleased: .sealReleased
        case .sealed: .sealed
        case .registered: .registered
        case .live: .live
        case .suspended: .suspended
        case .rejectedByHub: .rejectedByHub
        case .revoked: .revoked
        case .atGate(let stage, _): stage
        }
    }
}
