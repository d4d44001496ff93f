// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

extension Role {
    /// The identifier in refusals, views and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .systemAdministrator: "system-administrator"
        case .dataAuthority: "data-authority"
        case .applicant: "applicant"
        case .expert: "expert"
        case .bodyMember: "body-member"
        case .government: "government"
        case .operatorSignatory: "operator-signatory"
        case .sealCustodian: "seal-custodian"
        case .sealReleaser: "seal-releaser"
        case .hubAdministrator: "hub-administrator"
        case .provincialOfficer: "provincial-officer"
        case .supervisor: "supervisor"
        case .securityAdministrator: "security-administrator"
        case .auditAdministrator: "audit-administrator"
        case .dataProvider: "data-provider"
        case .platformMaintainer: "platform-maintainer"
        case .unrecognized(let number): "role-\(number)"
        }
    }
}

extension NodeRole {
    /// The identifier in refusals, views and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .county: "county"
        case .hub: "hub"
        case .province: "province"
        case .unrecognized(let number): "node-role-\(number)"
        }
    }
}

extension DocumentKind {
    /// The identifier in refusals, views and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .applicationForm: "application-form"
        case .auditReport: "audit-report"
        case .financialReport: "financial-report"
        case .securityCommitment: "security-commitment"
        case .riskSelfAssessment: "risk-self-assessment"
        case .emergencyPlan: "emergency-plan"
        case .legalityChecklist: "legality-checklist"
        case .unrecognized(let number): "document-\(number)"
        }
    }
}

extension Field {
    /// The identifier in refusals, views and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .credit: "credit"
        case .manufacturing: "manufacturing"
        case .tourism: "tourism"
        case .health: "health"
        case .market: "market"
        case .finance: "finance"
        case .other: "other"
        case .unrecognized(let number): "field-\(number)"
        }
    }

    /// The clause of chapter 四 that names the field.
    public var clause: Clause.ID? {
        switch self {
        case .credit: "ZS-4.1"
        case .manufacturing: "ZS-4.2"
        case .tourism: "ZS-4.3"
        case .health: "ZS-4.4"
        case .market: "ZS-4.5"
        case .finance: "ZS-4.6"
        case .other: "ZS-4.7"
        case .unspecified, .unrecognized: nil
        }
    }
}

extension MotionKind {
    /// The identifier in refusals, views and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .grant: "grant"
        case .revoke: "revoke"
        case .terminate: "terminate"
        case .adoptRules: "adopt-rules"
        case .majorProblem: "major-problem"
        case .freeze: "freeze"
        case .unrecognized(let number): "motion-\(number)"
        }
    }
}

extension GrantMode {
    /// The identifier in registers and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .whole: "whole"
        case .byField: "by-field"
        case .byScenario: "by-scenario"
        case .unrecognized(let number): "grant-mode-\(number)"
        }
    }
}
