// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// A finished day of this node's network log (ZS-3.6d).
public struct NetworkLogDay: Sendable, Equatable, Codable {
    /// Who had it removed, and when.
    public struct Purge: Sendable, Equatable, Codable {
        public let by: String
        /// Unix milliseconds.
        public let atMs: UInt64
    }

    /// Of the office calendar, e.g. `2026-11-29`.
    public let day: String
    public let entries: UInt64
    /// The last hash of the day's chain.
    public let digest: [UInt8]
    /// Those its entries name.
    public let authorizations: [String]
    /// Nil while it is kept.
    public internal(set) var purge: Purge?
    public internal(set) var span: RecordSpan
}

/// The finished days of this node's network log, as they came. Of a day that was removed what proves it stays.
public struct NetworkLogDays: Sendable, Equatable, Codable {
    public private(set) var days: [NetworkLogDay] = []

    init() {}

    public subscript(day: String) -> NetworkLogDay? { place(of: day).map { days[$0] } }

    /// The days whose logs are there.
    public var kept: [NetworkLogDay] { days.filter { $0.purge == nil } }

    /// How many finished days came after a day.
    public func days(after day: String) -> Int { days.count { $0.day > day } }

    mutating func sealed(_ fact: NetworkLogSealed, sequence: UInt64) {
        days.append(
            NetworkLogDay(
                day: fact.day, entries: fact.entries, digest: fact.digest, authorizations: fact.authorizations,
                span: RecordSpan(sequence)))
    }

    mutating func purged(_ fact: NetworkLogPurged, by person: String, atMs: UInt64, sequence: UInt64) -> Bool {
        guard let place = place(of: fact.day) else { return false }
        days[place].purge = NetworkLogDay.Purge(by: person, atMs: atMs)
        days[place].span.last = sequence
        return true
    }

    private func place(of day: String) -> Int? { days.firstIndex { $0.day == day } }
}
