// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-2.1.1f, ZS-2.1.1g: the contract seal of this jurisdiction comes on the register with its keeper.
    func enterSeal(_ action: EnterSeal) throws(Objection) -> [Draft] {
        try acting(as: [.sealCustodian])
        var missing: [String] = []
        if action.sealId.isEmpty { missing.append("seal-id") }
        if action.publicKey.count != publicKeyBytes { missing.append("public-key") }
        guard missing.isEmpty else { throw Objection(.sealMalformed, missing) }
        guard registry.seals[action.sealId] == nil else { throw Objection(.sealAlreadyEntered, [action.sealId]) }
        for id in registry.seals.order where registry.seals[id]?.publicKey == action.publicKey {
            throw Objection(.sealKeyKnown, [id])
        }
        let proof = SignedBytes.sealEntry(node: registry.node, seal: action.sealId)
        guard
            context.cryptography.verify(
                publicKey: action.publicKey, message: proof, signature: action.sealSignature)
        else { throw Objection(.signatureInvalid, ["seal-signature"], clauses: ["ZS-2.1.1f", "ZS-2.1.1g"]) }
        let fact = SealEntered(sealId: action.sealId, publicKey: action.publicKey, custodian: actor)
        return [Draft(action.sealId, ["ZS-2.1.1f", "ZS-2.1.1g"], .sealEntered(fact))]
    }

    /// Each use of the seal is released for one agreement, by someone else than its keeper.
    func releaseSeal(_ action: ReleaseSeal) throws(Objection) -> [Draft] {
        try acting(in: .agreements, on: .releaseSeal)
        let (agreement, found) = try agreement(action.agreementId)
        let seal = try seal(action.sealId)
        var matter = SeparateMatter(agreement.id, in: registry)
        matter.keepers = [seal.custodian]
        try checkSeparate(.releaseSeal, matter)
        let row = try agreementStep(agreement, .releaseSeal, to: "seal-released")
        _ = try step(found, .releaseSeal, to: .sealReleased)
        try checkInUse(seal)
        try checkSealable(agreement.id, by: seal.custodian, isReleasedAnew: true)
        if case .sealReleased(_, let earlier) = agreement.state, registry.seals[earlier]?.state == .inUse {
            throw Objection(.sealReleasedAlready, [earlier])
        }
        let fact = SealReleased(agreementId: agreement.id, sealId: seal.id)
        return [Draft(agreement.id, row.clauses, .sealReleased(fact))]
    }
}

/// Length of an uncompressed SM2 public key.
let publicKeyBytes = 65
