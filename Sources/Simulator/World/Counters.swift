// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// How often what happened: a fault that never struck proves nothing.
package struct Counters: Sendable, Equatable {
    private(set) var counts: [String: Int] = [:]

    package mutating func count(_ name: String, by number: Int = 1) {
        counts[name, default: 0] += number
    }

    package subscript(name: String) -> Int { counts[name] ?? 0 }

    package mutating func add(_ other: Counters) {
        counts.merge(other.counts, uniquingKeysWith: +)
    }

    /// Name and number, in the order of the names.
    package var sorted: [(name: String, count: Int)] {
        counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
