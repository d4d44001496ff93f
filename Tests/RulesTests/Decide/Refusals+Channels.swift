// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func channels(_ code: RefusalCode) -> Refusal? {
        var office = Office.dinghai()
        let authority = office.authority
        switch code {
        case .boundOrganIncomplete:
            return office.ledger.refuse(.enterBoundOrgan(EnterBoundOrgan(organ: "water")), by: authority)
        case .boundOrganKnown:
            office.ledger.accept(.enterBoundOrgan(office.boundOrgan()), by: authority)
            return office.ledger.refuse(.enterBoundOrgan(office.boundOrgan()), by: authority)
        case .boundOrganContractor:
            var organ = office.boundOrgan()
            organ.noContractorRights = false
            return office.ledger.refuse(.enterBoundOrgan(organ), by: authority)
        case .roleContractor:
            office.ledger.accept(.enterBoundOrgan(office.boundOrgan()), by: authority)
            let person = office.ledger.person("haoruan", "wu")
            return office.ledger.refuse(
                .grantRole(GrantRole(person: person, role: .dataAuthority)), by: office.ledger.admin)
        case .channelIncomplete:
            let id = office.channelUp(to: "onboarding")
            return office.ledger.refuse(.absorbChannel(AbsorbChannel(channelId: id)), by: authority)
        case .channelDeadline:
            office.ledger.accept(.enterBoundOrgan(office.boundOrgan()), by: authority)
            var channel = office.channel()
            channel.deadlineMs = office.ledger.nowMs + 800 * 86_400_000
            return office.ledger.refuse(.declareChannel(channel), by: authority)
        case .channelNew:
            office.ledger.accept(.enterBoundOrgan(office.boundOrgan()), by: authority)
            return office.ledger.refuse(.declareChannel(office.channel(of: "water", .new)), by: authority)
        case .channelSecond:
            office.channelUp(to: "declared")
            return office.ledger.refuse(.declareChannel(office.channel()), by: authority)
        case .useChannelOutside:
            let id = office.channelUp(to: "planned")
            return office.ledger.refuse(.startUse(StartUse(authorizationId: "U1", channelId: id)), by: office.signatory)
        case .attemptIncomplete:
            var report = office.report()
            report.seenMs = office.ledger.nowMs + 3_600_000
            return office.ledger.refuse(.reportOutsideAttempt(report), by: authority)
        case .assetIncomplete:
            var asset = office.asset()
            asset.catalogueId = ""
            return office.ledger.refuse(.enterAsset(asset), by: authority)
        case .assetVersionKnown:
            office.ledger.accept(.enterAsset(office.asset()), by: authority)
            return office.ledger.refuse(.enterAsset(office.asset()), by: authority)
        case .assetCatalogueTwice:
            office.ledger.accept(.enterAsset(office.asset()), by: authority)
            var copy = office.asset(name: "another")
            copy.catalogueId = office.asset().catalogueId
            return office.ledger.refuse(.enterAsset(copy), by: authority)
        default: return nil
        }
    }
}
