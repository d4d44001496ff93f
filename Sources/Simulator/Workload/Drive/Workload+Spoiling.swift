// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// A good command with one thing wrong.
extension Workload {
    /// - Returns: nil when there is nothing to spoil it with.
    mutating func spoiled(
        _ good: Errand, _ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator
    ) -> Errand? {
        guard var what = good.command.action?.what else { return nil }
        var envelope = Errand.Envelope(
            id: good.command.commandId, node: good.node, commandNode: good.node, actor: good.command.actor,
            issuedMs: good.command.issuedMs)
        var signer: String?
        switch mode {
        case .wrongActor:
            envelope.actor = stranger(view, &random)
            if case .releaseSeal = what, let keeper = random.pick(desks[view.place].holders.of(.sealCustodian)) {
                envelope.actor = keeper
            }
        case .wrongNode:
            let others = city.territories.map(\.node).filter { $0 != good.node } + ["tongdao://zhoushan/nowhere", ""]
            envelope.commandNode = random.pick(others) ?? ""
        case .stale:
            let hours = random.number(1...72) * 3_600_000 + 1
            envelope.issuedMs = random.chance(70) ? view.nowMs - min(view.nowMs, hours) : view.nowMs + hours
        case .changedBody:
            guard let earlier = random.pick(desks[view.place].recent.values) else { return nil }
            envelope.id = earlier.command.commandId
        case .mutated:
            what = AdoptableRules.mended(MutatingSource.mutated(what, desks[view.place].pools, &random))
            if random.chance(3) { envelope.id = "" }
        case .badSignature:
            let other = stranger(view, &random)
            signer = other == envelope.actor || random.chance(50) ? "nobody" : other
        default: break
        }
        return Errand(what, envelope, mode: mode, signer: signer, claimsKey: signer != nil && random.chance(40))
    }

    /// Someone else: of this node, of another, unknown, or no person at all.
    private func stranger(_ view: View, _ random: inout SeededGenerator) -> String {
        let known = desks[view.place].holders.all
        let others = city.appointments[random.below(city.appointments.count)].map(\.person)
        switch random.below(6) {
        case 0: return city.territories[view.place].node
        case 1: return "\(city.territories[view.place].node)/bureau/unknown"
        case 2: return random.pick(others) ?? ""
        case 3: return "nobody"
        default: return random.pick(known) ?? ""
        }
    }
}
