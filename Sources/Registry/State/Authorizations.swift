// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// One authorization of an operator to use public data in one scenario (ZS-3.0a).
public struct Authorization: Sendable, Equatable, Codable {
    public let fact: AuthorizationSubmitted
    /// The county that granted it.
    public let grantor: String
    public internal(set) var state: AuthorizationState
    /// The province's receipt number; empty: not filed yet (ZS-3.4c).
    public internal(set) var filingReceipt = ""
    /// When use stopped on this node, with what was in flight then; nil: no order to stop has been carried out here.
    public internal(set) var stopped: AuthorizationStopped?
    public internal(set) var span: RecordSpan

    public var id: String { fact.authorizationId }
    public var terms: AgreementTerms { fact.terms ?? AgreementTerms() }
    public var applicant: Applicant { fact.applicant ?? Applicant() }
    public var scenario: Scenario { fact.scenario ?? Scenario() }
    public var scenarioKey: String { ScenarioKey.of(applicant, scenario) }

    init(_ fact: AuthorizationSubmitted, grantor: String, state: AuthorizationState, sequence: UInt64) {
        self.fact = fact
        self.grantor = grantor
        self.state = state
        span = RecordSpan(sequence)
    }

    /// Whether it stands in the way of another one for the same scenario at `nowMs` (Unix milliseconds).
    public func isStanding(at nowMs: UInt64) -> Bool {
        !state.stage.isTerminal && nowMs < terms.termEndMs
    }
}

/// Every authorization this node knows of, in the order it heard of them.
public struct Authorizations: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Authorization] = [:]
    public private(set) var order: [String] = []
    /// The newest authorization of each scenario key that was not rejected.
    public private(set) var latestByScenario: [String: String] = [:]
    /// The code of the hub's refusal for submissions it knows by name only: its own ledger does not hold their text.
    public private(set) var rejections: [String: String] = [:]
    /// Grows with every change that concerns the gate: whoever keeps a prepared table knows when to build it anew.
    public private(set) var version: UInt64 = 0

    init() {}

    public subscript(id: String) -> Authorization? { byID[id] }

    /// The standing authorization of a scenario, if there is one (ZS-3.0a).
    public func standing(scenarioKey: String, at nowMs: UInt64) -> Authorization? {
        guard let id = latestByScenario[scenarioKey], let found = byID[id], found.isStanding(at: nowMs) else {
            return nil
        }
        return found
    }

    /// Whether the hub has answered the submission of that id, one way or the other.
    public func isAnswered(_ id: String) -> Bool {
        if let found = byID[id] { return found.state.stage != .submitted }
        return rejections[id] != nil
    }

    /// Something besides an authorization has changed that the gate asks about.
    mutating func gateChanged() { version += 1 }

    mutating func submitted(_ fact: AuthorizationSubmitted, grantor: String, sequence: UInt64) {
        put(Authorization(fact, grantor: grantor, state: .submitted, sequence: sequence))
    }

    mutating func registered(_ fact: AuthorizationRegistered, atMs: UInt64, sequence: UInt64) {
        let submitted = fact.authorization ?? AuthorizationSubmitted()
        let registration = Registration(number: fact.number, registeredMs: atMs)
        if byID[submitted.authorizationId] == nil {
            let state = AuthorizationState.registered(registration)
            put(Authorization(submitted, grantor: fact.node, state: state, sequence: sequence))
            return
        }
        _ = change(submitted.authorizationId, sequence: sequence) { authorization in
            guard !authorization.state.stage.isClosed else { return }
            authorization.state = .registered(registration)
        }
    }

    mutating func permitted(_ fact: PermitIssued, sequence: UInt64) -> Bool {
        change(fact.authorizationId, sequence: sequence) { authorization in
            guard !authorization.state.stage.isClosed, let registration = authorization.state.registration else {
                return
            }
            authorization.state = .live(registration, generation: fact.generation, leaseSeconds: fact.leaseSeconds)
        }
    }

    /// Nothing but a submission that awaits the hub's answer can be rejected.
    mutating func rejected(_ fact: AuthorizationRejected, sequence: UInt64) {
        if byID[fact.authorizationId] == nil { rejections[fact.authorizationId] = fact.refusal?.code ?? "" }
        let changed = change(fact.authorizationId, sequence: sequence) { authorization in
            guard case .submitted = authorization.state else { return }
            authorization.state = .rejected(fact.refusal ?? Refusal())
        }
        guard changed, let key = byID[fact.authorizationId]?.scenarioKey else { return }
        if latestByScenario[key] == fact.authorizationId { latestByScenario[key] = nil }
    }

    mutating func revoked(_ fact: RevocationOrdered, sequence: UInt64) -> Bool {
        change(fact.authorizationId, sequence: sequence) { authorization in
            guard !authorization.state.stage.isTerminal else { return }
            var generation: UInt64 = 0
            switch authorization.state {
            case .live(_, let live, _): generation = live
            case .suspended(let suspension): generation = suspension.generation
            default: break
            }
            authorization.state = .revoked(
                Revocation(
                    motion: fact.motionId, cause: fact.exitCause, orderedMs: fact.orderedMs,
                    registration: authorization.state.registration, generation: generation, sequence: sequence))
        }
    }

    mutating func stopped(_ fact: AuthorizationStopped, sequence: UInt64) -> Bool {
        change(fact.authorizationId, sequence: sequence) { $0.stopped = fact }
    }

    mutating func filed(_ authorization: String, receipt: String, sequence: UInt64) -> Bool {
        change(authorization, sequence: sequence) { $0.filingReceipt = receipt }
    }

    private mutating func put(_ new: Authorization) {
        if byID.updateValue(new, forKey: new.id) == nil { order.append(new.id) }
        latestByScenario[new.scenarioKey] = new.id
        version += 1
    }

    mutating func change(
        _ id: String, sequence: UInt64, _ body: (inout Authorization) -> Void
    ) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        body(&byID.values[index])
        byID.values[index].span.last = sequence
        version += 1
        return true
    }
}
