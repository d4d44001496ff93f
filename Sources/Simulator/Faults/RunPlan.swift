// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Everything that decides a run besides the code: drawn from a seed, and made smaller by whoever looks for the shortest
/// schedule that still fails. The same plan gives the same run to the byte.
package struct RunPlan: Sendable, Equatable {
    package var seed: UInt64
    package var counties: Int
    /// Events of the phase with faults.
    package var safetySteps: Int
    /// Whether everyone is in office before the first fault.
    var isFoundedFirst: Bool
    /// Mean time between two errands of all the city's people, in milliseconds.
    var errandIntervalMs: UInt64
    package var leaseSeconds: UInt32
    var clockBoundMs: UInt32
    /// Small batches meet more states; large ones are what runs in earnest.
    var batchRecords: UInt64
    var snapshotRecords: UInt64
    /// Whether messages travel as frames of bytes, cut at any place, through the decoder that ships.
    var sendsBytes: Bool
    var network: NetworkProfile
    var workload: WorkloadProfile
    var faults: [TimedFault]
    /// The end of the time in which faults come, in microseconds.
    var faultsEndUs: UInt64
}

/// What single messages meet on every line of a run.
struct NetworkProfile: Sendable, Equatable {
    /// One way, in microseconds.
    var delayUs: ClosedRange<UInt64> = 200...2_000
    /// Chances in ten thousand, for each message.
    var lossPer10k = 0
    /// Inside a connection, as no honest line does it: the link must end rather than believe it.
    var droppedPer10k = 0
    var doubledPer10k = 0
    var reorderedPer10k = 0
    var resetPer10k = 0
    /// How long a connection that gets nothing through lives, in milliseconds.
    var idleLimitMs: UInt64 = 15_000
}

extension RunPlan {
    /// The faults, a line each.
    package var faultLines: [String] {
        faults.map { "\(Trace.clock($0.atUs)) \($0.fault.kind.rawValue): \($0.fault)" }
    }

    package var networkLine: String {
        let ms = "\(Double(network.delayUs.lowerBound) / 1_000) to \(Double(network.delayUs.upperBound) / 1_000) ms"
        return "\(ms), per 10,000 messages \(network.lossPer10k) lost, \(network.droppedPer10k) dropped, "
            + "\(network.doubledPer10k) doubled, \(network.reorderedPer10k) reordered, \(network.resetPer10k) resets"
    }
}
