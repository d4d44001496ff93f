// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-2.1.1f, g: each seal with its keeper and its key, in the order of entry. Seals that are out of use stay, so
    /// that what they were put to can be verified.
    func seals() -> [RegisterEntry] {
        registry.seals.order.compactMap { registry.seals[$0] }.map { seal in
            var entry = RegisterEntry(seal.id, state: seal.state.name, seal.span, ["ZS-2.1.1f", "ZS-2.1.1g"])
            entry.put("custodian", seal.custodian)
            entry.put("seal-key", hexadecimal(seal.publicKey))
            entry.put("seal-entered", timeMs: seal.enteredMs)
            entry.put("lost-since", timeMs: seal.lostMs ?? 0)
            if case .replaced(let successor) = seal.state { entry.put("successor-seal", successor) }
            entry.put("uses", String(seal.usedFor.count))
            if seal.state == .inUse, !registry.people.holds(.sealCustodian, seal.custodian, at: nowMs) {
                addStaleness([.custodianWithdrawn], to: &entry)
                (entry.nextStep, entry.owner) = (Event.transferSeal.rawValue, Role.sealReleaser.identifier)
            }
            return entry
        }
    }

    /// ZS-2.1.1f: each use under its agreement: who asked by signing, who released it, who put it to what, and when.
    func sealUses() -> [RegisterEntry] {
        registry.seals.order.compactMap { registry.seals[$0] }.flatMap { seal in
            seal.uses.map { use in
                var entry = RegisterEntry(
                    use.agreement, state: use.isDone ? "sealed" : "seal-released", use.span,
                    ["ZS-2.1.1f", "ZS-2.1.1g"])
                entry.put("used-seal", seal.id)
                entry.put("released-by", use.releasedBy)
                entry.put("released-at", timeMs: use.releasedMs)
                entry.put("put-by", use.sealedBy)
                entry.put("put-at", timeMs: use.sealedMs)
                entry.put("text-digest", hexadecimal(use.digest))
                entry.put("seal-suspect", seal.isSuspect(use) ? "sealed-after-loss" : "")
                return entry
            }
        }
    }
}
