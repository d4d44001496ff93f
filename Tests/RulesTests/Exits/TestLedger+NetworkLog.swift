// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Days of the network log, as the node puts them on record.
extension TestLedger {
    /// A day and the one after it.
    struct Day {
        let name: String
        let next: String
    }

    static let logDigest = [UInt8](repeating: 7, count: 32)

    static func seal(_ day: String, naming authorizations: [String] = []) -> NetworkLogSealed {
        NetworkLogSealed(day: day, entries: 3, digest: logDigest, authorizations: authorizations)
    }

    /// The day goes by, and its log is sealed.
    @discardableResult
    mutating func liveThroughDay(naming authorizations: [String] = []) -> Day {
        let today = CivilTime(unixMs: nowMs)
        nowMs = today.nextDayMs + 1
        let drafts = NetworkLogRules.sealed(Self.seal(today.date, naming: authorizations), registry, nowMs: nowMs)
        #expect(drafts.count == 1, "\(today.date)")
        observe(drafts)
        return Day(name: today.date, next: CivilTime(unixMs: nowMs).date)
    }

    /// Day by day until it is the morning of `date`.
    mutating func live(until date: String) {
        while CivilTime(unixMs: nowMs).date < date { liveThroughDay() }
    }

    /// Who may remove logs.
    mutating func auditor() -> String { grant(.auditAdministrator, to: person("audit", "lu")) }
}
