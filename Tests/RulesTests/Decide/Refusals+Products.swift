// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func products(_ code: RefusalCode) -> Refusal? {
        var city = City()
        switch code {
        case .productIncomplete:
            let id = city.liveAuthorization()
            return city.dinghai.ledger.refuse(
                .requestTestProcessing(RequestTestProcessing(authorizationId: id)), by: city.dinghai.signatory)
        case .productUseForeign:
            let (_, id) = city.product(upTo: "test-granted")
            return city.dinghai.ledger.refuse(City.recording(id, in: "#1"), by: city.maintainer)
        case .productOpinionsLacking:
            let (_, id) = city.product(upTo: "tested")
            return city.dinghai.ledger.refuse(City.listing(id, with: []), by: city.dinghai.signatory)
        default: return nil
        }
    }
}
