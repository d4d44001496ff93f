// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// The ids under which the records of one case stand, learnt from the records themselves.
public struct CaseScope: Sendable, Equatable {
    public let application: String
    public private(set) var notices: Set<String> = []
    public private(set) var motions: Set<String> = []
    public private(set) var agreements: Set<String> = []
    public private(set) var authorizations: Set<String> = []

    public init(application: String) { self.application = application }

    /// Takes in the ids a record gives to the case. In a ledger's order each comes before the records that stand under
    /// it, but for the notice: it is older than the application.
    public mutating func learn(_ record: Record) {
        switch record.body?.fact {
        case .applicationSubmitted(let fact) where fact.applicationId == application:
            notices.insert(fact.noticeId)
        case .motionOpened(let fact) where fact.subject == application || authorizations.contains(fact.subject):
            motions.insert(fact.motionId)
        case .agreementDrafted(let fact) where fact.applicationId == application:
            agreements.insert(fact.agreementId)
        case .authorizationSubmitted(let fact) where fact.applicationId == application:
            authorizations.insert(fact.authorizationId)
        case .authorizationRegistered(let fact) where fact.authorization?.applicationId == application:
            authorizations.insert(fact.authorization?.authorizationId ?? "")
        default: break
        }
    }

    /// Whether the record is one of the case. Of what stands under the notice only the notice itself is: the rest is of
    /// others who applied.
    public func concerns(_ record: Record) -> Bool {
        if case .noticePublished(let fact)? = record.body?.fact { return notices.contains(fact.noticeId) }
        let subject = record.subject
        return subject == application || motions.contains(subject) || agreements.contains(subject)
            || authorizations.contains(subject)
    }
}
