// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// The situations in which an operator exits (ZS-3.6a). Which of them a rule set knows is its parameter; what each means
/// stands here.
enum ExitSituations {
    /// The kinds of motion that can carry an end for that cause.
    static func kinds(for cause: ExitCause) -> [MotionKind] {
        switch cause {
        case .breach, .falseMaterial, .securityIncident: [.revoke]
        case .termEnded, .operatorRequest, .notCorrected, .agreementClause, .rulesChanged: [.revoke, .terminate]
        case .renewalMissed, .operatorDissolved, .dataWithdrawn, .goodFaithFailure: [.terminate]
        case .unspecified, .unrecognized: []
        }
    }

    /// Whether it can be corrected, so that access is closed for a time first.
    static func suspends(_ cause: ExitCause) -> Bool {
        switch cause {
        case .breach, .securityIncident, .agreementClause: true
        default: false
        }
    }

    /// The clauses an end for that cause cites beside those of the step.
    static func clauses(of cause: ExitCause) -> [Clause.ID] {
        switch cause {
        case .goodFaithFailure: ["ZS-1.2.2a"]
        case .securityIncident: ["ZS-1.3g"]
        default: []
        }
    }
}
