// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

extension BundleChecking {
    /// Whole decisions, each of this case, each by whoever it says. What is missing is named before what is too much: ids are
    /// learnt from the records.
    mutating func checkDecisions() {
        let decisions = logs.flatMap(Self.decisions)
        for decision in decisions { note(.decision, decision[0].place, Self.isWhole(decision)) }
        checkCourse()
        checkConcern(of: decisions)
        for decision in decisions { checkCause(of: decision[0]) }
    }

    private mutating func checkConcern(of decisions: [[CheckedRecord]]) {
        let concerned = decisions.map { decision in decision.contains { scope.concerns($0.record) } }
        var needs = KeyNeeds()
        for (decision, isConcerned) in zip(decisions, concerned) where isConcerned {
            for record in decision { needs.learn(record.record) }
        }
        for (decision, isConcerned) in zip(decisions, concerned) {
            let isOfUse = decision[0].sequence == 1 || decision.contains { needs.covers($0.record) }
            note(.concern, decision[0].place, isConcerned || isOfUse)
        }
    }

    /// A decision begins with a record that has a cause of its own; one without a beginning stands alone.
    private static func decisions(_ log: CheckedLog) -> [[CheckedRecord]] {
        var decisions: [[CheckedRecord]] = []
        for record in log.records {
            let isNext = decisions.last?.last.map { $0.sequence &+ 1 == record.sequence } ?? false
            if (record.record.cause?.size ?? 0) == 0, isNext {
                decisions[decisions.count - 1].append(record)
            } else {
                decisions.append([record])
            }
        }
        return decisions
    }

    private static func isWhole(_ decision: [CheckedRecord]) -> Bool {
        guard let cause = decision[0].record.cause, cause.size > 0, cause.kind != nil else { return false }
        return decision.count == Int(cause.size)
    }

    private mutating func checkCause(of head: CheckedRecord) {
        switch head.record.cause?.kind {
        case .command(let signed)?: check(signed, head)
        case .order(let order)?: check(order, head)
        // What a node saw is its own word; its checkpoint stands for it.
        case .observation?, nil: return
        }
    }

    private mutating func check(_ signed: SignedCommand, _ head: CheckedRecord) {
        guard let command = try? Command.decode(signed.command), command.node == head.record.node,
            command.actor == head.record.actor
        else { return note(.command, head.place, .differs) }
        note(
            .command, head.place, signature: signed.signature, of: command.actor, key: signed.publicKey,
            over: SignedBytes.command(signed.command), isOnRecord: isGranted(signed.publicKey, to: command.actor))
    }

    /// The node above has signed the number and the hash of the record; its own ledger shows what the record is.
    private mutating func check(_ order: Order, _ head: CheckedRecord) {
        guard order.addressee == head.record.node, let inner = try? Record.decode(order.record) else {
            return note(.order, head.place, .differs)
        }
        let message = SignedBytes.order(
            addressee: order.addressee, number: order.number, recordHash: order.recordHash)
        note(.order, head.place, signature: order.signature, of: inner.node, over: message)
        guard let source = log(of: inner.node) else { return }
        let original = source[inner.sequence]
        note(
            .orderedRecord, head.place, original?.bytes == order.record && original?.hash.bytes == order.recordHash)
    }

    /// The facts of the file's records, and those that orders brought.
    var facts: [(place: String, fact: Body.Fact)] {
        records.flatMap { record -> [(place: String, fact: Body.Fact)] in
            var found: [(place: String, fact: Body.Fact)] = []
            if let fact = record.record.body?.fact { found.append((record.place, fact)) }
            if case .order(let order)? = record.record.cause?.kind,
                let fact = (try? Record.decode(order.record))?.body?.fact
            {
                found.append((record.place, fact))
            }
            return found
        }
    }
}
