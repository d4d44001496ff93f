// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Notices, applications, panels and results (ZS-3.1 to ZS-3.4).
    mutating func applyAdmission(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .noticePublished(let fact):
            notices.published(fact, sequence: record.sequence)
            numbering.note(fact.noticeId)
        case .applicationSubmitted(let fact):
            guard notices[fact.noticeId] != nil else { throw missing(record, "notice \(fact.noticeId)") }
            cases.submitted(Case(fact, in: record))
            notices.received(fact.noticeId, sequence: record.sequence)
            if !fact.templateId.isEmpty {
                try changeTemplate(fact.templateId, record) { $0.applications.append(fact.applicationId) }
            }
            numbering.note(fact.applicationId)
        case .applicationAccepted(let fact):
            try changeCase(fact.applicationId, record) { $0.state = .accepted }
        case .panelDrawn(let fact):
            try changeCase(fact.applicationId, record) { found in
                found.state = .panelDrawn(Panel(fact))
                found.panel = fact.experts
                found.scores = []
            }
            draws.drawn(fact, sequence: record.sequence)
        case .reviewSubmitted(let fact):
            try changeCase(fact.applicationId, record) { found in
                guard case .panelDrawn(var panel) = found.state else { return }
                panel.reviews[fact.expert] = fact
                found.scores.append(fact.scores ?? ReviewScores())
                found.state = .panelDrawn(panel)
            }
        case .panelConcluded(let fact):
            let result = PanelResult(meanHundredths: fact.meanHundredths, recommended: fact.recommended)
            try changeCase(fact.applicationId, record) { found in
                found.state = .reviewed(result)
                found.panelResult = result
            }
        case .governmentConfirmed(let fact):
            try changeCase(fact.applicationId, record) { found in
                found.state =
                    fact.confirmed
                    ? .confirmed(document: fact.documentNumber) : .notConfirmed(document: fact.documentNumber)
            }
        case .resultPublished(let fact):
            try changeCase(fact.applicationId, record) {
                $0.state = .published
                $0.publishedMs = record.time >> 16
            }
        default:
            break
        }
    }

    /// Motions and votes (ZS-3.3b, ZS-2.1.1d).
    mutating func applyMotion(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .motionOpened(let fact):
            if fact.kind == .grant {
                try changeCase(fact.subject, record) { found in
                    found.state = .deliberating(motion: fact.motionId)
                    found.motion = fact.motionId
                }
            } else if fact.kind != .adoptRules, fact.kind != .majorProblem, authorizations[fact.subject] == nil {
                throw missing(record, "authorization \(fact.subject)")
            }
            var bureaus: [String: String] = [:]
            for member in fact.electorate {
                bureaus[member] = people.grant(of: .bodyMember, to: member, at: record.time >> 16)?.bureau ?? member
            }
            motions.opened(Motion(fact, bureaus: bureaus, atMs: record.time >> 16, sequence: record.sequence))
            numbering.note(fact.motionId)
        case .voteCast(let fact):
            guard motions.cast(fact, sequence: record.sequence) else {
                throw missing(record, "motion \(fact.motionId)")
            }
        case .motionDecided(let fact):
            guard let motion = motions[fact.motionId] else { throw missing(record, "motion \(fact.motionId)") }
            if motion.kind == .grant {
                try changeCase(motion.subject, record) { found in
                    found.state =
                        fact.carried ? .examined(motion: fact.motionId) : .rejectedByBody(motion: fact.motionId)
                }
            }
            _ = motions.decided(fact, atMs: record.time >> 16, sequence: record.sequence)
        default:
            break
        }
    }

    mutating func changeCase(
        _ id: String, _ record: Record, _ body: (inout Case) -> Void
    ) throws(RegistryFault) {
        guard cases.change(id, sequence: record.sequence, body) else { throw missing(record, "application \(id)") }
    }
}
