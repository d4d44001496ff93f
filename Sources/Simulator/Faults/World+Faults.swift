// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages

/// Making things go wrong, and right again.
extension World {
    /// Arranges every fault of the plan.
    func arrangeFaults() {
        let startUs = time.nowUs
        for timed in plan.faults {
            at(us: startUs + timed.atUs) { [weak self] in
                guard let self, phase == .safety else { return }
                strike(timed.fault)
            }
        }
    }

    private func later(_ forMs: UInt64, _ action: @escaping (World) -> Void) {
        at(us: time.nowUs + forMs * 1_000) { [weak self] in
            if let self { action(self) }
        }
    }

    private func strike(_ fault: Fault) {
        guard fault.place < machines.count else { return }
        let machine = machines[fault.place]
        guard !machine.isLiar else { return }
        counters.count("fault.\(fault.kind.rawValue)")
        note("FAULT \(fault.kind.rawValue) at \(machine.name): \(fault)")
        switch fault {
        case .partition(let place, let direction, let forMs):
            let until = time.nowUs + forMs * 1_000
            if direction != .down { lines[place].upBlockedUntilUs = until }
            if direction != .up { lines[place].downBlockedUntilUs = until }
        case .slowLine(let place, let factor, let forMs):
            lines[place].slowFactor = factor
            lines[place].slowUntilUs = time.nowUs + forMs * 1_000
        case .reset:
            if let connection = machine.daemon?.uplinkConnection { reset(connection) }
        case .kill: kill(machine)
        case .powerLoss: losePower(machine)
        case .crashAtOperation(_, let number): arm(machine, .crash(withPower: false), after: number)
        case .powerLossAtOperation(_, let number): arm(machine, .crash(withPower: true), after: number)
        case .standStill(_, let forMs): standStill(machine, forMs)
        case .replaceMachine: replace(machine)
        case .fullDisk(_, let forMs):
            machine.disk.capacityBytes = machine.disk.usedBytes + Int(random.disk.number(0...4_000))
            later(forMs) { world in
                machine.disk.capacityBytes = nil
                world.note("\(machine.name) has room on its disk again")
            }
        case .failingFlush(_, let number): arm(machine, .failFlush, after: number)
        case .bitRot(_, let choice): rot(machine, choice)
        case .takeBackup:
            machine.backup = Computer.Backup(image: machine.disk.image(), truth: oracle.truth(of: machine))
        case .oldBackup(_, let withHead): restoreOld(machine, withHead: withHead)
        case .clockJump(_, let byMs): machine.clock.jumpWall(byMs: byMs)
        case .clockDrift(_, let ppm): machine.clock.drift(ppm)
        case .clone(_, let forMs): clone(machine, forMs)
        case .lie(_, let lie): tell(lie, at: machine)
        case .certificateRevoked(_, let forMs):
            certificates.revoke(serial: serial(of: machine.node))
            dropConnections(of: machine)
            later(forMs) { $0.reissue(machine) }
        case .certificateExpired(_, let forMs):
            certificates.expire(serial: serial(of: machine.node), atMs: MachineClock.epochMs + time.nowUs / 1_000)
            dropConnections(of: machine)
            later(forMs) { $0.reissue(machine) }
        case .personRevoked(let place, let choice, let forMs):
            let everyone = people.appointments[place].map(\.person)
            guard !everyone.isEmpty else { return }
            let person = everyone[Int(choice % UInt64(everyone.count))]
            certificates.revoke(serial: serial(of: person))
            later(forMs) { world in world.reissue(person) }
        case .versionSkew(_, let versions, let forMs):
            machine.limits.protocolVersions = versions
            kill(machine)
            later(forMs) { world in world.updateVersion(machine) }
        }
    }

    /// TLS looks again at certificates now and then; here at once.
    func dropConnections(of machine: Computer) {
        guard let daemon = machine.daemon else { return }
        for connection in daemon.downlinkConnections + [daemon.uplinkConnection].compactMap({ $0 }) {
            reset(connection)
        }
    }

    /// A node's identity names its certificate: a new one counts from its next start on.
    func reissue(_ machine: Computer) {
        guard !isCertified(machine.node) else { return }
        reissue(machine.node)
        kill(machine)
    }

    func updateVersion(_ machine: Computer) {
        let current = FederationLimits().protocolVersions
        guard machine.limits.protocolVersions != current else { return }
        machine.limits.protocolVersions = current
        kill(machine)
    }

    // MARK: - Processes and power

    func kill(_ machine: Computer) {
        if let daemon = machine.daemon { end(daemon, silently: false) }
        machine.disk.processDied()
        arrangeStart(machine)
    }

    func losePower(_ machine: Computer) {
        if let daemon = machine.daemon { end(daemon, silently: true) }
        _ = machine.disk.powerLost(using: &random.disk)
        machine.clock.restart()
        arrangeStart(machine)
    }

    private func standStill(_ machine: Computer, _ forMs: UInt64) {
        machine.stillUntilUs = max(machine.stillUntilUs, time.nowUs + forMs * 1_000)
        later(forMs) { $0.wake(machine) }
    }

    /// A process that stood still does at once what has come meanwhile.
    func wake(_ machine: Computer) {
        guard machine.stillUntilUs <= time.nowUs, let daemon = machine.daemon else { return }
        let waiting = daemon.whenAwake
        daemon.whenAwake = []
        for action in waiting { at(us: time.nowUs, on: daemon, action) }
    }

    private func replace(_ machine: Computer) {
        if let daemon = machine.daemon { end(daemon, silently: true) }
        machine.disk.processDied()
        machine.clock.synchronise()
        machine.clock.drift(0)
        machine.clock.restart()
        arrangeStart(machine)
    }

    // MARK: - Disks

    enum Trap {
        case crash(withPower: Bool)
        case failFlush
    }

    private func arm(_ machine: Computer, _ trap: Trap, after number: Int) {
        var left = number
        machine.disk.beforeOperation = { [weak self, weak machine] operation in
            guard let self, let machine else { return .proceed }
            if case .failFlush = trap, operation != .syncFrames, operation != .syncHead { return .proceed }
            left -= 1
            guard left <= 0 else { return .proceed }
            machine.disk.beforeOperation = nil
            machine.diskFaults += 1
            counters.count("disk.\(trap)".replacing(" ", with: "") + ".\(operation)")
            note("DISK \(trap) before \(operation) at \(machine.name)")
            switch trap {
            case .failFlush: return .fail(.inputOutput)
            case .crash(let withPower):
                if withPower {
                    // After the operation has ended the process: the machine is dark until it starts again.
                    at(us: time.nowUs) { [weak self] in self?.losePower(machine) }
                }
                return .crash
            }
        }
    }

    private func rot(_ machine: Computer, _ choice: UInt64) {
        guard machine.newest == nil, machine.damaged == nil, machine.disk.durableOwnSize > 0 else { return }
        var pick = SeededGenerator(seed: choice)
        // A node above has copies as well.
        var log = machine.node
        if machine.territory.role == .hub, pick.chance(40) {
            log = pick.pick(people.territories.filter { $0.role == .county }.map(\.node)) ?? log
        }
        let size = machine.disk.durableSize(of: log)
        guard size > 0 else { return }
        let sequence = pick.number(1...size)
        let bit = pick.below(20_000)
        let damage: DiskDamage =
            switch pick.below(4) {
            case 0: .recordContent(log: log, sequence: sequence, bit: bit)
            case 1: .recordHash(log: log, sequence: sequence, bit: bit)
            case 2: .headSlot(pick.below(2), bit: bit)
            default: .recordContent(log: log, sequence: size, bit: bit)
            }
        guard machine.disk.damage(damage) else { return }
        machine.damaged = Computer.DamageDone(damage: damage, log: log)
        // Found at the next start; what was read before does not change.
        if pick.chance(60) { kill(machine) }
    }

    private func restoreOld(_ machine: Computer, withHead: Bool) {
        guard let backup = machine.backup, machine.newest == nil, machine.damaged == nil,
            machine.disk.durableOwnSize > backup.truth.size
        else { return }
        if let daemon = machine.daemon { end(daemon, silently: false) }
        machine.disk.processDied()
        machine.newest = Computer.Backup(image: machine.disk.image(), truth: oracle.truth(of: machine))
        machine.disk.restore(backup.image, head: withHead ? .fromImage : .asItIs)
        oracle.restored(machine, to: backup.truth)
        machine.isUnlearnt = true
        arrangeStart(machine)
    }

    private func clone(_ machine: Computer, _ forMs: UInt64) {
        guard machine.newest == nil, machine.damaged == nil, clones.isEmpty else { return }
        let clone = Computer(
            machine.territory, place: machine.place, isClone: true, time: time, limits: machine.limits)
        clone.disk.restore(machine.disk.image())
        oracle.cloned(clone, from: machine)
        clones.append(clone)
        arrangeStart(clone)
        later(forMs) { $0.remove(clone) }
    }

    func remove(_ clone: Computer) {
        if let daemon = clone.daemon { end(daemon, silently: false) }
        clone.outOfService = .oldCopy
        clones.removeAll { $0 === clone }
        formerClones.append(clone)
    }
}
