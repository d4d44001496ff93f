// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// The step by which a gate that only newer chains have is recorded as passed or not.
struct GateStep {
    let event: Event
    let passed: CaseStage
    /// Nil: it can only be passed.
    let failed: CaseStage?
    let roles: [Role]
    let clauses: [Clause.ID]
    /// Whether it says how the operator was found.
    var namesMethod = false
}

extension ApprovalGate {
    /// Nil for a gate that has steps of its own, and for one that does not hold a case up.
    var recorded: GateStep? {
        switch self {
        case .plan:
            GateStep(
                event: .adoptPlan, passed: .planAdopted, failed: nil, roles: [.dataAuthority],
                clauses: ["ZS-6b", "ZS-3.2"])
        case .planDecision:
            GateStep(
                event: .decidePlan, passed: .planDecided, failed: .rejectedCollectively, roles: [.dataAuthority],
                clauses: ["ZS-6b", "ZS-3.3b"])
        case .planFiling:
            GateStep(
                event: .filePlan, passed: .planFiled, failed: nil, roles: [.dataAuthority],
                clauses: ["ZS-6b", "ZS-3.4c"])
        case .selection:
            GateStep(
                event: .selectOperator, passed: .operatorSelected, failed: .rejectedCollectively,
                roles: [.dataAuthority],
                clauses: ["ZS-6b", "ZS-3.3a"], namesMethod: true)
        case .grantDecision:
            GateStep(
                event: .decideGrant, passed: .grantDecided, failed: .rejectedCollectively, roles: [.dataAuthority],
                clauses: ["ZS-6b", "ZS-3.3b"])
        case .disclosure:
            GateStep(
                event: .disclose, passed: .live, failed: nil, roles: [.dataAuthority], clauses: ["ZS-6b", "ZS-3.4b"])
        case .panel, .body, .government, .publication, .filing, .sealedAgreement, .agreementFiling, .registration: nil
        }
    }
}
