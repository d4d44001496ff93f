// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a set of samples says.
struct Samples: Sendable {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    var count: Int { sorted.count }
    var minimum: Double { sorted.first ?? 0 }
    var maximum: Double { sorted.last ?? 0 }
    var median: Double { percentile(50) }

    /// The smallest sample that at least `percent` of all do not exceed (nearest rank).
    func percentile(_ percent: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let rank = (percent / 100 * Double(sorted.count)).rounded(.up)
        return sorted[min(sorted.count - 1, max(0, Int(rank) - 1))]
    }
}

/// Time since it was made, by the clock that never goes back.
struct Stopwatch: Sendable {
    private let start = ContinuousClock.now

    var seconds: Double { milliseconds / 1_000 }

    var milliseconds: Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) * 1_000 + Double(attoseconds) / 1e15
    }
}
