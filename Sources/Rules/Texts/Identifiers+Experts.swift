// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

extension OpinionKind {
    /// The identifier in refusals, registers and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .argument: "argument"
        case .processing: "processing"
        case .property: "property"
        case .compliance: "compliance"
        case .legal: "legal-argument"
        case .consultation: "consultation"
        case .unrecognized(let number): "opinion-\(number)"
        }
    }
}

extension OpinionVerdict {
    /// The identifier in registers and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .favourable: "favourable"
        case .conditional: "conditional"
        case .unfavourable: "unfavourable"
        case .unrecognized(let number): "verdict-\(number)"
        }
    }
}

extension DismissalCause {
    /// The identifier in registers and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .ownRequest: "own-request"
        case .poorAssessment: "poor-assessment"
        case .concealedConflict: "concealed-conflict"
        case .misconduct: "misconduct"
        case .unrecognized(let number): "dismissal-\(number)"
        }
    }
}

extension ContributionState {
    /// The identifier in registers and views.
    public var identifier: String {
        switch self {
        case .unspecified: "awaited-part"
        case .revealed: "revealed"
        case .withheld: "withheld"
        case .absent: "no-part"
        case .unrecognized(let number): "contribution-\(number)"
        }
    }
}
