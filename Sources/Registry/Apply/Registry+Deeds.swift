// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// What an id goes back to, as far as this ledger has it: an agreement to its application, a motion on the grant or
    /// the end of an authorization to what it is about, an authorization to the application it came of; else itself.
    public func origin(of id: String) -> String {
        var id = id
        if let motion = motions[id] {
            switch motion.kind {
            case .grant, .revoke, .terminate, .freeze: id = motion.subject
            case .adoptRules, .majorProblem, .unspecified, .unrecognized: return id
            }
        }
        if let agreement = agreements[id] { return agreement.application }
        if let found = authorizations[id], cases[found.fact.applicationId]?.authorization == id {
            return found.fact.applicationId
        }
        return id
    }

    /// Notes who did what, of a record that has been taken in.
    mutating func noteDeeds(_ record: Record) {
        if record.cause?.kind != nil { deeds.begin() }
        // What a node does by itself is nobody's deed.
        guard record.actor != record.node, let fact = record.body?.fact else { return }
        if case .actedFor(let acted) = fact {
            deeds.shared(with: acted.holder)
            return
        }
        guard let (deed, subject) = deed(of: fact) else { return }
        deeds.done(deed, by: record.actor, about: origin(of: subject))
        if let member = member(behind: fact, at: record.time >> 16) { deeds.shared(with: member) }
    }

    private func deed(of fact: Body.Fact) -> (Deed, String)? {
        switch fact {
        case .applicationSubmitted(let fact): (.handedIn, fact.applicationId)
        case .applicationAccepted(let fact): (.accepted, fact.applicationId)
        case .reviewSubmitted(let fact): (.reviewed, fact.applicationId)
        case .agencyOpinionGiven(let fact): (.gaveOpinion, fact.applicationId)
        case .voteCast(let fact): (.voted, fact.motionId)
        case .governmentConfirmed(let fact): (.confirmed, fact.applicationId)
        case .agreementDrafted(let fact): (.drafted, fact.applicationId)
        case .agreementSigned(let fact): (.signed, fact.agreementId)
        case .sealReleased(let fact): (.released, fact.agreementId)
        case .suspensionOrdered(let fact): (.suspended, fact.authorizationId)
        case .revocationOrdered(let fact): (.ended, fact.authorizationId)
        case .exitItemTicked(let fact):
            exits[fact.authorizationId]?.missing.isEmpty == true ? (.completedExit, fact.authorizationId) : nil
        case .sessionAttended(let fact): (.attended, fact.sessionId)
        case .matterAnswered(let fact): (.answered, fact.matterId)
        case .registrationFiled(let fact): (.handedIn, fact.registrationId)
        case .registrationAmended(let fact): (.handedIn, fact.registrationId)
        case .registrationChangeAsked(let fact): (.handedIn, fact.registrationId)
        case .registrationObjected(let fact): (.objected, fact.registrationId)
        case .testProcessingRequested(let fact): (.handedIn, fact.productId)
        case .testProcessingRecorded(let fact): (.ranTest, fact.productId)
        case .listingRequested(let fact): (.handedIn, fact.productId)
        default: nil
        }
    }

    /// The member a deputy voted or was present for; nil when a member did so in person.
    private func member(behind fact: Body.Fact, at nowMs: UInt64) -> String? {
        switch fact {
        case .voteCast(let vote):
            guard let motion = motions[vote.motionId], motion.bureaus[vote.member] != vote.bureau else { return nil }
            return body.deputyships(of: vote.member, at: nowMs).first {
                motion.electorate.contains($0.member) && motion.bureaus[$0.member] == vote.bureau
            }?.member
        case .sessionAttended(let fact):
            return body.deputyships(of: fact.person, at: nowMs).first { $0.bureau == fact.bureau }?.member
        default: return nil
        }
    }
}
