// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// The quick way of the judge, for uses.
@Suite struct UseJudgeTests {
    private static func started(_ change: (inout Record) -> Void = { _ in }) -> Verdict {
        var city = City()
        let id = city.liveAuthorization()
        let ledger = city.putuo.ledger
        let permit = PermitFact(serial: 4, generation: 1, endsMs: ledger.nowMs + 10_000)
        let use = UseRequest(authorization: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        var group = ledger.record(
            [Gate.draft(use, permit: permit, sequence: ledger.registry.sequence + 1)],
            cause: .observation(Observation(what: "gate")), permit: permit)
        change(&group[0])
        return ledger.verdict(on: group)
    }

    private static func changeUse(_ record: inout Record, _ change: (inout UseStarted) -> Void) {
        guard case .useStarted(var fact)? = record.body?.fact else { return }
        change(&fact)
        record.body = Body(fact: .useStarted(fact))
    }

    @Test func aUseUnderALivePermitIsLawful() {
        #expect(Self.started() == .lawful)
    }

    private static let changes: [(String, Verdict.Reason, @Sendable (inout Record) -> Void)] = [
        ("no permit", .permit, { $0.cause?.permit = nil }),
        ("ended permit", .body, { $0.cause?.permit?.endsMs = 5 }),
        ("other generation", .body, { $0.cause?.permit?.generation = 2 }),
        ("other serial", .permit, { $0.cause?.permit?.serial = 5 }),
        ("other actor", .actor, { $0.actor = "tongdao://zhoushan/putuo/a/b" }),
        ("other clauses", .clauses, { $0.clauses = [] }),
        ("other subject", .subject, { $0.subject = "S1" }),
        ("other id", .body, { changeUse(&$0) { $0.useId = "S1" } }),
        ("other authorization", .body, { changeUse(&$0) { $0.authorizationId = "U9" } }),
        ("other purpose", .body, { changeUse(&$0) { $0.purpose = "other" } }),
        ("other items", .body, { changeUse(&$0) { $0.dataItems.append("tax") } }),
        ("no items", .body, { changeUse(&$0) { $0.dataItems = [] } }),
        ("no kind", .body, { changeUse(&$0) { $0.kind = .unspecified } }),
    ]

    @Test func aChangedUseIsFound() {
        for (name, reason, change) in Self.changes {
            guard case .unlawful(let finding) = Self.started(change) else {
                Issue.record("\(name) passed")
                continue
            }
            #expect(finding.reason == reason, "\(name)")
        }
    }

    @Test func aPermitBroughtBackIsFound() {
        var city = City()
        let id = city.liveAuthorization()
        var ledger = city.putuo.ledger
        for (serial, isLawful) in [(UInt64(4), true), (4, true), (5, true), (4, false)] {
            let permit = PermitFact(serial: serial, generation: 1, endsMs: ledger.nowMs + 10_000)
            let use = UseRequest(authorization: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
            let group = ledger.record(
                [Gate.draft(use, permit: permit, sequence: ledger.registry.sequence + 1)],
                cause: .observation(Observation(what: "gate")), permit: permit)
            #expect((ledger.verdict(on: group) == .lawful) == isLawful)
            if isLawful { ledger.append(group) }
        }
        // Many ends in one decision; none twice, none that never began.
        let ids = ledger.registry.uses.inFlight(of: id).map(\.id)
        let cause = Cause.Kind.observation(Observation(what: "gate"))
        let ends = ids.map { Gate.endDraft($0, reason: "done") }
        #expect(ledger.verdict(on: ledger.record(ends, cause: cause)) == .lawful)
        for wrong in [ends + [ends[0]], [Gate.endDraft("S1", reason: "done")]] {
            guard case .unlawful = ledger.verdict(on: ledger.record(wrong, cause: cause)) else {
                Issue.record("ended twice or never begun")
                continue
            }
        }
    }
}
