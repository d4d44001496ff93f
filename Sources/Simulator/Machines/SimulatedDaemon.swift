// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Ledger
import Messages
import NodeCore
import Registry
import Rules

/// One process of one machine: the core that ships, with the world in place of the operating system.
final class SimulatedDaemon {
    unowned let machine: Computer
    let boot: String
    let core: NodeCore
    /// False from the moment the process has ended: nothing that was arranged for it happens any more.
    private(set) var isAlive = true
    /// The connection to the node above.
    var uplinkConnection: Connection?
    /// Attempts in a row that did not link.
    var failures: UInt64 = 0
    /// When the next tick of the uplink is arranged, by the monotonic clock.
    var tickArrangedMs: UInt64?
    /// The last second in which the ends of roles were looked after, by the monotonic clock.
    var lastSecond: UInt64?
    /// What has come while the process stands still, in its order.
    var whenAwake: [(SimulatedDaemon) -> Void] = []
    /// Connections from below, in the order they came.
    var downlinkConnections: [Connection] = []

    /// Opens the ledger and puts the node together.
    /// - Throws: what opening a ledger throws.
    init(machine: Computer, boot: String, world: World) throws(NodeError) {
        self.machine = machine
        self.boot = boot
        let territory = machine.territory
        let keys = SimulatedCryptography(owner: territory.node, certificates: world.certificates)
        let opened = try OpenedLedger.open(
            in: machine.disk, node: territory.node, signer: SimulatedCheckpointSigner(owner: territory.node),
            keys: keys)
        let identity = LinkIdentity(
            node: territory.node, role: territory.role,
            instance: opened.registry.identity?.instance ?? "i-\(boot)", boot: boot, publicKey: keys.publicKey,
            signingCertificate: world.certificate(of: territory.node), territoryCode: territory.code,
            territoryName: territory.name)
        let helper = SimulatedHelper(world: world)
        let reporting = Reporting(world: world)
        core = NodeCore(
            opened: opened, above: world.people.above(territory.role),
            surroundings: NodeSurroundings(
                identity: identity, limits: machine.limits, clock: machine.clock, keys: keys,
                drawSecret: keys.drawSecret, snapshotRecords: world.plan.snapshotRecords, helper: helper,
                report: { reporting.report($0) }))
        helper.daemon = self
        reporting.daemon = self
    }

    var registrar: RegistrarCore { core.registrar }
    var node: String { machine.node }

    func end() {
        guard isAlive else { return }
        isAlive = false
        core.registrar.abandon()
    }

    /// Carries events to the world once the daemon stands; those of its own opening concern nobody.
    private final class Reporting {
        unowned let world: World
        weak var daemon: SimulatedDaemon?

        init(world: World) {
            self.world = world
        }

        func report(_ event: NodeEvent) {
            guard let daemon, daemon.isAlive else { return }
            world.heard(event, from: daemon)
        }
    }
}

/// Comes back later, at a moment drawn from the seed.
private final class SimulatedHelper: NodeHelper {
    private unowned let world: World
    weak var daemon: SimulatedDaemon?

    init(world: World) {
        self.world = world
    }

    func flushSoon() {
        guard let daemon else { return }
        world.after(us: world.drawFlushDelayUs(), on: daemon) { $0.core.registrar.flush() }
    }

    func offload<Value: Sendable>(
        _ work: @escaping @Sendable () -> Value, then: @escaping (Value) -> Void
    ) {
        guard let daemon else { return }
        let value = work()
        world.after(us: world.drawFlushDelayUs(), on: daemon) { _ in then(value) }
    }
}

extension CityPeople {
    /// The node above one of this kind.
    func above(_ role: NodeRole) -> String? {
        switch role {
        case .county: territories.first { $0.role == .hub }?.node
        case .hub: territories.first { $0.role == .province }?.node
        default: nil
        }
    }
}
