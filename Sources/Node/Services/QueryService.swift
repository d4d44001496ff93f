// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import Registry
import Rules
import Transport

/// Queries: what people ask a node. Answers come from what is durable.
struct QueryService: Sendable {
    let registrar: Registrar
    let uplink: UplinkDriver?
    let downlinks: DownlinkTable
    let clock: any NodeClock
    let startedMs: UInt64

    func register(in methods: inout MethodRegistry) {
        methods.unary(Method.queriesStatus) { _, _ in try await status() }
        methods.unary(Method.queriesNotices) { _, request in
            let current = try await registrar.status()
            return NoticeList(notices: Views.notices(current.registry, request, nowMs: current.timeMs))
        }
        methods.unary(Method.queriesCases) { _, request in
            let current = try await registrar.status()
            let ruleSet = try ruleSet(of: current)
            return CaseList(cases: Views.cases(current.registry, request, ruleSet: ruleSet))
        }
        methods.unary(Method.queriesAuthorizations) { _, request in
            let current = try await registrar.status()
            return AuthorizationList(
                authorizations: Views.authorizations(current.registry, request, leases: current.leases))
        }
        methods.unary(Method.queriesPeople) { _, request in
            PersonList(people: Views.people(try await registrar.status().registry, request))
        }
        methods.unary(Method.queriesAgreement) { _, request in
            guard let view = Views.agreement(request.agreementId, try await registrar.status().registry) else {
                throw CallFailure(.notFound, "no agreement \(request.agreementId) is on record here")
            }
            return view
        }
        methods.unary(Method.queriesWhy) { _, request in try await why(request.id) }
        registerLedger(in: &methods)
    }

    private func ruleSet(of current: RegistrarStatus) throws -> RuleSet {
        guard let ruleSet = current.ruleSet else {
            throw CallFailure(.failedPrecondition, "no rule set is in force at this node's time")
        }
        return ruleSet
    }

    /// The decision behind an id: a command, a subject, or a record (`node#sequence`), judged again on the spot.
    private func why(_ id: String) async throws -> WhyView {
        let current = try await registrar.status()
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
