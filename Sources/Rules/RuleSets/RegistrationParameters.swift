// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What a set that governs registration fixes for it. The numbers are those of its text, with their marks.
public struct RegistrationParameters: Sendable, Equatable {
    /// The set they stand in.
    public let ruleSet: String
    /// Whether what is registered has to be preserved before (存证).
    public let evidenceFirst: Bool
    /// Working days from the supply of the data, or the delivery of the product, to a first registration.
    public let firstRegistrationDays: Parameter<Int>
    /// The term of what was supplied before the set's time; nil: the set knows none, as texts before this value do not.
    public let legacy: LegacyRegistrationTerm?
    /// Working days to the acceptance, the end of the formal review, and of the public notice.
    public let acceptanceDays: Parameter<Int>
    public let reviewDays: Parameter<Int>
    public let noticeDays: Parameter<Int>
    /// Working days to the decision on a cancellation.
    public let cancellationDays: Parameter<Int>
    /// How long a registration lives from its code, and is renewed for at most, in calendar months.
    public let lifeMonths: Parameter<Int>
    /// From how many days before its end it can be renewed.
    public let renewalDays: Parameter<Int>
    /// Identifiers of the causes for which it is revoked.
    public let revocationCauses: [String]
    /// How long before a date its owner is warned, in days.
    public let warningDays = Parameter<UInt64>(1, .unconfirmed, source: "CN-REG names no warning")

    /// Throws the names of the values that are missing or out of bounds: registering by half a set would be registering by
    /// another.
    public init(_ text: RuleSetText) throws(RuleSetFault) {
        var missing: [String] = []
        func values(_ name: String) -> [String] {
            guard let found = text.values.first(where: { $0.name == name })?.values else {
                missing.append("value:\(name)")
                return []
            }
            return found
        }
        func number(_ name: String, _ bounds: ClosedRange<Int>) -> Parameter<Int> {
            let found = text.values.first { $0.name == name }
            let texts = values(name)
            guard texts.count == 1, let number = Int(texts[0]), bounds.contains(number) else {
                if found != nil { missing.append("value:\(name)") }
                return Parameter(bounds.lowerBound, .unconfirmed, source: "")
            }
            return Parameter(number, found?.confirmed == true ? .confirmed : .unconfirmed, source: found?.basis ?? "")
        }
        ruleSet = text.id
        evidenceFirst = values("evidence-before-application") == ["yes"]
        firstRegistrationDays = number("first-registration-working-days", 1...250)
        let legacyNames = ["legacy-supplied-before", "legacy-registration-working-days"]
        if text.values.contains(where: { legacyNames.contains($0.name) }) {
            let days = values(legacyNames[0])
            let before = days.count == 1 ? CivilTime(date: days[0]) : nil
            if before == nil, !days.isEmpty { missing.append("value:\(legacyNames[0])") }
            legacy = LegacyRegistrationTerm(
                beforeMs: before?.unixMs ?? 0, workingDays: number(legacyNames[1], 1...250))
        } else {
            legacy = nil
        }
        acceptanceDays = number("acceptance-working-days", 1...250)
        reviewDays = number("review-working-days", 1...250)
        noticeDays = number("public-notice-working-days", 1...250)
        cancellationDays = number("cancellation-working-days", 1...250)
        lifeMonths = number("registration-life-months", 1...1200)
        renewalDays = number("renewal-days-before-end", 1...3660)
        revocationCauses = values("revocation-causes")
        guard missing.isEmpty else { throw RuleSetFault(missing: missing) }
    }
}

/// What was supplied before a day is registered within so many working days of that day, and not of its supply.
public struct LegacyRegistrationTerm: Sendable, Equatable {
    /// Unix milliseconds of that day's beginning.
    public let beforeMs: UInt64
    public let workingDays: Parameter<Int>
}

extension RegistrationParameters {
    /// The term of a first registration of what was supplied, or delivered, at `suppliedMs` (Unix milliseconds).
    func filingTerm(of suppliedMs: UInt64, _ calendar: WorkingCalendar) -> WorkingTerm {
        if let legacy, suppliedMs < legacy.beforeMs {
            return calendar.term(ofWorkingDays: legacy.workingDays.value, after: legacy.beforeMs)
        }
        return calendar.term(ofWorkingDays: firstRegistrationDays.value, after: suppliedMs)
    }
}

extension RuleSetCatalogue {
    /// What governs registration at `unixMs`; nil when no set does, or none that can be registered by.
    func registration(at unixMs: UInt64) -> RegistrationParameters? {
        guard let text = governing(.registration, at: unixMs).flatMap({ self[text: $0] }) else { return nil }
        return try? RegistrationParameters(text)
    }
}
