// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@Suite struct ExitTests {
    @Test func anEndOpensAFileThatASecondPersonCloses() {
        var city = City()
        let id = city.liveAuthorization()
        let supervisor = city.supervisor()
        city.revoke(id)
        #expect(city.hub.registry.exits[id]?.state == .open)
        #expect(city.hub.refuse(.closeExit(CloseExit(authorizationId: id)), by: supervisor).code == "exit.incomplete")
        city.hub.accept(.tickExitItem(city.tick(id, [.accountsClosed, .operatorInformed])), by: city.hubAdministrator)
        city.hub.accept(
            .tickExitItem(city.tick(id, [.documentsFiled, .deletionPlanned, .logHoldSet])), by: city.hubAdministrator)
        #expect(city.hub.registry.exits[id]?.state == .ready)
        let open = city.hub.refuse(.closeExit(CloseExit(authorizationId: id)), by: supervisor)
        #expect(open.code == "exit.access-open" && open.missing.count == 2)
        city.sync()
        #expect(
            city.hub.refuse(.closeExit(CloseExit(authorizationId: id)), by: city.hubAdministrator).code
                == "exit.same-person")
        city.hub.accept(.closeExit(CloseExit(authorizationId: id)), by: supervisor)
        let entry = Registers(city.hub.registry, ruleSet: .zs2024, nowMs: city.hub.nowMs).entries(of: .exits).first
        #expect(entry?.state == "closed")
        #expect(entry?.values.first { $0.name == "receipts" }?.text == "2/2")
        #expect(entry?.values.first { $0.name == "closed-by" }?.text == supervisor)
        #expect(
            city.hub.refuse(.tickExitItem(city.tick(id, [.accountsClosed])), by: supervisor).code
                == "exit.already-ticked")
    }

    @Test func evidenceIsAWholeDigestOrNone() {
        var city = City()
        let id = city.liveAuthorization()
        city.revoke(id)
        var tick = city.tick(id, [.operatorInformed])
        tick.evidenceDigest = [1, 2, 3]
        let refusal = city.hub.refuse(.tickExitItem(tick), by: city.hubAdministrator)
        #expect(refusal.code == "command.malformed" && refusal.missing == ["evidence-digest"])
    }

    /// A node that is gone keeps no exit open for ever: once no lease can run, access is closed there as well.
    @Test func aNodeThatIsGoneIsClosedByTheEndOfEveryLease() {
        var city = City()
        let id = city.liveAuthorization()
        let supervisor = city.supervisor()
        city.revoke(id)
        city.hub.accept(.tickExitItem(city.tick(id)), by: city.hubAdministrator)
        city.hub.nowMs += 3 * City.dayMs
        city.hub.accept(.closeExit(CloseExit(authorizationId: id)), by: supervisor)
    }

    @Test(arguments: ExitCause.allCases.filter { $0 != .unspecified && $0 != .notCorrected })
    func everySituationEndsByItsMotion(_ cause: ExitCause) {
        var city = City()
        let id = city.liveAuthorization()
        let other = city.liveAuthorization(scenario: "harbour")
        let revocable: Set<ExitCause> = [
            .breach, .falseMaterial, .securityIncident, .termEnded, .operatorRequest, .agreementClause, .rulesChanged,
        ]
        let terminable = cause != .breach && cause != .falseMaterial && cause != .securityIncident
        for (subject, kind, isAllowed) in [
            (id, MotionKind.revoke, revocable.contains(cause)), (other, .terminate, terminable),
        ] {
            let command = city.end(subject, cause, motion: city.carriedMotion(subject, kind), reference: "第九条")
            let decision = city.hub.send(.revokeAuthorization(command), by: city.hubAdministrator)
            #expect((decision.refusal == nil) == isAllowed, "\(cause) by \(kind)")
            if !isAllowed { #expect(decision.refusal?.code == "revocation.cause-missing") }
        }
    }

    @Test func aGoodFaithFailureIsKeptApartFromBreach() {
        var city = City()
        let id = city.liveAuthorization()
        let motion = city.carriedMotion(id, .terminate)
        city.hub.accept(
            .revokeAuthorization(city.end(id, .goodFaithFailure, motion: motion)), by: city.hubAdministrator)
        #expect(city.hub.records.last?.clauses.contains("ZS-1.2.2a") == true)
        let entry = Registers(city.hub.registry, ruleSet: .zs2024, nowMs: city.hub.nowMs).entries(of: .exits).first
        #expect(entry?.values.first { $0.name == "exit-cause" }?.text == "good-faith-failure")
        #expect(entry?.clauses.contains("ZS-1.2.2a") == true)
    }

    /// What has come to its own end needs no decision of the body; what has not does.
    @Test func anEndedTermNeedsNoMotion() {
        var city = City()
        let id = city.liveAuthorization()
        let command = city.end(id, .termEnded, motion: "")
        let early = city.hub.refuse(.revokeAuthorization(command), by: city.hubAdministrator)
        #expect(early.code == "revocation.unapproved" && early.clauses.contains("ZS-2.1.1d"))
        city.hub.nowMs += 366 * City.dayMs
        let breach = city.hub.refuse(
            .revokeAuthorization(city.end(id, .breach, motion: "")), by: city.hubAdministrator)
        #expect(breach.code == "revocation.unapproved")
        city.hub.accept(.revokeAuthorization(command), by: city.hubAdministrator)
        #expect(city.hub.registry.exits[id]?.cause == .termEnded)
    }

    /// Six calendar months are 181 to 184 days, and a day is added.
    @Test func sixCalendarMonthsAreNeverCountedShort() {
        var lengths: Set<UInt64> = []
        let first: UInt64 = 1_704_038_400_000  // 2024-01-01T00:00+08:00
        for day in UInt64(0)..<1461 {
            let from = first + day * City.dayMs + 3_600_000
            let kept = LogRetention.endMs(from: from, RuleSet.zs2024.parameters) - from
            #expect(kept % City.dayMs == 0)
            lengths.insert(kept / City.dayMs - 1)
        }
        #expect(lengths.min() == 181 && lengths.max() == 184, "\(lengths.sorted())")
    }

    @Test func theHoldRunsFromTheLatestOfOrderStopAndTick() {
        var city = City()
        let id = city.liveAuthorization()
        city.revoke(id)
        city.sync()
        city.hub.accept(.tickExitItem(city.tick(id, [.logHoldSet])), by: city.hubAdministrator)
        let ticked = city.hub.registry.exits[id]?.ticks.first?.atMs ?? 0
        let held = city.hub.registry.exits[id]?.logsHeldUntilMs ?? 0
        #expect(held == LogRetention.endMs(from: ticked, RuleSet.zs2024.parameters))
        #expect(held - ticked >= 181 * City.dayMs)
    }
}
