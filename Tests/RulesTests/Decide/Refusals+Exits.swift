// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Refusals {
    static func exits(_ code: RefusalCode) -> Refusal? {
        suspending(code) ?? ending(code) ?? closing(code) ?? purging(code)
    }

    private static func suspending(_ code: RefusalCode) -> Refusal? {
        var city = City()
        let id = city.liveAuthorization()
        var command = city.suspension(id)
        switch code {
        case .authorizationSuspended:
            city.suspend(id)
            city.sync()
            let use = UseRequest(
                authorization: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
            let answer = Gate(registry: city.putuo.ledger.registry).decide(
                use, permit: nil, nowMs: city.putuo.ledger.nowMs)
            guard case .refused(let refusal) = answer else { return nil }
            return refusal
        case .suspensionNotLive: city.suspend(id)
        case .suspensionCauseMissing: command.exitCause = .operatorDissolved
        case .suspensionUnapproved: command.motionId = city.carriedMotion(id)
        case .suspensionTermInvalid: command.correctUntilMs = city.hub.nowMs + 31 * City.dayMs
        case .resumptionNotSuspended:
            return city.hub.refuse(.resumeAuthorization(city.resumption(id)), by: city.hubAdministrator)
        case .resumptionSamePerson:
            city.suspend(id)
            return city.hub.refuse(.resumeAuthorization(city.resumption(id)), by: city.hubAdministrator)
        case .resumptionNotCorrected:
            city.suspend(id)
            let supervisor = city.supervisor()
            var early = city.resumption(id)
            early.correctedMs = 1
            return city.hub.refuse(.resumeAuthorization(early), by: supervisor)
        default: return nil
        }
        return city.hub.refuse(.suspendAuthorization(command), by: city.hubAdministrator)
    }

    private static func ending(_ code: RefusalCode) -> Refusal? {
        guard code == .revocationReferenceMissing || code == .revocationCorrectionOpen else { return nil }
        var city = City()
        let id = city.liveAuthorization()
        let cause: ExitCause = code == .revocationReferenceMissing ? .agreementClause : .notCorrected
        let motion = city.carriedMotion(id)
        return city.hub.refuse(
            .revokeAuthorization(city.end(id, cause, motion: motion)), by: city.hubAdministrator)
    }

    private static func purging(_ code: RefusalCode) -> Refusal? {
        guard code.rawValue.hasPrefix("log.") else { return nil }
        var city = City()
        let id = city.liveAuthorization()
        var ledger = city.dinghai.ledger
        let auditor = ledger.auditor()
        let first = ledger.liveThroughDay(naming: code == .logOfStanding ? [id] : [])
        if code == .logDaysTooFew { ledger.nowMs += 300 * City.dayMs }
        ledger.liveThroughDay()
        return ledger.refuse(.purgeNetworkLog(PurgeNetworkLog(before: first.next)), by: auditor)
    }

    private static func closing(_ code: RefusalCode) -> Refusal? {
        guard code.rawValue.hasPrefix("exit.") else { return nil }
        var city = City()
        let id = city.liveAuthorization()
        let supervisor = city.supervisor()
        city.revoke(id)
        if code == .exitEvidenceMissing {
            var bare = city.tick(id, [.documentsFiled])
            bare.evidenceDigest = []
            return city.hub.refuse(.tickExitItem(bare), by: supervisor)
        }
        if code == .exitIncomplete {
            return city.hub.refuse(.closeExit(CloseExit(authorizationId: id)), by: supervisor)
        }
        city.hub.accept(.tickExitItem(city.tick(id)), by: city.hubAdministrator)
        switch code {
        case .exitAlreadyTicked: return city.hub.refuse(.tickExitItem(city.tick(id)), by: supervisor)
        case .exitSamePerson:
            return city.hub.refuse(.closeExit(CloseExit(authorizationId: id)), by: city.hubAdministrator)
        default: return city.hub.refuse(.closeExit(CloseExit(authorizationId: id)), by: supervisor)
        }
    }
}
