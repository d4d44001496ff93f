// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

extension ExitItem {
    /// The identifier in refusals, views and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .accountsClosed: "accounts-closed"
        case .logHoldSet: "log-hold-set"
        case .operatorInformed: "operator-informed"
        case .documentsFiled: "documents-filed"
        case .deletionPlanned: "deletion-planned"
        case .unrecognized(let number): "exit-item-\(number)"
        }
    }
}

extension ExitCause {
    /// The identifier in refusals, views and on the command line.
    public var identifier: String {
        switch self {
        case .unspecified: ""
        case .breach: "breach"
        case .termEnded: "term-ended"
        case .operatorRequest: "operator-request"
        case .falseMaterial: "false-material"
        case .securityIncident: "security-incident"
        case .notCorrected: "not-corrected"
        case .agreementClause: "agreement-clause"
        case .renewalMissed: "renewal-missed"
        case .operatorDissolved: "operator-dissolved"
        case .dataWithdrawn: "data-withdrawn"
        case .rulesChanged: "rules-changed"
        case .goodFaithFailure: "good-faith-failure"
        case .unrecognized(let number): "exit-cause-\(number)"
        }
    }
}
