// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

extension SensitiveData {
    /// The identifier in views and on the command line; empty for what is not said.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .present: "present"
        case .absent: "absent"
        }
    }
}

extension ProductClass {
    /// The identifier in views and on the command line; empty for what is not said.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .market: "market-use"
        case .regulator: "regulator-use"
        }
    }
}

extension DataOrigin {
    /// The identifier in views and on the command line; empty for what is not said.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .public: "public"
        case .enterprise: "enterprise"
        case .social: "social"
        }
    }
}

extension ReviewSubject {
    /// The identifier in views and on the command line; empty for what is not said.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .qualification: "qualification"
        case .capacity: "capacity"
        case .security: "security"
        case .value: "value"
        case .feasibility: "feasibility"
        }
    }
}
