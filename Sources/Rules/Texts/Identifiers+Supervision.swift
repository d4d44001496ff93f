// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

extension MatterKind {
    /// The identifier in refusals, views and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .securityReview: "security-review"
        case .riskAssessment: "risk-assessment"
        case .earlyWarning: "early-warning"
        case .emergencyResponse: "emergency-response"
        case .inspection: "inspection"
        case .unrecognized(let number): "matter-\(number)"
        }
    }
}

extension MatterOutcome {
    /// The identifier in views and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .sound: "sound"
        case .corrected: "corrected"
        case .deficient: "deficient"
        case .unrecognized(let number): "outcome-\(number)"
        }
    }
}

extension AgencyCapacity {
    /// The identifier in views and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .sectorRegulator: "sector-regulator"
        case .dataProvider: "data-provider"
        case .unrecognized(let number): "capacity-\(number)"
        }
    }
}
