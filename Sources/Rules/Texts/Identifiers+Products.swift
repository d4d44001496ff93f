// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

extension ProductForm {
    /// The identifier in refusals, views and on the command line; empty for what is none.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .dataPackage: "data-package"
        case .model: "data-model"
        case .interface: "data-interface"
        case .service: "data-service"
        case .report: "data-report"
        case .businessService: "business-service"
        }
    }
}
