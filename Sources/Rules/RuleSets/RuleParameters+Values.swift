// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RuleParameters {
    /// The names of the values that decisions are made by, in the order of a text.
    public static let names = [
        "maximum-term-months", "required-terms", "required-terms-if-paid", "minimum-panel-size", "maximum-score",
        "minimum-body-seats", "majority-percent", "legal-person-only", "default-lease-seconds", "maximum-lease-seconds",
        "log-retention-months",
    ]

    var values: [RuleValue] {
        func number<N: BinaryInteger & Sendable>(_ place: Int, _ parameter: Parameter<N>) -> RuleValue {
            RuleValue(Self.names[place], parameter, ["\(parameter.value)"])
        }
        func terms(_ place: Int, _ parameter: Parameter<[AgreementTerm]>) -> RuleValue {
            RuleValue(Self.names[place], parameter, parameter.value.map(\.rawValue))
        }
        return [
            number(0, maximumTermMonths), terms(1, requiredTerms), terms(2, requiredTermsIfPaid),
            number(3, minimumPanelSize), number(4, maximumScore), number(5, minimumBodySeats),
            number(6, majorityPercent),
            RuleValue(Self.names[7], legalPersonOnly, [legalPersonOnly.value ? "yes" : "no"]),
            number(8, defaultLeaseSeconds), number(9, maximumLeaseSeconds), number(10, logRetentionMonths),
        ]
    }
}

/// Reads the values of a text and notes what is missing or out of bounds.
struct ValueReader {
    private let values: [RuleValue]
    private(set) var missing: [String] = []

    init(_ values: [RuleValue]) {
        self.values = values
    }

    mutating func parameters() -> RuleParameters {
        let names = RuleParameters.names
        let found = RuleParameters(
            maximumTermMonths: number(names[0], 1...1200, default: 1), requiredTerms: terms(names[1]),
            requiredTermsIfPaid: terms(names[2]), minimumPanelSize: number(names[3], 1...99, default: 1),
            maximumScore: number(names[4], 1...1000, default: 1),
            minimumBodySeats: number(names[5], 1...99, default: 1),
            majorityPercent: number(names[6], 1...99, default: 50), legalPersonOnly: flag(names[7]),
            defaultLeaseSeconds: number(names[8], 1...604_800, default: 1),
            maximumLeaseSeconds: number(names[9], 1...604_800, default: 1),
            logRetentionMonths: number(names[10], 1...1200, default: 6))
        if found.defaultLeaseSeconds.value > found.maximumLeaseSeconds.value { missing.append("value:\(names[8])") }
        return found
    }

    private mutating func number<N: FixedWidthInteger & Sendable>(
        _ name: String, _ bounds: ClosedRange<N>, default fallback: N
    ) -> Parameter<N> {
        read(name, fallback) { texts in
            guard texts.count == 1, let value = N(texts[0]), bounds.contains(value) else { return nil }
            return value
        }
    }

    private mutating func terms(_ name: String) -> Parameter<[AgreementTerm]> {
        read(name, []) { texts in
            let terms = texts.compactMap { AgreementTerm(rawValue: $0) }
            return terms.count == texts.count ? terms : nil
        }
    }

    private mutating func flag(_ name: String) -> Parameter<Bool> {
        read(name, false) { texts in texts == ["yes"] ? true : texts == ["no"] ? false : nil }
    }

    private mutating func read<Value: Sendable & Equatable>(
        _ name: String, _ fallback: Value, _ parse: ([String]) -> Value?
    ) -> Parameter<Value> {
        guard let found = values.first(where: { $0.name == name }), let value = parse(found.values) else {
            missing.append("value:\(name)")
            return Parameter(fallback, .unconfirmed, source: "")
        }
        return Parameter(value, found.confirmed ? .confirmed : .unconfirmed, source: found.basis)
    }
}
