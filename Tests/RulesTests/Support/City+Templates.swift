// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// A scenario of Dinghai in the city's library.
extension City {
    static func proposal(_ id: String) -> ProposeTemplate {
        ProposeTemplate(
            authorizationId: id, title: "客流预测", valueIndicators: ["ships-served"], resultsDigest: Office.digest)
    }

    static func publishing(_ id: String) -> PublishTemplate {
        PublishTemplate(
            authorizationId: id, title: "客流预测", valueIndicators: ["ships-served"], resultsDigest: Office.digest)
    }

    /// The authorization it came from, and its id.
    mutating func template() -> (authorization: String, template: String) {
        let id = liveAuthorization()
        dinghai.ledger.accept(.proposeTemplate(Self.proposal(id)), by: dinghai.authority)
        let template = hub.accept(.publishTemplate(Self.publishing(id)), by: hubAdministrator)
        sync()
        return (id, template)
    }
}
