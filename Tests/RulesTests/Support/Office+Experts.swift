// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension Office {
    var someDigest: [UInt8] { [UInt8](repeating: 5, count: 32) }

    func appointment(
        _ expert: String, employer: String = "university", specialities: [String] = ["legal", "security", "industry"]
    ) -> Action.What {
        .appointExpert(
            AppointExpert(
                person: expert, specialities: specialities, employer: employer, fromMs: ledger.nowMs,
                untilMs: ledger.nowMs + 365 * 86_400_000))
    }

    /// Appoints an expert for a year.
    mutating func appoint(_ expert: String, employer: String = "university") {
        ledger.accept(appointment(expert, employer: employer), by: authority)
    }

    func dismissal(_ expert: String, _ cause: DismissalCause = .ownRequest) -> Action.What {
        .dismissExpert(DismissExpert(person: expert, dismissalCause: cause, reason: "调离"))
    }

    func request(_ kind: OpinionKind, about subject: String, _ experts: [String]) -> Action.What {
        .requestOpinion(
            RequestOpinion(
                opinionKind: kind, subject: subject, experts: experts, questionDigest: someDigest,
                dueMs: ledger.nowMs + 7 * 86_400_000))
    }

    /// A whole answer by the form of its kind.
    func answer(_ id: String, _ finding: OpinionFinding = .met, _ verdict: OpinionVerdict = .favourable)
        -> SubmitOpinion
    {
        let kind = ledger.registry.opinions[id]?.kind ?? .unspecified
        let items = (OpinionForm.of(kind)?.items ?? []).map { OpinionItem(item: $0, finding: finding) }
        return SubmitOpinion(opinionId: id, items: items, verdict: verdict, opinionDigest: someDigest)
    }

    /// An expert in office who has been asked about the newest case.
    mutating func askExperts() {
        appoint(experts[0])
        let id = ledger.registry.cases.order.last ?? ""
        ledger.accept(request(.compliance, about: id, [experts[0]]), by: authority)
    }

    /// An accepted case, an expert in office and an opinion asked for; gives the case and the opinion.
    mutating func expertGroup() -> (application: String, opinion: String) {
        let id = caseUp(to: .accepted)
        appoint(experts[0])
        let opinion = ledger.accept(request(.compliance, about: id, [experts[0], experts[1]]), by: authority)
        return (id, opinion)
    }
}
