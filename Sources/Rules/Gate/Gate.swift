// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// Decides whether a use may begin: by the registry's records and the permit in the book, in that order.
///
/// A gate is a table prepared from the registry, so that letting a use through costs two look-ups and no allocation.
/// `refresh` after every change of the registry; it does nothing when no authorization changed.
public struct Gate: Sendable {
    private struct Entry: Sendable {
        let stage: AuthorizationStage
        let generation: UInt64
        let termStartMs: UInt64
        let termEndMs: UInt64
        let purpose: String
        let dataItems: Set<String>
        let isInTerritory: Bool
    }

    private var entries: [String: Entry] = [:]
    private var version: UInt64
    private var maintenance: MaintenanceSet?
    private var ruleSets: CatalogueOfLedger
    private var current: RuleSetCatalogue

    public init(registry: Registry, catalogue: RuleSetCatalogue = .standard) {
        ruleSets = CatalogueOfLedger(catalogue)
        current = ruleSets.catalogue(for: registry)
        version = registry.authorizations.version
        build(registry)
    }

    /// A gate that knows one authorization only: for a single decision.
    init(registry: Registry, only id: String) {
        ruleSets = CatalogueOfLedger(.standard)
        current = ruleSets.catalogue(for: registry)
        version = registry.authorizations.version
        maintenance = registry.maintenance
        guard let found = registry.authorizations[id] else { return }
        entries[id] = Self.entry(found, registry.identity?.territoryCode ?? "")
    }

    /// Takes in what has changed in the registry.
    public mutating func refresh(_ registry: Registry) {
        current = ruleSets.catalogue(for: registry)
        if version == registry.authorizations.version { return }
        version = registry.authorizations.version
        build(registry)
    }

    private mutating func build(_ registry: Registry) {
        maintenance = registry.maintenance
        entries.removeAll(keepingCapacity: true)
        let territory = registry.identity?.territoryCode ?? ""
        for id in registry.authorizations.order {
            if let found = registry.authorizations[id] { entries[id] = Self.entry(found, territory) }
        }
    }

    private static func entry(_ found: Authorization, _ territory: String) -> Entry {
        var generation: UInt64 = 0
        if case .live(_, let live, _) = found.state { generation = live }
        let terms = found.terms
        return Entry(
            stage: found.state.stage, generation: generation, termStartMs: terms.termStartMs,
            termEndMs: terms.termEndMs, purpose: found.scenario.purpose, dataItems: Set(terms.dataItems),
            isInTerritory: TerritoryScope.covers(terms.territories, territory))
    }

    /// Whether the use may begin at `nowMs` (Unix milliseconds) under the permits of `book`.
    public func decide(_ use: UseRequest, book: PermitBook, nowMs: UInt64) -> GateAnswer {
        decide(use, permit: book.fact(for: use.authorization), nowMs: nowMs)
    }

    /// The same under one permit, whose end is counted on the scale of `nowMs`; nil: no permit is held.
    public func decide(_ use: UseRequest, permit: PermitFact?, nowMs: UInt64) -> GateAnswer {
        guard let objection = objection(to: use, permit: permit, nowMs: nowMs) else {
            return .granted(permit ?? PermitFact())
        }
        let ruleSet = current.inForce(at: nowMs)?.id ?? ""
        return .refused(objection.refusal(ruleSet: ruleSet, decisionID: use.authorization))
    }

    /// Why the use may not begin; nil: it may. The registry's word comes before the permit's, so that a permit that
    /// arrives late never re-enables what has been revoked (ZS-3.6b).
    func objection(to use: UseRequest, permit: PermitFact?, nowMs: UInt64) -> Objection? {
        if let maintenance { return Objection(.nodeMaintenance, ["reason:\(maintenance.reason)"]) }
        guard let index = entries.index(forKey: use.authorization) else {
            return Objection(.useNotAuthorized, [use.authorization])
        }
        switch entries.values[index].stage {
        case .live: break
        case .revoked: return Objection(.useRevoked, [use.authorization])
        case .suspended: return Objection(.authorizationSuspended, [use.authorization])
        case .submitted, .registered, .rejected:
            return Objection(.useNotLive, ["state:\(entries.values[index].stage.rawValue)"])
        }
        guard nowMs >= entries.values[index].termStartMs, nowMs < entries.values[index].termEndMs else {
            return Objection(.useOutsideTerm, [use.authorization])
        }
        guard let permit, permit.serial > 0, permit.generation == entries.values[index].generation,
            nowMs < permit.endsMs
        else { return Objection(.useNoPermit, [use.authorization]) }
        guard isKnown(use.kind), !use.dataItems.isEmpty else {
            return Objection(.useMalformed, [use.dataItems.isEmpty ? "data-items" : "kind"])
        }
        guard use.purpose == entries.values[index].purpose else { return Objection(.useOtherPurpose, [use.purpose]) }
        for item in use.dataItems where !entries.values[index].dataItems.contains(item) {
            return Objection(.useBeyondScope, [item])
        }
        guard entries.values[index].isInTerritory else { return Objection(.useOtherTerritory, [use.authorization]) }
        return nil
    }

    private func isKnown(_ kind: UseKind) -> Bool {
        switch kind {
        case .job, .session, .delivery: true
        case .unspecified, .unrecognized: false
        }
    }

    /// The clauses every use record cites.
    static let clauses = ["ZS-2.2d", "ZS-3.0a"]
    static let endClauses = ["ZS-2.2d"]

    /// The record of a use that may begin. Its id is the sequence of that record: unique in the ledger and free to
    /// make.
    public static func draft(_ use: UseRequest, permit: PermitFact, sequence: UInt64) -> Draft {
        let id = UseID.text(sequence)
        let fact = UseStarted(
            useId: id, authorizationId: use.authorization, kind: use.kind, purpose: use.purpose,
            dataItems: use.dataItems, permitSerial: permit.serial, channelId: use.channel)
        return Draft(subject: id, clauses: clauses, body: Body(fact: .useStarted(fact)))
    }

    /// The record of a use that has ended by itself; its cause is an observation.
    public static func endDraft(_ useID: String, reason: String) -> Draft {
        Draft(
            subject: useID, clauses: endClauses,
            body: Body(fact: .useEnded(UseEnded(useId: useID, reason: reason))))
    }
}
