// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What one agency has said of an application, in one capacity (ZS-3.0b, ZS-5.1c).
public struct AgencyOpinion: Sendable, Equatable, Codable {
    public let fact: AgencyOpinionGiven
    public let person: String
    public let givenMs: UInt64
    public let span: RecordSpan

    init(_ fact: AgencyOpinionGiven, in record: Record) {
        self.fact = fact
        person = record.actor
        givenMs = record.time >> 16
        span = RecordSpan(record.sequence)
    }
}

/// The agencies' opinions, in the order they were given.
public struct AgencyOpinions: Sendable, Equatable, Codable {
    public private(set) var byApplication: [String: [AgencyOpinion]] = [:]
    public private(set) var order: [AgencyOpinion] = []

    init() {}

    /// What has been said of an application.
    public subscript(application: String) -> [AgencyOpinion] { byApplication[application] ?? [] }

    /// Whether the organ has spoken of the application in that capacity.
    public func has(_ organ: String, _ capacity: AgencyCapacity, on application: String) -> Bool {
        self[application].contains { $0.fact.agency == organ && $0.fact.capacity == capacity }
    }

    /// The sector regulator's opinion that the scenario is not lawful, if there is one.
    public func unlawful(_ application: String) -> AgencyOpinion? {
        self[application].first { $0.fact.capacity == .sectorRegulator && !$0.fact.favourable }
    }

    mutating func given(_ opinion: AgencyOpinion) {
        byApplication[opinion.fact.applicationId, default: []].append(opinion)
        order.append(opinion)
    }
}
