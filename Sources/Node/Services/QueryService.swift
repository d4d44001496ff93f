// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import NodeCore
import Registry
import Rules
import Transport

/// Queries: what people ask a node. Answers come from what is durable.
struct QueryService: Sendable {
    let registrar: Registrar
    let clock: any NodeClock
    let startedMs: UInt64

    func register(in methods: inout MethodRegistry) {
        methods.unary(Method.queriesStatus) { context, _ in
            let (_, scope) = try await picture(for: context)
            return try await status(scope)
        }
        methods.unary(Method.queriesNotices) { _, request in
            let current = try await registrar.status()
            return NoticeList(notices: Views.notices(current.registry, request, nowMs: current.timeMs))
        }
        methods.unary(Method.queriesCases) { context, request in
            let (current, scope) = try await picture(for: context)
            let views = Views.cases(current.registry, request, ruleSet: try ruleSet(of: current))
            return CaseList(
                cases: views.filter { scope.covers(organ: current.registry.cases[$0.applicationId]?.applicant.organ) })
        }
        methods.unary(Method.queriesAuthorizations) { context, request in
            let (current, scope) = try await picture(for: context)
            let views = Views.authorizations(current.registry, request, leases: current.leases)
            return AuthorizationList(
                authorizations: views.filter {
                    scope.covers(organ: current.registry.authorizations[$0.authorizationId]?.applicant.organ)
                })
        }
        methods.unary(Method.queriesPeople) { context, request in
            let (current, scope) = try await picture(for: context)
            try scope.requireEverything("the list of people")
            return PersonList(people: Views.people(current.registry, request))
        }
        methods.unary(Method.queriesAgreement) { context, request in
            let (current, scope) = try await picture(for: context)
            guard let view = Views.agreement(request.agreementId, current.registry),
                scope.covers(organ: view.text?.operatorParty?.organ)
            else {
                throw CallFailure(.notFound, "no agreement \(request.agreementId) that you may see is on record here")
            }
            return view
        }
        methods.unary(Method.queriesWhy) { context, request in try await why(request.id, for: context) }
        registerLedger(in: &methods)
        registerRegisters(in: &methods)
        registerImpact(in: &methods)
        registerNetworkLog(in: &methods)
        registerFind(in: &methods)
        registerReport(in: &methods)
    }

    /// What is true now, and how much of it the caller may see.
    func picture(for context: CallContext) async throws -> (RegistrarStatus, ReadScope) {
        let current = try await registrar.status()
        return (current, ReadScope(of: context.peer.uri, in: current.registry, at: current.timeMs))
    }

    func ruleSet(of current: RegistrarStatus) throws -> RuleSet {
        guard let ruleSet = current.ruleSet else {
            throw CallFailure(.failedPrecondition, "no rule set is in force at this node's time")
        }
        return ruleSet
    }

    /// The decision behind an id: a command, a subject, or a record (`node#sequence`), judged again on the spot.
    private func why(_ id: String, for context: CallContext) async throws -> WhyView {
        let (current, scope) = try await picture(for: context)
        let ruleSet = try ruleSet(of: current)
        guard let sequence = lastSequence(of: id, in: current.registry) else {
            throw CallFailure(.notFound, "nothing named \(id) is on record here")
        }
        let replay = try await DecisionReplay(reader: registrar.reader, log: registrar.node)
            .replay(recordAt: sequence, context: registrar.judgeContext)
        guard
            let view = Explain.why(
                current.registry, id, decision: replay.records, ruleSet: ruleSet, replayedSame: replay.isSame)
        else {
            throw CallFailure(.notFound, "the records of \(id) are not here")
        }
        guard scope.covers(actor: view.actor) else {
            throw CallFailure(.permissionDenied, "\(id) is another organ's decision")
        }
        return view
    }

    /// Where the decision stands that last concerned an id.
    private func lastSequence(of id: String, in registry: Registry) -> UInt64? {
        let prefix = registrar.node + "#"
        if id.hasPrefix(prefix), let sequence = UInt64(id.dropFirst(prefix.count)), sequence >= 1,
            sequence <= registry.sequence
        {
            return sequence
        }
        return registry.span(of: id)?.last
    }
}
