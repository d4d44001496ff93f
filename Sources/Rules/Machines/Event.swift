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
    case suspend
    case resume
    case tickExitItem = "tick-exit-item"
    case closeExit = "close-exit"
    case requestNode = "request-node"
    case admitNode = "admit-node"
    case quarantineNode = "quarantine-node"
    case releaseNode = "release-node"
    case giveAgencyOpinion = "give-agency-opinion"
    case openMatter = "open-matter"
    case answerMatter = "answer-matter"
    case closeMatter = "close-matter"
    case declareChannel = "declare-channel"
    case planChannel = "plan-channel"
    case onboardChannel = "onboard-channel"
    case absorbChannel = "absorb-channel"
    case adoptPlan = "adopt-plan"
    case decidePlan = "decide-plan"
    case filePlan = "file-plan"
    case selectOperator = "select-operator"
    case decideGrant = "decide-grant"
    case disclose
    case enterSeal = "enter-seal"
    case reportSealLost = "report-seal-lost"
    case transferSeal = "transfer-seal"
    case replaceSeal = "replace-seal"
    case retireSeal = "retire-seal"
    case recuseFromMotion = "recuse-from-motion"
    case callSession = "call-session"
    case attendSession = "attend-session"
    case closeSession = "close-session"
    case assignTask = "assign-task"
    case closeTask = "close-task"
    case recuseExpert = "recuse-expert"
    case requestOpinion = "request-opinion"
    case submitOpinion = "submit-opinion"
}
