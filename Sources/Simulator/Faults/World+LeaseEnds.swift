// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import NodeCore
import Registry

/// Uses at the very end of a lease. By chance alone nobody would try one there, and all that a lease is for is that
/// what is let through in its last moment is still allowed, and nothing after it.
extension World {
    /// Arranges uses before and after the moment at which a grant ends by the monotonic clock of the machine that holds
    /// it; they are tried if no newer grant has taken its place by then.
    func probeLeaseEnd(_ daemon: SimulatedDaemon, serial: UInt64, endsMonotonicMs: UInt64) {
        // The wait ends up to two milliseconds late.
        let lastMoment = endsMonotonicMs - min(endsMonotonicMs, 3)
        let waitUs = daemon.machine.clock.waitUs(untilMonotonicMs: lastMoment)
        let boundUs = UInt64(plan.clockBoundMs) * 1_000
        for lateUs in [0, 4_000, boundUs / 2, boundUs + 200_000, 2 * boundUs + 1_000_000] {
            after(us: waitUs + lateUs, on: daemon) { daemon in
                guard daemon.registrar.permitSerial == serial else { return }
                let authorizations = daemon.registrar.registry.authorizations
                let live = authorizations.order.filter { authorizations[$0]?.state.stage == .live }
                guard let id = self.random.uses.pick(live), let found = authorizations[id] else { return }
                self.counters.count("use.at-lease-end")
                self.tryUse(found, at: daemon)
            }
        }
    }
}
