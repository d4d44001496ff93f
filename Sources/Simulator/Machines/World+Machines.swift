// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Ledger
import Messages
import NodeCore
import Registry
import Rules

/// Starting daemons, and what becomes of those that end.
extension World {
    private static let restartUs: ClosedRange<UInt64> = 200_000...8_000_000

    /// Starts a machine's daemon, as its supervisor would.
    func start(_ machine: Computer) {
        machine.isStarting = false
        guard machine.daemon == nil, machine.outOfService == nil else { return }
        let daemon: SimulatedDaemon
        do throws(NodeError) {
            daemon = try SimulatedDaemon(machine: machine, boot: newBoot(), world: self)
        } catch {
            return failedToStart(machine, error)
        }
        machine.daemon = daemon
        machine.stillUntilUs = 0
        // What was done to the disk before explains nothing that happens from now on.
        machine.diskFaults = 0
        counters.count("daemon.started")
        note("\(machine.name) starts with \(daemon.registrar.position.size) records")
        oracle.started(daemon)
        // Records that a crash cut off from their answer were found on the disk, and stand.
        oracle.committed(daemon, world: self)
        if machine.isUnlearnt { learn(daemon) }
        run(daemon) { daemon in
            daemon.registrar.found(self.genesis(of: daemon)) { _ in }
            daemon.registrar.restorePermits()
            self.connect(daemon)
        }
    }

    /// The people read their node's ledger again, from its first record.
    private func learn(_ daemon: SimulatedDaemon) {
        daemon.machine.isUnlearnt = false
        workload.forget(daemon.node)
        var registry = Registry()
        while let page = try? daemon.registrar.reader.records(of: daemon.node, from: registry.sequence + 1),
            !page.isEmpty
        {
            for stored in page {
                guard let record = try? Record.decode(stored.content), (try? registry.apply(record)) != nil else {
                    return
                }
                workload.observe(record, at: daemon.node, registry: registry)
            }
        }
    }

    private func genesis(of daemon: SimulatedDaemon) -> Genesis {
        let territory = daemon.machine.territory
        return Genesis(
            node: territory.node, role: territory.role, territoryCode: territory.code, territoryName: territory.name,
            instance: daemon.registrar.identity.instance, publicKey: SimulatedKeys.publicKey(of: territory.node),
            administrators: territory.administrators)
    }

    private func failedToStart(_ machine: Computer, _ error: NodeError) {
        machine.disk.processDied()
        counters.count("daemon.start-failed")
        note("\(machine.name) does not start: \(error)")
        switch (error.cause as? LedgerError)?.code {
        case .damaged?, .headMissing?:
            guard machine.damaged != nil else { return fail(Violation(.ledgerOpens, "\(machine.name): \(error)")) }
            counters.count("damage.detected-at-start")
            machine.outOfService = .damaged
        case .restoredOldCopy?:
            guard machine.newest != nil || machine.damaged != nil else {
                return fail(Violation(.ledgerOpens, "\(machine.name): \(error)"))
            }
            counters.count("old-copy.detected-at-start")
            machine.outOfService = machine.newest != nil ? .oldCopy : .damaged
        case .inputOutput?, .diskFull?:
            guard machine.diskFaults > 0 || machine.disk.capacityBytes != nil else {
                return fail(Violation(.ledgerOpens, "\(machine.name): \(error)"))
            }
            arrangeStart(machine)
        default:
            // A damaged record may decode to nothing, or to something the registry refuses.
            guard machine.damaged != nil else { return fail(Violation(.ledgerOpens, "\(machine.name): \(error)")) }
            counters.count("damage.detected-at-start")
            machine.outOfService = .damaged
        }
    }

    func arrangeStart(_ machine: Computer) {
        guard !machine.isStarting, machine.outOfService == nil else { return }
        machine.isStarting = true
        at(us: time.nowUs + random.timing.number(Self.restartUs)) { [weak self] in self?.start(machine) }
    }

    /// The daemon ended by itself: its ledger stopped, or its process died within a disk operation.
    func stopped(_ daemon: SimulatedDaemon) {
        let machine = daemon.machine
        if let error = daemon.registrar.stopped {
            note("\(machine.name) stops: \(error)")
            let code = (error.cause as? LedgerError)?.code
            let isExplained =
                machine.diskFaults > 0 || machine.disk.capacityBytes != nil || machine.damaged != nil
                || !machine.disk.isProcessAlive
            if error.code == .registry || !isExplained {
                return fail(Violation(.nodeRuns, "\(machine.name): \(error)"))
            }
            if code == .damaged { counters.count("damage.detected-running") }
        }
        end(daemon, silently: false)
        machine.disk.processDied()
        arrangeStart(machine)
    }

    /// A process ends. When the machine goes with it, its peers hear nothing until they give up.
    func end(_ daemon: SimulatedDaemon, silently: Bool) {
        guard daemon.isAlive else { return }
        daemon.end()
        daemon.machine.daemon = nil
        counters.count("daemon.ended")
        let connections = daemon.downlinkConnections + [daemon.uplinkConnection].compactMap { $0 }
        let delay = silently ? network.idleLimitMs * 1_000 : random.network.number(network.delayUs)
        for connection in connections {
            at(us: time.nowUs + delay) { [weak self] in self?.reset(connection) }
        }
    }

    /// Everything a daemon reports of itself.
    func heard(_ event: NodeEvent, from daemon: SimulatedDaemon) {
        switch event {
        case .committed:
            counters.count("commit")
            oracle.committed(daemon, world: self)
            trace.mix(daemon.registrar.position.head)
        case .grantMade(let node, let serial, _):
            oracle.granted(serial, to: node, by: daemon, atUs: time.nowUs)
        case .grantInstalled(let serial, let endsMs):
            counters.count("grant.installed")
            probeLeaseEnd(daemon, serial: serial, endsMonotonicMs: endsMs)
        case .grantNotInstalled: counters.count("grant.not-installed")
        case .linkedAbove(let terms):
            daemon.failures = 0
            counters.count("link.opened")
            oracle.linked(daemon)
            note("\(daemon.machine.name) is linked to the node above under epoch \(terms.epoch)")
        case .linkClosed(let peer, let failure):
            counters.count("link.closed.\(failure.rejection.map { "\($0)" } ?? failure.code.rawValue)")
            note("\(daemon.machine.name) closes the link with \(peer): \(failure)")
            noticed(failure, by: daemon)
        case .effectFailed(let peer, let error):
            note("\(daemon.machine.name): an effect of the link with \(peer) failed: \(error)")
            // Damage is met by whoever reads it; anything else must have stopped the ledger.
            let isRead = error.code == .ledger && daemon.machine.damaged != nil
            if daemon.registrar.stopped == nil, !isRead {
                fail(Violation(.nodeRuns, "\(daemon.machine.name): \(error)"))
            }
        case .filingRefused(let filing, let code): note("filing \(filing) is refused: \(code)")
        case .linkedBelow(let node, let epoch): oracle.confirmed(epoch, by: node, at: daemon)
        case .stopped, .linkEnded, .peerMaintenance: break
        }
    }

    /// A node that runs on an old copy hears so from the node above; its operator takes note.
    private func noticed(_ failure: LinkFailure, by daemon: SimulatedDaemon) {
        guard daemon.machine.newest != nil, failure.rejection == .ledgerBehind || failure.code == .ledgerBehind else {
            return
        }
        counters.count("old-copy.detected-by-link")
    }
}
