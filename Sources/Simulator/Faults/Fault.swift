// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// One thing that goes wrong, at one moment of a run. Nodes are named by their place among the city's territories:
/// 0 the province, 1 the hub, then the counties.
enum Fault: Sendable, Hashable {
    /// Which way a line is cut, seen from the node below.
    enum Direction: String, Sendable, Hashable, CaseIterable {
        case up, down, both
    }

    // The network, on the line between a node and the one above it.

    case partition(Int, Direction, forMs: UInt64)
    /// Delays and bandwidth many times worse.
    case slowLine(Int, factor: UInt64, forMs: UInt64)
    /// The connection is reset, with whatever was on its way, in the middle of a frame.
    case reset(Int)

    // Processes and machines.

    case kill(Int)
    case powerLoss(Int)
    /// The process ends at the n-th operation its disk is asked for from now.
    case crashAtOperation(Int, Int)
    /// The same, and the power goes with it.
    case powerLossAtOperation(Int, Int)
    /// The process stands still and wakes late.
    case standStill(Int, forMs: UInt64)
    /// Another machine takes the place, with the disk of the first.
    case replaceMachine(Int)

    // Disks.

    case fullDisk(Int, forMs: UInt64)
    /// The n-th flush from now fails, and what it should have flushed is forgotten.
    case failingFlush(Int, Int)
    /// One bit of something durable is given back wrong from now on; the number chooses what.
    case bitRot(Int, UInt64)
    /// The state now is what a later ``oldBackup(_:withHead:)`` restores.
    case takeBackup(Int)
    case oldBackup(Int, withHead: Bool)

    // Clocks.

    case clockJump(Int, byMs: Int64)
    case clockDrift(Int, ppm: Int64)

    // Impostors and liars; counties only.

    /// A second machine with a copy of the disk comes up beside the first.
    case clone(Int, forMs: UInt64)
    case lie(Int, Lie)

    // Certificates and versions.

    /// The node's certificate is revoked, and a new one issued after a while.
    case certificateRevoked(Int, forMs: UInt64)
    case certificateExpired(Int, forMs: UInt64)
    case personRevoked(Int, UInt64, forMs: UInt64)
    /// The node speaks other protocol versions from its next start on, until it is brought up to date.
    case versionSkew(Int, ClosedRange<UInt32>, forMs: UInt64)

    /// How a county's own daemon can be made to lie.
    enum Lie: String, Sendable, Hashable, CaseIterable {
        /// A record that the rules forbid, in a ledger that is whole.
        case unlawfulRecord
        /// A use without a permit, in a ledger that is whole.
        case unlawfulUse
        /// Another history of the same numbers.
        case fork
        /// A batch whose signature is somebody else's.
        case forgedCheckpoint
        /// A message said before is said again.
        case replay
        /// Nothing is sent any more, though the link stands.
        case withhold
        /// A receipt for an order that was not carried out.
        case falseReceipt
    }
}

extension Fault {
    /// What kind of fault it is: what is switched on or off in a run, and counted.
    var kind: FaultKind {
        switch self {
        case .partition(_, .both, _): .partition
        case .partition: .oneWayPartition
        case .slowLine: .slowLine
        case .reset: .reset
        case .kill: .kill
        case .powerLoss: .powerLoss
        case .crashAtOperation: .crashAtOperation
        case .powerLossAtOperation: .powerLossAtOperation
        case .standStill: .standStill
        case .replaceMachine: .replaceMachine
        case .fullDisk: .fullDisk
        case .failingFlush: .failingFlush
        case .bitRot: .bitRot
        case .takeBackup, .oldBackup: .oldBackup
        case .clockJump: .clockJump
        case .clockDrift: .clockDrift
        case .clone: .clone
        case .lie: .lie
        case .certificateRevoked: .certificateRevoked
        case .certificateExpired: .certificateExpired
        case .personRevoked: .personRevoked
        case .versionSkew: .versionSkew
        }
    }

    /// The place of the node it strikes.
    var place: Int {
        switch self {
        case .partition(let place, _, _), .slowLine(let place, _, _), .reset(let place), .kill(let place),
            .powerLoss(let place), .crashAtOperation(let place, _), .powerLossAtOperation(let place, _),
            .standStill(let place, _), .replaceMachine(let place), .fullDisk(let place, _),
            .failingFlush(let place, _), .bitRot(let place, _), .takeBackup(let place), .oldBackup(let place, _),
            .clockJump(let place, _), .clockDrift(let place, _), .clone(let place, _), .lie(let place, _),
            .certificateRevoked(let place, _), .certificateExpired(let place, _), .personRevoked(let place, _, _),
            .versionSkew(let place, _, _):
            place
        }
    }
}

/// The kinds of fault that come at a moment; those of single messages are in ``NetworkProfile``.
enum FaultKind: String, Sendable, Hashable, CaseIterable {
    case partition
    case oneWayPartition = "one-way-partition"
    case slowLine = "slow-line"
    case reset
    case kill
    case powerLoss = "power-loss"
    case crashAtOperation = "crash-at-operation"
    case powerLossAtOperation = "power-loss-at-operation"
    case standStill = "stand-still"
    case replaceMachine = "replace-machine"
    case fullDisk = "full-disk"
    case failingFlush = "failing-flush"
    case bitRot = "bit-rot"
    case oldBackup = "old-backup"
    case clockJump = "clock-jump"
    case clockDrift = "clock-drift"
    case clone
    case lie
    case certificateRevoked = "certificate-revoked"
    case certificateExpired = "certificate-expired"
    case personRevoked = "person-revoked"
    case versionSkew = "version-skew"
}

/// A fault and when it comes, in microseconds of true time.
struct TimedFault: Sendable, Hashable {
    var atUs: UInt64
    var fault: Fault
}
