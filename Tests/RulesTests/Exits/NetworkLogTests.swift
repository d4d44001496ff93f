// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Network logs are kept six calendar months from the later of event and exit, and removed on record (ZS-3.6d).
@Suite struct NetworkLogTests {
    private static let dayMs = City.dayMs

    private func purge(_ before: String) -> Action.What { .purgeNetworkLog(PurgeNetworkLog(before: before)) }

    @Test func sixMonthsAreNeverFewerThan181Days() {
        let parameters = RuleSet.zs2024.parameters
        let margin = parameters.logRetentionMarginDays.value
        var lengths: Set<Int> = []
        var day = CivilTime(date: "2026-01-01")
        // Four years: every end of a month, and a leap year's.
        while let start = day, start.date < "2030-01-01" {
            let end = LogRetention.endMs(from: start.unixMs, parameters)
            #expect((end - start.unixMs) % Self.dayMs == 0)
            lengths.insert(Int((end - start.unixMs) / Self.dayMs) - margin)
            day = CivilTime(unixMs: start.nextDayMs)
        }
        #expect(lengths == [181, 182, 183, 184])
        // The last of August has no counterpart in February.
        let august = CivilTime(date: "2026-08-31")?.unixMs ?? 0
        let end = LogRetention.endMs(from: august, parameters).subtractingReportingOverflow(UInt64(margin) * Self.dayMs)
        #expect(CivilTime(unixMs: end.partialValue).date == "2027-02-28")
    }

    @Test func daysHaveOneNameEach() {
        for name in ["2026-11-29", "2028-02-29", "1999-12-31"] { #expect(CivilTime(date: name)?.date == name) }
        for wrong in [
            "2026-11-31", "2027-02-29", "2026-1-01", "2026-13-01", "20261129", "2026-11-29T00:00", "", "x-y-z",
        ] {
            #expect(CivilTime(date: wrong) == nil, "\(wrong)")
        }
        let midnight = CivilTime(date: "2026-11-29")
        #expect(midnight?.text == "2026-11-29T00:00+08:00")
        #expect(midnight.map { CivilTime(unixMs: $0.nextDayMs).date } == "2026-11-30")
        #expect(CivilTime(unixMs: (midnight?.nextDayMs ?? 1) - 1).date == "2026-11-29")
    }

    @Test func aDayIsKeptToTheDayAndRemovedOnRecord() throws {
        var ledger = Office.dinghai().ledger
        let auditor = ledger.auditor()
        let first = ledger.liveThroughDay()
        #expect(first.name == "2026-11-23")
        // Six months from the end of 23 November, and the margin of a day.
        ledger.live(until: "2027-05-24")
        let early = ledger.refuse(purge(first.next), by: auditor)
        #expect(early.code == "log.retained" && early.clauses == ["ZS-3.6d"])
        #expect(early.missing == ["day:2026-11-23", "until:2027-05-25T00:00+08:00"])
        #expect(early.owner == "audit-administrator")
        ledger.live(until: "2027-05-25")
        let both = ledger.refuse(purge("2026-11-25"), by: auditor)
        #expect(both.missing == ["day:2026-11-24", "until:2027-05-26T00:00+08:00"], "all of them, or none")
        ledger.accept(purge(first.next), by: auditor)
        let gone = try #require(ledger.registry.networkLog[first.name])
        #expect(gone.purge?.by == auditor && gone.digest == TestLedger.logDigest && gone.entries == 3)
        #expect(ledger.registry.networkLog.kept.first?.day == "2026-11-24")
        let again = ledger.refuse(purge(first.next), by: auditor)
        #expect(again.code == "subject.not-found", "what is gone is not removed twice")
    }

    @Test func theMonthsRunFromTheExitOnceItIsLater() throws {
        var city = City()
        let id = city.liveAuthorization()
        let auditor = city.dinghai.ledger.auditor()
        let first = city.dinghai.ledger.liveThroughDay(naming: [id])
        city.dinghai.ledger.live(until: "2027-07-01")
        let standing = city.dinghai.ledger.refuse(purge(first.next), by: auditor)
        #expect(standing.code == "log.of-standing" && standing.missing.contains("authorization:\(id)"))
        city.sync()
        city.revoke(id)
        city.sync()
        guard case .revoked(let revocation)? = city.dinghai.ledger.registry.authorizations[id]?.state else {
            Issue.record("the authorization has not ended")
            return
        }
        #expect(CivilTime(unixMs: revocation.orderedMs).date == "2027-07-01")
        city.dinghai.ledger.live(until: "2028-01-02")
        let early = city.dinghai.ledger.refuse(purge(first.next), by: auditor)
        #expect(early.code == "log.retained")
        #expect(early.missing.contains { $0.hasPrefix("until:2028-01-02T00:0") }, "\(early.missing)")
        city.dinghai.ledger.live(until: "2028-01-03")
        city.dinghai.ledger.accept(purge(first.next), by: auditor)
    }

    @Test func aClockSetForwardRemovesNothing() {
        var ledger = Office.dinghai().ledger
        let auditor = ledger.auditor()
        let first = ledger.liveThroughDay()
        ledger.nowMs += 365 * Self.dayMs
        ledger.liveThroughDay()
        let refusal = ledger.refuse(purge(first.next), by: auditor)
        #expect(refusal.code == "log.days-too-few")
        #expect(refusal.missing == ["day:2026-11-23", "logged:1", "needed:181"])
        // And it stays so until the days have really gone by.
        for _ in 2...180 { ledger.liveThroughDay() }
        #expect(ledger.refuse(purge(first.next), by: auditor).code == "log.days-too-few")
        ledger.liveThroughDay()
        ledger.accept(purge(first.next), by: auditor)
    }

    @Test func nobodyButTheAuditorRemoves() {
        var ledger = Office.dinghai().ledger
        let first = ledger.liveThroughDay()
        let security = ledger.grant(.securityAdministrator, to: ledger.person("security", "he"))
        let supervisor = ledger.grant(.supervisor, to: ledger.person("cyberspace", "wu"))
        for person in [ledger.admin, security, supervisor] {
            let refusal = ledger.refuse(purge(first.next), by: person)
            #expect(refusal.code == "role.missing" && refusal.missing == ["role:audit-administrator"])
        }
        let auditor = ledger.auditor()
        #expect(ledger.refuse(purge("next year"), by: auditor).code == "command.malformed")
    }

    /// What a node says of its own days is held to the calendar and to what it knows.
    @Test func aDayIsSealedOnceItIsOverAndInOrder() {
        var city = City()
        let id = city.liveAuthorization()
        var ledger = city.dinghai.ledger
        let today = CivilTime(unixMs: ledger.nowMs)
        func drafts(_ day: String, _ authorizations: [String] = []) -> Int {
            NetworkLogRules.sealed(
                TestLedger.seal(day, naming: authorizations), ledger.registry, nowMs: ledger.nowMs
            ).count
        }
        #expect(drafts(today.date) == 0, "not over")
        let first = ledger.liveThroughDay(naming: [id])
        #expect(drafts(first.name) == 0 && drafts("2026-11-01") == 0, "not after those on record")
        #expect(drafts("no day") == 0)
        ledger.nowMs += Self.dayMs
        #expect(drafts(first.next) == 1 && drafts(first.next, [id]) == 1)
        #expect(drafts(first.next, ["U1"]) == 0 && drafts(first.next, [id, id]) == 0)
        let short = NetworkLogSealed(day: first.next, entries: 1, digest: [7], authorizations: [])
        #expect(NetworkLogRules.sealed(short, ledger.registry, nowMs: ledger.nowMs).isEmpty)
        let group = ledger.record(
            [
                Draft(
                    subject: "x", clauses: ["ZS-3.6d"], body: Body(fact: .networkLogSealed(TestLedger.seal(first.next)))
                )
            ],
            cause: .observation(Observation(what: "test")))
        #expect(ledger.verdict(on: group) != .lawful, "the subject is the day")
    }
}
