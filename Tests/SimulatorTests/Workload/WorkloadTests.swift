// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Dispatch
import Messages
import Registry
import Rules
import Synchronization
import Testing

@testable import Simulator

/// What the officials reach, over kept seeds.
@Suite struct WorkloadTests {
    /// Counters of several runs, drawn profiles and the even one.
    private static let reached: Coverage = {
        let total = Mutex(Coverage(Steps(.zs2024)))
        DispatchQueue.concurrentPerform(iterations: 14) { index in
            // The last towns have weeks instead of days, for what waits for working days.
            var town = Town(
                seed: UInt64(index) + 1, profile: index < 2 || index > 7 ? .even : nil, pace: index < 6 ? 1 : 12)
            // The more there is to do, the longer until all of it has been done.
            for _ in 0..<120 * ActionKind.allCases.count { town.step() }
            _ = town.finish(limit: 2000)
            total.withLock { $0.add(town.workload.coverage) }
        }
        return total.withLock { $0 }
    }()

    /// Tells the author of a new command when its fields' names did not suffice to fill it: give it a named rule.
    /// Gates are recorded only in chains the simulated city has not adopted; the tests of the rules walk those.
    /// A simulated node keeps no network log: there is no day of it to remove.
    private static let ofOtherChains: Set<ActionKind> = [.recordGate, .purgeNetworkLog]

    @Test(arguments: ActionKind.allCases)
    func everyActionIsTriedAndAccepted(_ action: ActionKind) {
        let count = Self.reached.count(action)
        #expect(count.tried > 20, "\(action.rawValue)")
        #expect(count.accepted > 0 || Self.ofOtherChains.contains(action), "\(action.rawValue): \(count)")
    }

    /// The hub registers and permits in one decision: between the two nobody can revoke.
    private static func isMomentary(_ line: String) -> Bool { line.hasSuffix("registered -> revoked") }

    @Test func everyStepThatPeopleTakeIsTaken() {
        for step in Steps(.zs2024).steps where !(step.from == "registered" && step.to == "revoked") {
            let name = Coverage.name(Steps(.zs2024).machines[step.machine].name, step.from, step.to)
            #expect(Self.reached.transitions[name] != nil, "\(name) by \(step.action.rawValue)")
        }
    }

    /// A machine that is added needs its line in `Steps.state`.
    @Test func everyMachineIsFollowed() {
        for machine in RuleBook(.zs2024).machines {
            let reached = machine.states.filter { Self.reached.states["\(machine.name): \($0)"] != nil }
            #expect(!reached.isEmpty, "no state of the machine \(machine.name) is ever seen")
        }
    }

    @Test func nothingIsMissingButWhatOnlyPeersBringAbout() {
        let foreign = [
            "attempt_refused", "evidence_kept", "epoch_granted", "record_gate", "gate_recorded",
            "purge_network_log", "network_log_sealed", "network_log_purged",
        ]
        let missing = Self.reached.missing.filter { line in
            !foreign.contains { line.hasSuffix($0) } && !Self.isMomentary(line)
        }
        #expect(missing.isEmpty, "\(missing)")
    }

    @Test func manyRefusalsAreMet() {
        let codes = Self.reached.refusalCodes
        #expect(codes.count >= 50, "\(codes.count): \(codes)")
        #expect(codes.allSatisfy { RefusalCode(rawValue: $0) != nil })
    }

    @Test(arguments: WorkloadMode.allCases)
    func everyModeIsTried(_ mode: WorkloadMode) {
        #expect((Self.reached.modes[mode]?.tried ?? 0) > 20, "\(mode.rawValue)")
    }

    /// Whoever signs for another or means another node gets nothing, whatever it is.
    @Test(arguments: [WorkloadMode.badSignature, .wrongNode])
    func someModesAreNeverAccepted(_ mode: WorkloadMode) {
        #expect(Self.reached.modes[mode]?.accepted == 0)
    }

    @Test func sensibleOfficialsAreMostlyRight() {
        let sensible = Self.reached.modes[.sensible] ?? Coverage.Count()
        #expect(sensible.accepted * 3 > sensible.tried * 2, "\(sensible)")
        // Nothing comes in between here: whoever does what is owed is right.
        let finishing = Self.reached.modes[.finishing] ?? Coverage.Count()
        #expect(finishing.tried > 500 && finishing.accepted == finishing.tried, "\(finishing)")
    }
}
