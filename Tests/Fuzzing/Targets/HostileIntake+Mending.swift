// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

extension HostileIntake {
    /// The records with what the switches mend.
    func mended(_ records: [Record]) -> [Record] {
        let known = step.registry
        var mended = records
        var (time, epoch) = (known.time, known.epoch)
        for place in mended.indices {
            if switches.contains(.continues) {
                mended[place].sequence = known.sequence + UInt64(place) + 1
                if !known.node.isEmpty { mended[place].node = known.node }
            }
            if switches.contains(.timely) {
                mended[place].time = max(mended[place].time, time)
                mended[place].epoch = max(mended[place].epoch, epoch)
                (time, epoch) = (mended[place].time, mended[place].epoch)
            }
            if switches.contains(.inForce) {
                mended[place].ruleSet = RuleSetCatalogue.standard.inForce(at: mended[place].time >> 16)?.id ?? ""
            }
        }
        let count = UInt32(mended.count)
        if switches.contains(.whole) { mended[0].cause?.size = count }
        return mended
    }

    /// What a node writes when somebody sends it the command in the record's cause; nil when it would not be asked.
    func decided(_ record: Record) -> [Record]? {
        let known = step.registry
        guard case .command(let signed)? = record.cause?.kind, !known.node.isEmpty,
            let command = try? Command.decode(signed.command), known.commands[command.commandId] == nil
        else { return nil }
        let cryptography = ToyCryptography(isCredulous: true)
        var permit: PermitFact?
        if case .startUse? = command.action?.what { permit = record.cause?.permit }
        let login = FactorPolicy.counts(for: command) ? record.cause?.login : nil
        let time = max(record.time, known.time)
        let ruleSet = RuleSetCatalogue.standard.inForce(at: time >> 16)?.id ?? ""
        let decision = decide(
            known, command,
            DecisionContext(
                nowMs: time >> 16, permit: permit, login: login, signerKey: signed.publicKey,
                cryptography: cryptography))
        let drafts = decision.drafts
        guard !drafts.isEmpty else { return nil }
        return drafts.enumerated().map { place, draft in
            Record(
                node: known.node, epoch: max(record.epoch, known.epoch), sequence: known.sequence + UInt64(place) + 1,
                time: time, subject: draft.subject, actor: command.actor, ruleSet: ruleSet, clauses: draft.clauses,
                cause: place == 0
                    ? Cause(size: UInt32(drafts.count), kind: .command(signed), permit: permit, login: login) : nil,
                body: draft.body)
        }
    }
}
