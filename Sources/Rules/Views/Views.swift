// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// What people are shown of a registry. Pure: the registry and what else is handed in decide every line.
public enum Views {
    /// Whether `id` is asked for: an empty filter asks for all, any other for that id and those that begin with it.
    static func matches(_ filter: String, _ id: String) -> Bool {
        filter.isEmpty || id.hasPrefix(filter)
    }

    /// The first `limit` of `ids` that match; 0: all.
    static func selected(_ ids: [String], _ request: ListRequest) -> [String] {
        let found = ids.filter { matches(request.filter, $0) }
        return request.limit == 0 ? found : Array(found.prefix(Int(request.limit)))
    }

    /// The notices, in the order of publication; `open` as of `nowMs`.
    public static func notices(_ registry: Registry, _ request: ListRequest, nowMs: UInt64) -> [NoticeView] {
        selected(registry.notices.order, request).compactMap { registry.notices[$0] }.map { notice in
            NoticeView(
                notice: notice.fact, open: notice.isOpen(at: nowMs), applications: notice.applications)
        }
    }

    /// The cases, in the order they came in, each with its next step by `ruleSet`.
    public static func cases(_ registry: Registry, _ request: ListRequest, ruleSet: RuleSet) -> [CaseView] {
        selected(registry.cases.order, request).compactMap { registry.cases[$0] }.map {
            view(of: $0, registry, ruleSet)
        }
    }

    private static func view(of found: Case, _ registry: Registry, _ ruleSet: RuleSet) -> CaseView {
        let next = NextStep.of(found, ruleSet, registry)
        return CaseView(
            applicationId: found.id, noticeId: found.notice, applicant: found.applicant.name,
            scenario: found.scenario.name, state: found.state.stage.rawValue, nextStep: next.event, owner: next.owner,
            clauses: next.clauses, motionId: found.motion ?? "", agreementId: found.agreement ?? "",
            authorizationId: found.authorization ?? "", panel: found.panel,
            agreementDigest: found.agreement.flatMap { registry.agreements[$0]?.digest } ?? [],
            meanHundredths: found.panelResult?.meanHundredths ?? 0)
    }

    /// Everyone with a role that has not been withdrawn, by name; the filter is a name, its beginning, or a role.
    public static func people(_ registry: Registry, _ request: ListRequest) -> [PersonView] {
        var found: [PersonView] = []
        for person in registry.people.grants.keys.sorted() {
            for grant in registry.people.grants[person] ?? [] {
                guard matches(request.filter, person) || request.filter == grant.role.identifier else { continue }
                found.append(
                    PersonView(
                        person: person, role: grant.role, bureau: grant.bureau, specialities: grant.specialities,
                        fromMs: grant.fromMs, untilMs: grant.untilMs))
            }
        }
        return request.limit == 0 ? found : Array(found.prefix(Int(request.limit)))
    }

    /// An agreement with the bytes to sign; nil when there is none of that id.
    public static func agreement(_ id: String, _ registry: Registry) -> AgreementView? {
        guard let agreement = registry.agreements[id], let text = AgreementTexts.text(of: id, in: registry) else {
            return nil
        }
        var sealed: AgreementSealed?
        if case .sealed(_, let found) = agreement.state { sealed = found }
        return AgreementView(
            text: text, encodedText: text.encode(), digest: agreement.digest, state: agreement.state.name,
            signed: agreement.signature, sealed: sealed)
    }
}
