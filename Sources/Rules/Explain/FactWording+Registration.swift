// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension FactWording {
    /// What facts of registration and the calendar rest on; nil for facts of another family.
    static func registrationLines(_ fact: Body.Fact) -> [String]? {
        func time(_ name: String, _ unixMs: UInt64) -> String { "\(name)=\(CivilTime(unixMs: unixMs).text)" }
        func calendar(_ isConfirmed: Bool) -> [String] { isConfirmed ? [] : ["calendar=unconfirmed"] }
        switch fact {
        case .calendarPublished(let fact):
            return [
                "year=\(fact.year)", "document=\(fact.documentNumber)", "holidays=\(fact.holidays.count)",
                "make-up-days=\(fact.makeUpDays.joined(separator: ","))",
            ]
        case .evidencePreserved(let fact): return ["organ=\(fact.organ)", "digest=\(hexadecimal(fact.digest))"]
        case .registrationFiled(let fact):
            return [
                "evidence=\(fact.content?.evidenceId ?? "")", "rules=\(fact.registrationRules)",
                time("filing-due", fact.filingDueMs), "late=\(fact.late)", time("accept-by", fact.acceptByMs),
            ] + calendar(fact.calendarConfirmed)
        case .registrationAmended(let fact):
            return [time("accept-by", fact.acceptByMs)] + calendar(fact.calendarConfirmed)
        case .registrationReturned(let fact): return ["reason=\(fact.reason)"]
        case .registrationAccepted(let fact):
            return [time("review-by", fact.reviewByMs)] + calendar(fact.calendarConfirmed)
        case .registrationReviewed(let fact): return ["passed=\(fact.passed)", "reason=\(fact.reason)"]
        case .registrationNoticed(let fact):
            return [time("notice-until", fact.noticeUntilMs)] + calendar(fact.calendarConfirmed)
        case .registrationObjected(let fact):
            return ["reason=\(fact.reason)", "digest=\(hexadecimal(fact.digest))"]
        case .objectionsDecided(let fact): return ["upheld=\(fact.upheld)", "reason=\(fact.reason)"]
        case .registrationCoded(let fact): return ["code=\(fact.queryCode)", time("lives-until", fact.endsMs)]
        case .registrationChangeAsked(let fact):
            return [
                "kind=\(fact.requestKind.identifier)", "reason=\(fact.reason)", time("decide-by", fact.decideByMs),
            ] + calendar(fact.calendarConfirmed)
        case .registrationChangeDecided(let fact): return ["granted=\(fact.granted)", "reason=\(fact.reason)"]
        case .registrationRevoked(let fact):
            return [
                "cause=\(fact.revocationCause.identifier)", "reason=\(fact.reason)",
                "digest=\(hexadecimal(fact.digest))",
            ]
        default: return nil
        }
    }
}
