// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension RunPlan {
    /// Draws a plan: which faults there are in this run at all, how often, how bad, and who does what. That is drawn as
    /// well so that a run without one fault meets more of another (swarm testing).
    init(seed: UInt64, steps: Int, counties: Int? = nil) {
        var random = SeededGenerator(seed: seed ^ 0x706c_616e)
        self.seed = seed
        self.counties = counties ?? 1 + random.below(5)
        safetySteps = steps
        errandIntervalMs = random.pick([400, 1_000, 2_500, 6_000, 15_000]) ?? 1_000
        isFoundedFirst = random.chance(80)
        leaseSeconds = random.pick([6, 20, 60, 300, 900]) ?? 60
        clockBoundMs = min(2_000, leaseSeconds * 1_000 / 4)
        batchRecords = random.pick([3, 20, 200, 2_000]) ?? 20
        snapshotRecords = random.pick([40, 200, 1_000, 50_000]) ?? 200
        sendsBytes = random.chance(25)
        network = NetworkProfile(using: &random)
        workload = .drawn(&random)
        // What the founding and a few cases take, so that faults meet a city at work.
        faultsEndUs = errandIntervalMs * 1_000 * UInt64(steps) / 12 + 30_000_000
        faults = []
        faults = drawFaults(using: &random)
    }

    /// The greatest drift at which two clocks still keep within the bound for one lease, in parts in a million.
    var greatestDriftPpm: Int64 {
        Int64(clockBoundMs) * 1_000 / Int64(leaseSeconds) * 2 / 5
    }

    private func drawFaults(using random: inout SeededGenerator) -> [TimedFault] {
        var list: [TimedFault] = []
        for kind in FaultKind.allCases {
            // Half of the kinds are absent; those that are there are rare or frequent.
            guard random.chance(45) else { continue }
            let most = random.pick([1, 2, 4, 8]) ?? 1
            for _ in 0..<(1 + random.below(most)) {
                let atUs = random.number(0...faultsEndUs)
                for (offset, fault) in draw(kind, using: &random) {
                    list.append(TimedFault(atUs: atUs + offset, fault: fault))
                }
            }
        }
        return list.sorted { $0.atUs < $1.atUs }
    }

    private func draw(_ kind: FaultKind, using random: inout SeededGenerator) -> [(UInt64, Fault)] {
        let any = random.below(counties + 2)
        let below = 1 + random.below(counties + 1)
        let county = 2 + random.below(counties)
        let lengths: [UInt64] = [300, 3_000, 20_000, UInt64(leaseSeconds) * 1_200, UInt64(leaseSeconds) * 3_000]
        let forMs = random.pick(lengths) ?? 300
        func one(_ fault: Fault) -> [(UInt64, Fault)] { [(0, fault)] }
        switch kind {
        case .partition: return one(.partition(below, .both, forMs: forMs))
        case .oneWayPartition: return one(.partition(below, random.chance(50) ? .up : .down, forMs: forMs))
        case .slowLine:
            let slow = Fault.slowLine(below, factor: random.number(5...200), forMs: forMs)
            return [(0, slow)] + cutOff(below, within: forMs, using: &random)
        case .reset: return one(.reset(below))
        case .kill: return one(.kill(any))
        case .powerLoss: return one(.powerLoss(any))
        case .crashAtOperation: return one(.crashAtOperation(any, 1 + random.below(30)))
        case .powerLossAtOperation: return one(.powerLossAtOperation(any, 1 + random.below(30)))
        case .standStill: return one(.standStill(any, forMs: forMs))
        case .replaceMachine: return one(.replaceMachine(random.chance(60) ? 1 : any))
        case .fullDisk: return one(.fullDisk(any, forMs: min(forMs, 60_000)))
        case .failingFlush: return one(.failingFlush(any, 1 + random.below(8)))
        case .bitRot: return one(.bitRot(any, random.next()))
        case .oldBackup:
            let later = random.number(1_000_000...(faultsEndUs / 4 + 1_000_000))
            return [(0, .takeBackup(county)), (later, .oldBackup(county, withHead: random.chance(50)))]
        case .clockJump:
            let sizes: [Int64] = [500, 5_000, 120_000, 3_600_000]
            let size = random.pick(sizes) ?? 500
            let jump = Fault.clockJump(any, byMs: random.chance(50) ? size : -size)
            guard any > 0 else { return one(jump) }
            let cut = cutOff(any, within: 1_000, using: &random)
            return cut + [(random.number(0...UInt64(leaseSeconds) * 1_000_000), jump)]
        case .clockDrift:
            let limit = UInt64(greatestDriftPpm)
            return one(.clockDrift(any, ppm: Int64(random.number(0...(2 * limit))) - Int64(limit)))
        case .clone:
            // A clone is let in only while the first is away: in half of the runs that is seen to, twice, so that the
            // first has had another epoch before.
            guard seed & 1 == 0 else { return one(.clone(county, forMs: forMs)) }
            return [
                (0, .clone(county, forMs: forMs + 40_000)), (1_500_000, .kill(county)), (11_000_000, .kill(county)),
            ]
        case .lie: return one(.lie(county, random.pick(Fault.Lie.allCases) ?? .unlawfulRecord))
        case .certificateRevoked: return one(.certificateRevoked(below, forMs: forMs))
        case .certificateExpired: return one(.certificateExpired(below, forMs: forMs))
        case .personRevoked: return one(.personRevoked(any, random.next(), forMs: forMs))
        case .versionSkew:
            return one(.versionSkew(below, random.chance(50) ? 1...2 : 2...3, forMs: min(forMs, 60_000)))
        }
    }
}

extension RunPlan {
    /// Half of the time a line is cut for longer than a lease: how a lease was counted shows only in one that ends.
    private func cutOff(
        _ below: Int, within forMs: UInt64, using random: inout SeededGenerator
    ) -> [(UInt64, Fault)] {
        guard random.chance(50) else { return [] }
        return [(random.number(0...forMs * 1_000), .partition(below, .both, forMs: UInt64(leaseSeconds) * 1_200))]
    }
}

extension NetworkProfile {
    init(using random: inout SeededGenerator) {
        self.init()
        let slowest = random.pick([1_000, 5_000, 40_000, 300_000]) ?? 1_000
        delayUs = 100...UInt64(slowest)
        func chance(_ list: [Int]) -> Int { random.chance(50) ? 0 : random.pick(list) ?? 0 }
        lossPer10k = chance([10, 100, 1_000])
        droppedPer10k = random.chance(70) ? 0 : random.pick([1, 10, 50]) ?? 0
        doubledPer10k = random.chance(70) ? 0 : random.pick([1, 10, 50]) ?? 0
        reorderedPer10k = random.chance(70) ? 0 : random.pick([1, 10, 50]) ?? 0
        resetPer10k = chance([1, 10, 50, 300])
        idleLimitMs = random.pick([5_000, 15_000, 60_000]) ?? 15_000
    }
}
