// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Ledger
import Testing

@testable import Simulator

/// Every operation of a run is a place to die at, and each way of dying is tried there; then every operation of the
/// recovery too.
@Suite struct CrashTests {
    private static let powerSeeds: Range<UInt64> = 0..<12
    private static let recoverySeeds: Range<UInt64> = 0..<4
    /// More than an opening and two commits take.
    private static let operationsAfterRecovery = 18

    /// Runs the script, or the rest of it, with one fault; tells the last group that was acknowledged, 0 if none was.
    private func run(
        _ disk: SimulatedDisk, _ decision: DiskDecision, at place: Int, reaching: (DiskOperation) -> Void = { _ in }
    ) -> Int {
        let start = disk.operationCount
        var hit: DiskOperation?
        disk.beforeOperation = { [unowned disk] operation in
            guard disk.operationCount - start == place + 1 else { return .proceed }
            hit = operation
            return decision
        }
        var last = 0
        _ = failure { try CrashScript.run(disk) { last = Int($0.step?.first ?? 0) } }
        disk.beforeOperation = nil
        if let hit { reaching(hit) }
        return last
    }

    @Test func whatWasAcknowledgedSurvivesADeathAtEveryOperation() throws {
        let script = try CrashScript()
        #expect(script.outcomes.count == CrashScript.groupCount + 1)
        #expect(
            Set(script.operations).isSuperset(of: [.makeHead, .syncNames, .makeDatabase, .syncFrames, .moveFrames]))
        var reached: Set<Int> = []
        var losses = PowerLoss()
        var survivors = 0
        for place in script.operations.indices {
            let comment = "a crash before operation \(place), \(script.operations[place])"
            for seed in [nil] + CrashTests.powerSeeds.map(Optional.some) {
                let disk = SimulatedDisk()
                let acknowledged = run(disk, .crash, at: place)
                if !disk.isProcessAlive { reached.insert(place) }
                if let seed {
                    var random = DiskGenerator(seed: seed &* 1_000 &+ UInt64(place))
                    losses.add(disk.powerLost(using: &random))
                } else {
                    disk.processDied()
                }
                if disk.durableOwnSize > script.outcomes[acknowledged].own.size { survivors += 1 }
                try script.check(disk, acknowledged: acknowledged, "\(comment), power seed \(seed as Any)")
            }
        }
        #expect(reached.count == script.operations.count, "every place was reached")
        for (what, count) in losses.counts { #expect(count > 0, "no power loss ever saw: \(what)") }
        #expect(survivors > 0, "no group that was not acknowledged ever survived")
    }

    @Test func aSecondDeathDuringOrSoonAfterRecoveryIsSurvivedToo() throws {
        let script = try CrashScript()
        var reached: Set<DiskOperation> = []
        for place in script.operations.indices {
            for second in 0..<CrashTests.operationsAfterRecovery {
                for seed in CrashTests.recoverySeeds {
                    var random = DiskGenerator(seed: seed &+ UInt64(place * 100 + second))
                    let disk = SimulatedDisk()
                    // The first process dies of itself, or of a refusal after which it must not go on.
                    var acknowledged = run(disk, seed % 2 == 0 ? .crash : .fail(.inputOutput), at: place)
                    disk.processDied()
                    let later = run(disk, .crash, at: second) { reached.insert($0) }
                    acknowledged = max(acknowledged, later)
                    if seed == 0 { disk.processDied() } else { disk.powerLost(using: &random) }
                    try script.check(
                        disk, acknowledged: acknowledged, begun: 2, "crashes at \(place), then at \(second)")
                }
            }
        }
        #expect(reached == Set(DiskOperation.allCases), "every kind of operation was a place of the second death")
    }

    /// Both slots of the head file would be dirty at once, if the second process built on a head that only the page
    /// cache holds.
    @Test func aKillBeforeTheHeadIsFlushedThenALossOfPowerLeavesAHead() throws {
        for seed in 0..<200 as Range<UInt64> {
            let disk = SimulatedDisk()
            let ledger = try disk.openHub()
            try ledger.grow(by: 1)
            disk.failNext(.syncHead, seed % 2 == 0 ? .crash : .fail(.inputOutput))
            #expect(failure { try ledger.grow(by: 1) } != nil)
            disk.processDied()
            disk.beforeOperation = nil
            let again = try disk.openHub()
            disk.failNext(.syncHead, .crash)
            #expect(failure { try again.grow(by: 1) } != nil)
            var random = DiskGenerator(seed: seed)
            disk.powerLost(using: &random)
            disk.beforeOperation = nil
            #expect(failure { try disk.openHub().close() } == nil, "seed \(seed)")
        }
    }

    /// The first head's flush fails, so only one of its slots would ever reach the disk, were it not made again.
    @Test func aFirstHeadWhoseFlushFailedIsMadeAgain() throws {
        for seed in 0..<200 as Range<UInt64> {
            let disk = SimulatedDisk()
            disk.failNext(.syncHead, .fail(.inputOutput))
            #expect(failure { _ = try disk.openHub() }?.code == .inputOutput)
            disk.processDied()
            disk.beforeOperation = nil
            try disk.openHub().close()
            disk.failNext(.syncHead, .crash)
            #expect(failure { _ = try disk.openHub() } != nil)
            var random = DiskGenerator(seed: seed)
            disk.powerLost(using: &random)
            disk.beforeOperation = nil
            #expect(failure { try disk.openHub().close() } == nil, "seed \(seed)")
        }
    }

    @Test(arguments: [DiskFailure.inputOutput, .diskFull])
    func everyOperationCanBeRefused(failure refusal: DiskFailure) throws {
        let script = try CrashScript()
        for place in script.operations.indices {
            for seed in 0..<4 as Range<UInt64> {
                let disk = SimulatedDisk()
                let acknowledged = run(disk, .fail(refusal), at: place)
                var random = DiskGenerator(seed: seed &+ UInt64(place))
                if seed == 0 { disk.processDied() } else { disk.powerLost(using: &random) }
                let comment = "\(refusal) at operation \(place), \(script.operations[place])"
                try script.check(disk, acknowledged: acknowledged, comment)
            }
        }
    }
}

extension PowerLoss {
    fileprivate mutating func add(_ other: PowerLoss) {
        framesKept += other.framesKept
        framesLost += other.framesLost
        framesTorn += other.framesTorn
        sectorsKept += other.sectorsKept
        sectorsLost += other.sectorsLost
        sectorsTorn += other.sectorsTorn
        namesLost += other.namesLost
    }

    fileprivate var counts: [(String, Int)] {
        [
            ("a frame kept", framesKept), ("a frame lost", framesLost), ("a torn frame", framesTorn),
            ("a sector kept", sectorsKept), ("a sector lost", sectorsLost), ("a torn sector", sectorsTorn),
            ("a name lost", namesLost),
        ]
    }
}
