// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension Oracle {
    /// A node is marked for what it did, and an honest one whose history was never touched has done nothing.
    func checkSuspicion(_ fact: Body.Fact, world: World) {
        guard case .nodeQuarantined(let mark) = fact else { return }
        let isDamaged = world.machines.contains { $0.node == mark.node && $0.damaged != nil }
        check(
            .lawful, isDamaged || touched.contains(mark.node) || isLost(mark.node),
            "\(mark.node) is put in quarantine (\(mark.reason)) and never lied, was copied or set back")
    }
}
