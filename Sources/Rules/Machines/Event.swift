// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What moves a case, an agreement, a motion, an authorization or a node from one state to the next.
public enum Event: String, Sendable, CaseIterable {
    case submitApplication = "submit-application"
    case acceptApplication = "accept-application"
    case drawPanel = "draw-panel"
    case submitReview = "submit-review"
    case openMotion = "open-motion"
    case castVote = "cast-vote"
    case confirmResult = "confirm-result"
    case publishResult = "publish-result"
    case draftAgreement = "draft-agreement"
    case signAgreement = "sign-agreement"
    case releaseSeal = "release-seal"
    case sealAgreement = "seal-agreement"
    case register
    case reject
    case issuePermit = "issue-permit"
    case revoke
    case requestNode = "request-node"
    case admitNode = "admit-node"
    case quarantineNode = "quarantine-node"
    case releaseNode = "release-node"
    case recuseExpert = "recuse-expert"
    case requestOpinion = "request-opinion"
    case submitOpinion = "submit-opinion"
}
