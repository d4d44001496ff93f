// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// One gate an application has to pass. A rule set lists its gates in order; the case machine is built from that list,
/// so another order or a missing gate changes what `decide` allows.
public enum ApprovalGate: String, Sendable, Equatable, CaseIterable {
    /// 专家组综合评审 (ZS-3.3a).
    case panel
    /// 协调机制审定 (ZS-3.3b).
    case body
    /// 本级政府确定 (ZS-3.4a).
    case government
    /// 向社会公开 (ZS-3.4b).
    case publication
    /// 报省政府备案 (ZS-3.4c). It opens a duty and does not hold the case up: the hub files as soon as it has registered.
    case filing
    /// 签订协议, signed and sealed (ZS-3.5).
    case sealedAgreement = "sealed-agreement"
    /// 实施方案 adopted by the implementing institution (CN-OP 8, 9).
    case plan
    /// Its first decision under 三重一大 (CN-OP 8–11).
    case planDecision = "plan-decision"
    /// The plan filed with the provincial data department (CN-OP 11).
    case planFiling = "plan-filing"
    /// The operator found by fair competition (CN-OP 12).
    case selection
    /// Its second decision under 三重一大, before the agreement (CN-OP 13).
    case grantDecision = "grant-decision"
    /// The agreement filed (CN-OP 13). Like `filing` it opens a duty: the hub files when it has registered.
    case agreementFiling = "agreement-filing"
    /// Registration (CN-OP 16). The hub's own registration ends every chain, so this gate adds no state.
    case registration
    /// 信息披露 of a live authorization (CN-OP 18, 19).
    case disclosure
}

/// The gates of a rule set, in order.
public struct ApprovalChain: Sendable, Equatable {
    public let gates: [ApprovalGate]

    /// - Precondition: none. A gate named twice counts once, at its first place.
    public init(_ gates: [ApprovalGate]) {
        var kept: [ApprovalGate] = []
        for gate in gates where !kept.contains(gate) { kept.append(gate) }
        self.gates = kept
    }
}
