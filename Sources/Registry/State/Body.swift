// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// Who votes for a member while the member is away; the bureau still has one vote.
public struct Deputyship: Sendable, Equatable, Codable {
    public let member: String
    public let deputy: String
    public let bureau: String
    public let fromMs: UInt64
    /// Unix milliseconds; the end exclusive.
    public let untilMs: UInt64
    public let sequence: UInt64

    /// Whether the deputy stands in at `nowMs` (Unix milliseconds).
    public func inForce(at nowMs: UInt64) -> Bool { fromMs <= nowMs && nowMs < untilMs }
}

/// The coordination mechanism of this jurisdiction (ZS-1.3a, ZS-2.1.1a): its founding and the deputies of its members.
public struct CoordinationBody: Sendable, Equatable, Codable {
    /// The government's document that set it up; empty: none is on record.
    public private(set) var documentNumber = ""
    /// Unix milliseconds of the record; 0: not founded.
    public private(set) var foundedMs: UInt64 = 0
    public private(set) var span: RecordSpan?
    /// In the order they were named; a member's newer deputy takes the earlier one's place.
    public private(set) var deputies: [Deputyship] = []

    init() {}

    public var isFounded: Bool { foundedMs != 0 }

    /// The members `person` stands in for at `nowMs`.
    public func deputyships(of person: String, at nowMs: UInt64) -> [Deputyship] {
        deputies.filter { $0.deputy == person && $0.inForce(at: nowMs) }
    }

    mutating func founded(_ fact: BodyFounded, atMs: UInt64, sequence: UInt64) {
        documentNumber = fact.documentNumber
        if foundedMs == 0 { foundedMs = atMs }
        span = RecordSpan(first: span?.first ?? sequence, last: sequence)
    }

    mutating func named(_ fact: DeputyNamed, sequence: UInt64) {
        deputies.removeAll { $0.member == fact.member }
        deputies.append(
            Deputyship(
                member: fact.member, deputy: fact.deputy, bureau: fact.bureau, fromMs: fact.fromMs,
                untilMs: fact.untilMs, sequence: sequence))
    }

    mutating func dismissed(_ person: String) {
        deputies.removeAll { $0.member == person || $0.deputy == person }
    }
}
