// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// What becomes of a seal after its entry. Its key is for life: a new key is a new seal that its custodian enters and a
/// releasing officer puts in the old one's place, so that no one person changes what binds the government.
extension Decider {
    /// ZS-2.1.1f, g: nothing is sealed with a lost seal, and what was sealed since it was last in hand is suspect.
    func reportSealLost(_ action: ReportSealLost) throws(Objection) -> [Draft] {
        try acting(in: .seals, on: .reportSealLost)
        let seal = try seal(action.sealId)
        let row = try sealStep(seal, .reportSealLost, to: "seal-lost")
        let lost = action.lostMs == 0 ? nowMs : action.lostMs
        guard lost <= nowMs else {
            throw Objection(.sealLossInFuture, ["lost:\(CivilTime(unixMs: lost).text)"])
        }
        let fact = SealLost(
            sealId: seal.id, lostMs: lost, reason: action.reason, suspectAgreements: seal.usedFor(after: lost))
        return [Draft(seal.id, row.clauses, .sealLost(fact))]
    }

    /// ZS-2.1.1f, g: another seal, with another key, takes the place of one in use or lost.
    func replaceSeal(_ action: ReplaceSeal) throws(Objection) -> [Draft] {
        try acting(in: .seals, on: .replaceSeal)
        let seal = try seal(action.sealId)
        let row = try sealStep(seal, .replaceSeal, to: "seal-replaced")
        let successor = try self.seal(action.successorId)
        try checkInUse(successor)
        guard successor.id != seal.id else { throw Objection(.sealSuccessorSame, [seal.id]) }
        try checkSeparate(.replaceSeal, SeparateMatter(keepers: [seal.custodian, successor.custodian]))
        let fact = SealReplaced(sealId: seal.id, successorId: successor.id, reason: action.reason)
        return [Draft(seal.id, row.clauses, .sealReplaced(fact))]
    }

    /// ZS-2.1.1g: another custodian keeps it; never whoever has released a use of it that is still to come.
    func transferSeal(_ action: TransferSeal) throws(Objection) -> [Draft] {
        try acting(in: .seals, on: .transferSeal)
        let seal = try seal(action.sealId)
        let row = try sealStep(seal, .transferSeal, to: "kept")
        let person = action.custodian
        guard person != seal.custodian, registry.people.grant(of: .sealCustodian, to: person, at: nowMs) != nil else {
            throw Objection(.sealCustodianUnfit, [person.isEmpty ? "custodian" : person])
        }
        for use in seal.uses where !use.isDone {
            guard use.releasedBy != person else { throw Objection(.sealSamePerson, [person]) }
            try checkSealable(use.agreement, by: person)
        }
        do throws(Objection) {
            try checkSeparate(.transferSeal, SeparateMatter(keepers: [person, seal.custodian]))
        } catch {
            // The refusal names who was to keep it.
            throw Objection(error.code, [person])
        }
        let fact = SealTransferred(sealId: seal.id, from: seal.custodian, custodian: person)
        return [Draft(seal.id, row.clauses, .sealTransferred(fact))]
    }

    /// ZS-2.1.1f, g: out of use for good.
    func retireSeal(_ action: RetireSeal) throws(Objection) -> [Draft] {
        try acting(in: .seals, on: .retireSeal)
        let seal = try seal(action.sealId)
        let row = try sealStep(seal, .retireSeal, to: "seal-retired")
        try checkSeparate(.retireSeal, SeparateMatter(keepers: [seal.custodian]))
        return [Draft(seal.id, row.clauses, .sealRetired(SealRetired(sealId: seal.id, reason: action.reason)))]
    }

    /// What is released for an agreement must not end up in hands that may not seal it. A release takes the place of any
    /// before it.
    func checkSealable(_ agreement: String, by keeper: String, isReleasedAnew: Bool = false) throws(Objection) {
        let matter = SeparateMatter(agreement, in: registry)
        guard let found = SeparationOfDuties.bar(of: keeper, .sealAgreement, matter, registry),
            !isReleasedAnew || found.bar != .did(.released)
        else { return }
        throw Self.objection(found.row.code, found.bar, keeper, matter)
    }

    func seal(_ id: String) throws(Objection) -> Seal {
        guard let seal = registry.seals[id] else { throw Objection(.subjectNotFound, [id]) }
        return seal
    }

    /// A lost, replaced or retired seal binds nobody any more.
    func checkInUse(_ seal: Seal) throws(Objection) {
        guard seal.state == .inUse else {
            throw Objection(.sealNotInUse, ["seal:\(seal.id)", "state:\(seal.state.name)"])
        }
    }

    private func sealStep(_ seal: Seal, _ event: Event, to next: String) throws(Objection) -> Transition {
        guard let row = Machine.seals.transition(from: seal.state.name, on: event, to: next) else {
            throw wrongState(.seals, seal.id, seal.state.name, event)
        }
        return row
    }
}
