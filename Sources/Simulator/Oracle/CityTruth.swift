// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// What the city as a whole must keep: one authorization a scenario, one filing each, and only what was agreed.
struct CityTruth {
    private struct Standing {
        var scenario: String
        var termStartMs: UInt64
        var termEndMs: UInt64
        var purpose: String
        var dataItems: Set<String>
        var territories: Set<String>
        var isRevoked = false
    }

    var counties: [Territory] = []
    private var authorizations: [String: Standing] = [:]
    /// The standing authorization of each applicant and scenario.
    private var holders: [String: String] = [:]
    /// Filings as opened by the hub, accepted by the province, receipted at the hub.
    private(set) var opened: Set<String> = []
    private var accepted: [String: String] = [:]
    private(set) var receipted: Set<String> = []
    private(set) var revocations = 0
    var registrations: Int { authorizations.count }

    mutating func take(_ fact: Body.Fact, _ record: Record, at node: String, _ oracle: Oracle, atUs: UInt64) {
        switch fact {
        case .authorizationRegistered(let fact): registered(fact, record, oracle)
        case .revocationOrdered(let fact):
            revocations += 1
            authorizations[fact.authorizationId]?.isRevoked = true
        case .filingOpened(let fact):
            oracle.check(.filedOnce, opened.insert(fact.filingId).inserted, "filing \(fact.filingId) is opened twice")
        case .filingAccepted(let fact):
            let before = accepted.updateValue(fact.receiptNumber, forKey: fact.filingId)
            oracle.check(.filedOnce, before == nil, "the province accepted \(fact.filingId) twice")
            oracle.check(
                .filedOnce, opened.contains(fact.filingId), "the province accepted \(fact.filingId), never opened")
        case .filingReceipted(let fact):
            oracle.check(
                .filedOnce, accepted[fact.filingId] == fact.receiptNumber,
                "the hub has receipt \(fact.receiptNumber) for \(fact.filingId), the province gave another")
            oracle.check(.filedOnce, receipted.insert(fact.filingId).inserted, "\(fact.filingId) is receipted twice")
        default: break
        }
    }

    /// Invariant 5: nothing is registered beside one that stands.
    private mutating func registered(_ fact: AuthorizationRegistered, _ record: Record, _ oracle: Oracle) {
        let text = fact.authorization ?? AuthorizationSubmitted()
        let terms = text.terms ?? AgreementTerms()
        let applicant = text.applicant ?? Applicant()
        let scenario = "\(applicant.creditCode) \(text.scenario?.key ?? "")"
        let nowMs = record.time >> 16
        if let holder = holders[scenario], let other = authorizations[holder], holder != text.authorizationId {
            oracle.check(
                .onlyOne, other.isRevoked || other.termEndMs <= nowMs,
                "\(text.authorizationId) is registered beside \(holder), which stands")
        }
        oracle.check(
            .onlyOne, authorizations[text.authorizationId] == nil, "\(text.authorizationId) is registered twice")
        holders[scenario] = text.authorizationId
        authorizations[text.authorizationId] = Standing(
            scenario: scenario, termStartMs: terms.termStartMs, termEndMs: terms.termEndMs,
            purpose: text.scenario?.purpose ?? "",
            dataItems: Set(terms.dataItems), territories: Set(terms.territories))
    }

    /// Invariant 10: purpose, items, place and term are those of the agreement the hub registered.
    func isListed(_ use: UseStarted, territoryCode: String, nowMs: UInt64) -> Bool {
        guard let agreed = authorizations[use.authorizationId] else { return false }
        guard nowMs >= agreed.termStartMs, nowMs < agreed.termEndMs else { return false }
        return use.purpose == agreed.purpose && !use.dataItems.isEmpty
            && use.dataItems.allSatisfy(agreed.dataItems.contains)
            && agreed.territories.contains { $0 == territoryCode || $0 == territoryCode.prefix(4) + "00" }
    }

    /// What was agreed, in words.
    func agreed(_ id: String) -> String {
        authorizations[id].map { "\($0)" } ?? "nothing under \(id)"
    }
}
