// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

extension BoundOrganKind {
    /// The identifier in refusals, views and on the command line; empty for what is no kind.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .stateOrgan: "state-organ"
        case .authorisedBody: "authorised-body"
        case .water: "water"
        case .power: "power"
        case .gas: "gas"
        case .transit: "transit"
        }
    }
}

extension ChannelKind {
    /// The identifier in refusals, views and on the command line; empty for what is no kind.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .legacy: "legacy"
        case .new: "new"
        }
    }
}

extension AssetKind {
    /// The identifier in refusals, views and on the command line; empty for what is no kind.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .environment: "environment"
        case .dataModel: "data-model"
        case .product: "product"
        case .service: "service"
        case .connector: "connector"
        case .release: "release"
        }
    }
}
