// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

extension Statute {
    /// ZS-2.1.1d: a motion is carried by more than half of the bureaus that have a vote, one vote each.
    func counting(_ fact: Body.Fact, before: Registry) -> String? {
        guard case .motionDecided(let decided) = fact, decided.carried, let motion = before.motions[decided.motionId]
        else { return nil }
        let sitting = motion.electorate.filter { !motion.recused.contains($0) }
        let bureaus = Set(sitting.map { motion.bureaus[$0] ?? $0 }).count
        return Int(decided.votesFor) * 2 > bureaus
            ? nil : "\(motion.id) is carried by \(decided.votesFor) of \(bureaus) bureaus"
    }

    /// ZS-3.6a: what is under way when a node carries out a revocation ends with it.
    func stopping(_ fact: Body.Fact, _ record: Record, before: Registry) -> String? {
        guard case .useEnded(let ended) = fact, let use = before.uses[ended.useId],
            let stopped = before.authorizations[use.authorization]?.stopped,
            ended.reason != "revoked", ended.reason != "suspended"
        else { return nil }
        return "\(ended.useId) went on after \(use.authorization) was stopped by order \(stopped.orderNumber)"
    }
}
