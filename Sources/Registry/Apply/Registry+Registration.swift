// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Registration of resources and products, up to the code.
    mutating func applyRegistration(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        let (sequence, atMs) = (record.sequence, record.time >> 16)
        switch fact {
        case .evidencePreserved(let fact):
            registrations.preserved(fact, atMs: atMs, sequence: sequence)
            numbering.note(fact.evidenceId)
        case .registrationFiled(let fact):
            registrations.filed(ResourceRegistration(fact, atMs: atMs, sequence: sequence))
            numbering.note(fact.registrationId)
        case .registrationReturned(let fact):
            try changeRegistration(fact.registrationId, record) { $0.state = .returned(reason: fact.reason) }
        case .registrationAmended(let fact):
            try changeRegistration(fact.registrationId, record) { found in
                found.content = fact.content ?? RegistrationContent()
                found.isCalendarConfirmed = found.isCalendarConfirmed && fact.calendarConfirmed
                found.state = .amended(acceptByMs: fact.acceptByMs)
            }
        case .registrationAccepted(let fact):
            try changeRegistration(fact.registrationId, record) { found in
                found.isCalendarConfirmed = found.isCalendarConfirmed && fact.calendarConfirmed
                found.state = .inReview(reviewByMs: fact.reviewByMs)
            }
        case .registrationReviewed(let fact):
            try changeRegistration(fact.registrationId, record) {
                $0.state = fact.passed ? .reviewed : .notRegistered(reason: fact.reason)
            }
        case .registrationNoticed(let fact):
            try changeRegistration(fact.registrationId, record) { found in
                found.isCalendarConfirmed = found.isCalendarConfirmed && fact.calendarConfirmed
                found.state = .inNotice(untilMs: fact.noticeUntilMs)
            }
        case .registrationObjected(let fact):
            try changeRegistration(fact.registrationId, record) { found in
                found.objections.append(
                    RegistrationObjection(objector: record.actor, atMs: atMs, digest: fact.digest))
                found.state = .objected(untilMs: found.state.noticeUntilMs ?? 0)
            }
        case .objectionsDecided(let fact):
            try changeRegistration(fact.registrationId, record) { found in
                found.state =
                    fact.upheld
                    ? .objectionUpheld(reason: fact.reason) : .inNotice(untilMs: found.state.noticeUntilMs ?? 0)
            }
        default: try applyRegistrationLife(fact, record)
        }
    }

    /// From the code on: changes, renewal, cancellation, revocation.
    private mutating func applyRegistrationLife(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .registrationCoded(let fact):
            let life = RegistrationLife(code: fact.queryCode, codedMs: record.time >> 16, endsMs: fact.endsMs)
            try changeRegistration(fact.registrationId, record) { $0.state = .coded(life) }
            numbering.noteCode(fact.queryCode)
        case .registrationChangeAsked(let fact):
            try changeRegistration(fact.registrationId, record) { found in
                guard let life = found.state.life else { return }
                found.isCalendarConfirmed = found.isCalendarConfirmed && fact.calendarConfirmed
                found.state = .changeRequested(life, fact)
            }
        case .registrationChangeDecided(let fact):
            try changeRegistration(fact.registrationId, record) { $0.decided(granted: fact.granted) }
        case .registrationRevoked(let fact):
            try changeRegistration(fact.registrationId, record) { found in
                guard let life = found.state.life else { return }
                found.state = .revoked(life, fact.revocationCause)
            }
        default: break
        }
    }

    private mutating func changeRegistration(
        _ id: String, _ record: Record, _ body: (inout ResourceRegistration) -> Void
    ) throws(RegistryFault) {
        guard registrations.change(id, sequence: record.sequence, body) else {
            throw missing(record, "registration \(id)")
        }
    }
}

extension ResourceRegistration {
    /// What was asked for happens, or leaves everything as it was.
    fileprivate mutating func decided(granted: Bool) {
        guard case .changeRequested(var life, let request) = state else { return }
        guard granted else {
            state = .coded(life)
            return
        }
        switch request.requestKind {
        case .cancellation:
            state = .cancelled(life)
            return
        case .renewal:
            life.endsMs = request.endsMs
            if !request.agreementId.isEmpty { content.agreementId = request.agreementId }
        default: content = request.newContent ?? content
        }
        state = .coded(life)
    }
}
