// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The last number given out in each series, e.g. 3 for "A330902-2026". Ids end in a hyphen and a number.
public struct Numbering: Sendable, Equatable, Codable {
    public private(set) var last: [String: UInt64] = [:]

    init() {}

    /// The number that comes after the last in `series`.
    public func next(in series: String) -> UInt64 { (last[series] ?? 0) + 1 }

    /// Notes that `id` has been given out. An id that is not of a series is passed over.
    mutating func note(_ id: String) {
        guard let hyphen = id.lastIndex(of: "-"), let number = UInt64(id[id.index(after: hyphen)...]) else { return }
        let series = String(id[..<hyphen])
        if number > last[series] ?? 0 { last[series] = number }
    }

    /// The series of query codes: the first ten characters of a code, its division and year.
    public static func codeSeries(_ prefix: String) -> String { "code/\(prefix)" }

    /// Notes a query code: ten characters of the series, the number, one check character.
    mutating func noteCode(_ code: String) {
        guard code.count > 11, let number = UInt64(code.dropFirst(10).dropLast()) else { return }
        let series = Self.codeSeries(String(code.prefix(10)))
        if number > last[series] ?? 0 { last[series] = number }
    }
}
