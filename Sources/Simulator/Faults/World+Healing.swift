// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation

/// The end of all faults: lines are mended, machines come up, operators do what the messages tell them to.
extension World {
    func heal() {
        note("all faults end")
        phase = .liveness
        for place in lines.indices { lines[place] = Line() }
        network = NetworkProfile()
        // What a line swallowed inside a connection is not said again before the next one.
        for machine in machines { dropConnections(of: machine) }
        for clone in clones { remove(clone) }
        for machine in machines { heal(machine) }
    }

    private func heal(_ machine: Computer) {
        if let newest = machine.newest { bringBack(newest, to: machine) }
        if oracle.isLost(machine.node) {
            if let daemon = machine.daemon { end(daemon, silently: false) }
            machine.outOfService = .lost
            return
        }
        machine.stillUntilUs = 0
        wake(machine)
        machine.disk.beforeOperation = nil
        machine.disk.capacityBytes = nil
        // NTP is back.
        machine.clock.synchronise()
        machine.clock.drift(0)
        if !isCertified(machine.node) { reissue(machine) }
        for person in people.appointments[machine.place].map(\.person) + machine.territory.administrators
        where !isCertified(person) {
            reissue(person)
        }
        updateVersion(machine)
        if let done = machine.damaged { repair(machine, done) }
        machine.outOfService = nil
        if machine.daemon == nil { arrangeStart(machine) }
    }

    /// Puts the newest database back, as the refusal says. Where the node above has let the old one in there is no way
    /// back: it holds the territory's epoch. If the copy above continues it, it has become the true one, and nothing that
    /// anyone above was told of is missing; else people have to look at the evidence.
    private func bringBack(_ newest: Computer.Backup, to machine: Computer) {
        machine.newest = nil
        if oracle.wasLetIn(machine) {
            let copySize = machines[1].disk.durableSize(of: machine.node)
            let copied = machines[1].disk.durableHash(of: machine.node, at: copySize)
            if copySize == 0 || oracle.truth(of: machine).hash(at: copySize) == copied {
                counters.count("old-copy.became-true")
                return oracle.settled(machine, with: nil)
            }
            counters.count("old-copy.contested")
            oracle.contest(machine.node)
        }
        counters.count("old-copy.replaced")
        if let daemon = machine.daemon { end(daemon, silently: false) }
        machine.disk.processDied()
        machine.disk.restore(newest.image)
        oracle.settled(machine, with: newest.truth)
        machine.isUnlearnt = true
    }

    /// The disk's mirror has the bit as it was.
    private func repair(_ machine: Computer, _ done: Computer.DamageDone) {
        if let daemon = machine.daemon { end(daemon, silently: false) }
        machine.disk.processDied()
        // A head slot has been written anew by any daemon that started since.
        let isRewritten = if case .headSlot = done.damage { machine.outOfService != .damaged } else { false }
        if !isRewritten { machine.disk.damage(done.damage) }
        machine.damaged = nil
    }
}
