// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Drawing by lot from a recorded seed: SM3 over the seed and a counter gives the numbers, so that anyone with a
/// calculator of SM3 can draw again and get the same panel (ZS-2.1.2b).
struct Draw {
    struct Candidate {
        let name: String
        let skills: [String]
    }

    private let seed: [UInt8]
    private let cryptography: any Cryptography
    private var counter: UInt64 = 0
    private var pool: [UInt8] = []

    init(seed: [UInt8], cryptography: any Cryptography) {
        self.seed = seed
        self.cryptography = cryptography
    }

    /// The next eight bytes of the stream SM3(seed ‖ counter), big-endian, counter from 0 in eight bytes.
    private mutating func next() -> UInt64 {
        if pool.count < 8 {
            let block = withUnsafeBytes(of: counter.bigEndian) { Array($0) }
            pool = cryptography.sm3(seed + block)
            counter += 1
        }
        let value = pool.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        pool.removeFirst(min(8, pool.count))
        return value
    }

    /// A number below `bound`, every one as likely: what would favour the small ones is drawn again.
    private mutating func number(below bound: UInt64) -> UInt64 {
        let limit = UInt64.max - UInt64.max % bound
        while true {
            let value = next()
            if value < limit { return value % bound }
        }
    }

    /// Fisher and Yates, from the last place down.
    mutating func shuffled(_ candidates: [Candidate]) -> [Candidate] {
        var list = candidates
        guard list.count > 1 else { return list }
        for place in stride(from: list.count - 1, to: 0, by: -1) {
            list.swapAt(place, Int(number(below: UInt64(place + 1))))
        }
        return list
    }

    /// The panel: for each required speciality not yet covered the first in the shuffled order who has it, then the
    /// first of the rest; in the shuffled order.
    static func cover(_ required: [String], size: Int, from shuffled: [Candidate]) throws(Objection) -> [String] {
        let lacking = required.filter { speciality in !shuffled.contains { $0.skills.contains(speciality) } }
        guard lacking.isEmpty else { throw Objection(.panelSpecialityMissing, lacking) }
        var picked: [Int] = []
        for speciality in required where !picked.contains(where: { shuffled[$0].skills.contains(speciality) }) {
            if let first = shuffled.firstIndex(where: { $0.skills.contains(speciality) }) { picked.append(first) }
        }
        guard picked.count <= size else {
            throw Objection(
                .panelTooFew, ["needed:\(picked.count)", "available:\(size)", "lacking:\(picked.count - size)"])
        }
        for place in shuffled.indices where picked.count < size && !picked.contains(place) { picked.append(place) }
        return picked.sorted().map { shuffled[$0].name }
    }
}
