// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// SplitMix64: the same seed, the same run to the byte. Nothing in the simulator draws chance from anywhere else.
struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return Mix.finish(state)
    }

    /// A number below `bound`; 0 when `bound` is not positive. The bias of the multiplication is below 2⁻³² for every
    /// bound that is used here.
    mutating func below(_ bound: Int) -> Int {
        bound <= 1 ? 0 : Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of the closed range.
    mutating func number(_ range: ClosedRange<UInt64>) -> UInt64 {
        let width = range.upperBound - range.lowerBound
        return width == .max ? next() : range.lowerBound + next().multipliedFullWidth(by: width + 1).high
    }

    /// True `percent` times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// One of `list`; nil when it is empty.
    mutating func pick<Element>(_ list: [Element]) -> Element? { list.isEmpty ? nil : list[below(list.count)] }

    /// The place of one of `weights`, each as likely as it is heavy; nil when nothing has weight.
    mutating func weighted(_ weights: [Int]) -> Int? {
        var left = below(weights.reduce(0, +))
        for (place, weight) in weights.enumerated() where weight > 0 {
            if left < weight { return place }
            left -= weight
        }
        return nil
    }
}
