// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-3.4a: the government of the same level determines what the body has examined.
    func confirmResult(_ action: ConfirmResult) throws(Objection) -> [Draft] {
        try acting(in: ruleSet.caseMachine, on: .confirmResult)
        let found = try application(action.applicationId)
        let row = try step(found, .confirmResult, to: action.confirmed ? .confirmed : .notConfirmed)
        try checkSeparate(.confirmResult, on: found.id)
        guard !action.documentNumber.isEmpty else { throw Objection(.confirmationUndocumented) }
        let fact = GovernmentConfirmed(
            applicationId: found.id, confirmed: action.confirmed, documentNumber: action.documentNumber)
        return [Draft(found.id, row.clauses, .governmentConfirmed(fact))]
    }

    /// ZS-3.4b: the determined result is published.
    func publishResult(_ action: PublishResult) throws(Objection) -> [Draft] {
        try acting(in: ruleSet.caseMachine, on: .publishResult)
        let found = try application(action.applicationId)
        let row = try step(found, .publishResult, to: .published)
        return [Draft(found.id, row.clauses, .resultPublished(ResultPublished(applicationId: found.id)))]
    }
}
