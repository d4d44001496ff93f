// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto

/// RFC 6962, section 2.1, written down as it stands there: recursive, slow, without any of the module's shortcuts.
enum ReferenceTree {
    static func root(_ leaves: ArraySlice<SM3Digest>) -> SM3Digest {
        switch leaves.count {
        case 0: return SM3.hash([])
        case 1: return SM3.hash([0] + leaves.first!.bytes)
        default:
            let middle = leaves.startIndex + split(leaves.count)
            return SM3.hash([1] + root(leaves[..<middle]).bytes + root(leaves[middle...]).bytes)
        }
    }

    static func path(_ index: Int, _ leaves: ArraySlice<SM3Digest>) -> [SM3Digest] {
        guard leaves.count > 1 else { return [] }
        let count = split(leaves.count)
        let middle = leaves.startIndex + count
        return index < count
            ? path(index, leaves[..<middle]) + [root(leaves[middle...])]
            : path(index - count, leaves[middle...]) + [root(leaves[..<middle])]
    }

    static func consistency(_ old: Int, _ leaves: ArraySlice<SM3Digest>, whole: Bool = true) -> [SM3Digest] {
        if old == leaves.count { return whole ? [] : [root(leaves)] }
        let count = split(leaves.count)
        let middle = leaves.startIndex + count
        return old <= count
            ? consistency(old, leaves[..<middle], whole: whole) + [root(leaves[middle...])]
            : consistency(old - count, leaves[middle...], whole: false) + [root(leaves[..<middle])]
    }

    /// The largest power of two below `count`.
    private static func split(_ count: Int) -> Int {
        var split = 1
        while split * 2 < count { split *= 2 }
        return split
    }
}

/// Numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
