// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation

/// One computer of the city: a disk, a clock, and at most one daemon.
final class Computer {
    /// Its place among the city's territories; a clone has the place of the one it was copied from.
    let place: Int
    let territory: Territory
    let isClone: Bool
    /// Where it is on the network, as the hub records it.
    let address: String
    var disk: SimulatedDisk
    let clock: MachineClock
    /// What the daemon runs with from its next start on.
    var limits: FederationLimits
    var daemon: SimulatedDaemon?
    /// Why nobody starts the daemon; only an operator changes that.
    var outOfService: OutOfService?
    /// Until when the process stands still, in microseconds; 0: it runs.
    var stillUntilUs: UInt64 = 0
    /// Whether a start has been arranged.
    var isStarting = false

    // What has been done to it.

    var backup: Backup?
    /// The newest state of the disk, put aside when an old backup was restored over it.
    var newest: Backup?
    var damaged: DamageDone?
    /// Faults of the disk that explain why a ledger stops.
    var diskFaults = 0
    var isLiar = false
    /// Whether another state of the disk has been put in place since the people last looked.
    var isUnlearnt = false
    var lie: Fault.Lie?

    init(_ territory: Territory, place: Int, isClone: Bool = false, time: TrueTime, limits: FederationLimits) {
        self.place = place
        self.territory = territory
        self.isClone = isClone
        self.limits = limits
        address = "10.\(isClone ? 9 : 0).\(place).1"
        disk = SimulatedDisk(path: "/\(isClone ? "clone-of-" : "")\(territory.node.split(separator: "/").last ?? "")")
        clock = MachineClock(of: disk.path, time)
    }

    var node: String { territory.node }
    var name: String { (isClone ? "clone of " : "") + (node.split(separator: "/").last.map(String.init) ?? node) }

    struct Backup {
        var image: DiskImage
        /// What the oracle held for true of the node's log then.
        var truth: LogTruth
    }

    struct DamageDone {
        var damage: DiskDamage
        var log: String
    }

    enum OutOfService: String {
        /// The ledger says that it is damaged, as it is.
        case damaged
        /// An old copy was restored, and the ledger or the node above says so.
        case oldCopy = "old copy"
        /// It has lied, or its clone was let in: people have to look at the evidence first.
        case lost
    }
}
