// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func templates(_ code: RefusalCode) -> Refusal? {
        var city = City()
        switch code {
        case .templateIncomplete:
            let id = city.liveAuthorization()
            return city.dinghai.ledger.refuse(
                .proposeTemplate(ProposeTemplate(authorizationId: id)), by: city.dinghai.authority)
        case .templateKnown:
            let (id, _) = city.template()
            return city.hub.refuse(.publishTemplate(City.publishing(id)), by: city.hubAdministrator)
        case .templateWithdrawn:
            let (_, template) = city.template()
            let withdraw = Action.What.withdrawTemplate(WithdrawTemplate(templateId: template, reason: "outdated"))
            city.hub.accept(withdraw, by: city.hubAdministrator)
            return city.hub.refuse(withdraw, by: city.hubAdministrator)
        case .templateNotAdopted:
            let (_, template) = city.template()
            var application = city.putuo.application(city.putuo.publishNotice())
            application.templateId = template
            return city.putuo.ledger.refuse(.submitApplication(application), by: city.putuo.applicant)
        default: return nil
        }
    }
}
