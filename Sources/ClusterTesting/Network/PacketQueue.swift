// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The chance of what happens to packets: SplitMix64, the same course for the same seed.
struct PacketChance: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Evenly from 0 up to `bound`.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return bound > 0 ? Int((z ^ (z >> 31)) % UInt64(bound)) : 0
    }

    mutating func happens(percent: Int) -> Bool { below(100) < percent }
}

/// Packets on their way, by the moment they leave.
struct PacketQueue: Sendable {
    /// Beyond this a router drops as well. Packets.
    static let maximumHeld = 10_000

    private var chance: PacketChance
    /// Sorted by the moment, earliest first; those of one moment in the order they came.
    private var held: [(due: UInt64, packet: [UInt8])] = []

    init(chance: PacketChance) { self.chance = chance }

    /// Decides what happens to a packet. Microseconds.
    mutating func take(_ packet: [UInt8], _ fault: LinkFault, now: UInt64, counts: inout PacketCounts) {
        if chance.happens(percent: fault.lossPercent) || held.count >= Self.maximumHeld {
            counts.lost += 1
            return
        }
        counts.passed += 1
        let copies = chance.happens(percent: fault.duplicatePercent) ? 2 : 1
        counts.duplicated += copies - 1
        for _ in 0..<copies {
            let overtakes = fault.delayMilliseconds > 0 && chance.happens(percent: fault.reorderPercent)
            let delay = overtakes ? 0 : delayMicroseconds(fault)
            if overtakes { counts.overtaking += 1 } else if delay > 0 { counts.delayed += 1 }
            insert(packet, due: now + delay)
        }
    }

    /// Takes out what is to leave by now.
    mutating func due(now: UInt64) -> [[UInt8]] {
        let count = held.firstIndex { $0.due > now } ?? held.count
        defer { held.removeFirst(count) }
        return held[..<count].map(\.packet)
    }

    /// Until the next one is due, rounded up; -1 when none is held.
    func waitMilliseconds(now: UInt64) -> Int32 {
        guard let first = held.first else { return -1 }
        return first.due <= now ? 0 : Int32(clamping: (first.due - now + 999) / 1000)
    }

    private mutating func insert(_ packet: [UInt8], due: UInt64) {
        var place = held.count
        while place > 0, held[place - 1].due > due { place -= 1 }
        held.insert((due, packet), at: place)
    }

    private mutating func delayMicroseconds(_ fault: LinkFault) -> UInt64 {
        let jitter = fault.jitterMilliseconds * 1000
        let offset = jitter > 0 ? chance.below(2 * jitter + 1) - jitter : 0
        return UInt64(max(0, fault.delayMilliseconds * 1000 + offset))
    }
}
