// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// The holidays and make-up working days of one year, as the notice that arranges them says.
public struct YearCalendar: Sendable, Equatable, Codable {
    public let fact: CalendarPublished
    public internal(set) var span: RecordSpan

    public var id: String { YearCalendar.id(fact.year) }

    /// The name of a year's calendar, e.g. `calendar-2026`.
    public static func id(_ year: UInt32) -> String { "calendar-\(year)" }
}

/// The calendars of this node, in the order their years were first published: a later one takes the place of an earlier.
public struct WorkingCalendars: Sendable, Equatable, Codable {
    public private(set) var byID: [String: YearCalendar] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> YearCalendar? { byID[id] }

    public subscript(year year: UInt32) -> YearCalendar? { byID[YearCalendar.id(year)] }

    mutating func published(_ fact: CalendarPublished, sequence: UInt64) {
        let id = YearCalendar.id(fact.year)
        let first = byID[id]?.span.first
        if first == nil { order.append(id) }
        byID[id] = YearCalendar(fact: fact, span: RecordSpan(first: first ?? sequence, last: sequence))
    }
}
