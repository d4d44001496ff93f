// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

extension RegistrationObject {
    /// The identifier in refusals, views and on the command line; empty for what is none.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .resource: "resource"
        case .product: "product"
        }
    }
}

extension RegistrationRequestKind {
    /// The identifier in refusals, views and on the command line; empty for what is none.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .change: "change"
        case .correction: "correction"
        case .cancellation: "cancellation"
        case .renewal: "renewal"
        }
    }
}

extension RegistrationRevocationCause {
    /// The identifier in refusals, views and on the command line; empty for what is none.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .falseMaterial: "false-material"
        case .forgedResult: "forged-result"
        case .unlawfulGain: "unlawful-gain"
        }
    }
}
