// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation

/// The end of all faults: lines are mended, machines come up, operators do what the messages tell them to.
extension World {
    func heal() {
        note("all faults end")
        phase = .liveness
        for place in lines.indices { lines[place] = Line() }
        for clone in clones { remove(clone) }
        for machine in machines { heal(machine) }
    }

    private func heal(_ machine: Computer) {
        machine.stillUntilUs = 0
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
        if let newest = machine.newest { bringBack(newest, to: machine) }
        if let done = machine.damaged { repair(machine, done) }
        machine.outOfService = nil
        if machine.daemon == nil { arrangeStart(machine) }
    }

    /// Puts the newest database back, as the refusal says; unless the node above has let the old one in and it has gone
    /// on from there: then nothing that anyone above was told of is missing.
    private func bringBack(_ newest: Computer.Backup, to machine: Computer) {
        machine.newest = nil
        if oracle.hasAccepted(machine) {
            counters.count("old-copy.became-true")
            oracle.settled(machine, with: nil)
            return
        }
        counters.count("old-copy.replaced")
        if let daemon = machine.daemon { end(daemon, silently: false) }
        machine.disk.processDied()
        machine.disk.restore(newest.image)
        oracle.settled(machine, with: newest.truth)
    }

    /// The disk's mirror has the bit as it was.
    private func repair(_ machine: Computer, _ done: Computer.DamageDone) {
        if let daemon = machine.daemon { end(daemon, silently: false) }
        machine.disk.processDied()
        machine.disk.damage(done.damage)
        machine.damaged = nil
    }
}
