// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// What an id names in one ledger: found by the index that the registry has of each family, and shown in the shape of a
/// register's entry. Pure.
public struct Finder: Sendable {
    private let registers: Registers
    private let registry: Registry

    public init(_ registry: Registry, ruleSet: RuleSet, nowMs: UInt64) {
        registers = Registers(registry, ruleSet: ruleSet, nowMs: nowMs)
        self.registry = registry
    }

    /// Everything of this ledger that `id` names: an id, or a number or query code that something has been given. What
    /// only a record can tell is left to ``record(of:)``.
    public func things(_ id: String) -> [RegisterEntry] {
        guard !id.isEmpty else { return [] }
        var found: [RegisterEntry] = []
        for name in [id] + bearers(of: id) {
            for register in registerNames(of: name) {
                found += registers.entries(of: register).filter { $0.id == name }
            }
            found += panel(name) + filing(name) + person(name)
        }
        return found + orders(id)
    }

    // MARK: - By the registers

    /// The registers an id stands in.
    private func registerNames(of id: String) -> [RegisterName] {
        var names: [RegisterName] = []
        func add(_ name: RegisterName, if stands: Bool) {
            if stands { names.append(name) }
        }
        add(.notices, if: registry.notices[id] != nil)
        add(.cases, if: registry.cases[id] != nil)
        add(.agencyOpinions, if: registry.cases[id] != nil)
        add(.body, if: id == registers.bodyID)
        add(.motions, if: registry.motions[id] != nil)
        add(.sessions, if: registry.sessions[id] != nil)
        add(.tasks, if: registry.tasks[id] != nil)
        add(.agreements, if: registry.agreements[id] != nil)
        add(.sealUses, if: registry.agreements[id] != nil)
        add(.authorizations, if: registry.authorizations[id] != nil)
        add(.exits, if: registry.exits[id] != nil)
        add(.recommendations, if: registry.authorizations[id] != nil)
        add(.seals, if: registry.seals[id] != nil)
        add(.delegations, if: registry.delegations[id] != nil)
        add(.duties, if: registry.duties[id] != nil)
        add(.opinions, if: registry.opinions[id] != nil)
        add(.matters, if: registry.matters[id] != nil)
        add(.channels, if: registry.channels[id] != nil)
        add(.boundOrgans, if: registry.channels.organs[id] != nil)
        add(.attempts, if: registry.attempts[id] != nil)
        add(.trainings, if: registry.trainings[id] != nil)
        add(.courses, if: registry.trainings.courses[id] != nil)
        add(.templates, if: registry.templates[id] != nil || registry.templates.proposals[id] != nil)
        add(.quotas, if: registry.quotas[id] != nil)
        add(.assets, if: registry.assets[id] != nil)
        // Those a node was founded with stand in no record of their own.
        let isFounding = RuleSetCatalogue.standard.with(registry).ids.contains(id)
        add(.ruleSets, if: isFounding || registry.ruleSets[id] != nil)
        add(.norms, if: registry.norms[id] != nil)
        add(.networkLogs, if: registry.networkLog[id] != nil)
        add(.calendars, if: registry.calendars[id] != nil)
        add(.registrations, if: registry.registrations[id] != nil)
        add(.preservedEvidence, if: registry.registrations.evidence[id] != nil)
        add(.products, if: registry.products[id] != nil)
        add(.nodes, if: id == registry.node || registry.nodes[id] != nil)
        add(.draws, if: registry.draws[id] != nil)
        add(.experts, if: registry.experts[id] != nil)
        add(.roles, if: !(registry.people.grants[id] ?? []).isEmpty)
        add(.factors, if: registry.factors[id] != nil || registry.factors.locks[id] != nil)
        return names
    }

    /// What bears a number or code: the city's number and the province's receipt of an authorization, the query code of a
    /// registration.
    private func bearers(of number: String) -> [String] {
        let authorizations = registry.authorizations.order.filter { id in
            guard let found = registry.authorizations[id] else { return false }
            return found.state.registration?.number == number || found.filingReceipt == number
        }
        let registrations = registry.registrations.order.filter {
            registry.registrations[$0]?.state.life?.code == number
        }
        let filings = registry.filings.order.filter { registry.filings[$0]?.state.number == number }
        return authorizations + registrations + filings
    }

    // MARK: - What stands in no register

    private func panel(_ id: String) -> [RegisterEntry] {
        guard let found = registry.cases[id], !found.panel.isEmpty else { return [] }
        var entry = thing(.panel, id, state: found.state.stage.rawValue, found.span, ["ZS-3.3a", "ZS-2.1.2b"])
        entry.organ = found.applicant.organ
        entry.put("panel-size", String(found.panel.count))
        return [entry]
    }

    private func filing(_ id: String) -> [RegisterEntry] {
        guard let found = registry.filings[id] else { return [] }
        var entry = thing(.filing, id, state: found.state.name, found.span, ["ZS-3.4c"])
        entry.organ = registry.authorizations[found.authorization]?.applicant.organ ?? ""
        entry.put("authorization", found.authorization)
        entry.put("filing-receipt", found.state.number ?? "")
        return [entry]
    }

    /// Whoever holds a role stands in the register of roles; whoever held one has left records all the same.
    private func person(_ id: String) -> [RegisterEntry] {
        guard let span = registry.people.spans[id], (registry.people.grants[id] ?? []).isEmpty else { return [] }
        return [thing(.person, id, state: "ended", span, ["ZS-1.1"])]
    }

    /// `order:7`: at the node that gave it one entry for each addressee, at the one that carried it out its word on that.
    private func orders(_ id: String) -> [RegisterEntry] {
        let prefix = "\(FoundKind.order.rawValue):"
        guard id.hasPrefix(prefix), let number = UInt64(id.dropFirst(prefix.count)), number > 0 else { return [] }
        var found: [RegisterEntry] = []
        for node in registry.nodes.admittedNames {
            guard let sequence = registry.orders.sequence(of: number, to: node) else { continue }
            var entry = thing(
                .order, id, state: "order-given", RecordSpan(sequence), ["ZS-2.2d"])
            entry.put("addressee", node)
            found.append(entry)
        }
        if number <= registry.ordersApplied {
            let sequence = registry.appliedOrders[Int(number - 1)]
            found.append(thing(.order, id, state: "order-carried-out", RecordSpan(sequence), ["ZS-2.2d"]))
        }
        return found
    }

    private func thing(
        _ kind: FoundKind, _ id: String, state: String, _ span: RecordSpan, _ clauses: [Clause.ID]
    ) -> RegisterEntry {
        var entry = RegisterEntry(id, state: state, span, clauses)
        entry.register = kind.rawValue
        entry.node = registry.node
        return entry
    }
}

// MARK: - By a record

extension Finder {
    /// What an id says of a place in the ledger: which record tells what it names.
    public struct Place: Sendable, Equatable {
        public let kind: FoundKind
        public let sequence: UInt64

        public init(kind: FoundKind, sequence: UInt64) {
            self.kind = kind
            self.sequence = sequence
        }
    }

    /// The records that tell what `id` names: of a command, of a use, or the record itself. Not of a hash.
    public func places(of id: String) -> [Place] {
        var places: [Place] = []
        if let command = registry.commands[id] { places.append(Place(kind: .command, sequence: command.span.first)) }
        if let use = UseID.sequence(of: id) { places.append(Place(kind: .use, sequence: use)) }
        if let record = registry.place(id) ?? UInt64(id) { places.append(Place(kind: .record, sequence: record)) }
        return places.filter { $0.sequence >= 1 && $0.sequence <= registry.sequence }
    }

    /// What stands at a place; nil when the record is of something else, as one that started no use.
    ///
    /// - Parameters:
    ///   - id: as it was asked for.
    ///   - hash: the record's in the chain.
    public func thing(at place: Place, _ id: String, _ record: Record, hash: [UInt8]) -> RegisterEntry? {
        switch place.kind {
        case .use: use(id, record)
        case .command: command(id, record)
        default: entry(of: record, hash: hash)
        }
    }

    /// Whether an entry is a use that has ended: the record that ended it is known to the ledger alone.
    public func isOver(_ entry: RegisterEntry) -> Bool {
        entry.register == FoundKind.use.rawValue && !registry.uses.contains(entry.id)
    }

    private func use(_ id: String, _ record: Record) -> RegisterEntry? {
        guard case .useStarted(let fact)? = record.body?.fact, fact.useId == id else { return nil }
        let isUnderWay = registry.uses.contains(id)
        var entry = thing(.use, id, state: isUnderWay ? "under-way" : "ended", span(of: record), ["ZS-2.2d"])
        entry.organ = registry.authorizations[fact.authorizationId]?.applicant.organ ?? ""
        entry.put("authorization", fact.authorizationId)
        entry.put("kind", Self.name(of: fact.kind))
        entry.put("actor", record.actor)
        return entry
    }

    private static func name(of kind: UseKind) -> String {
        switch kind {
        case .job: "job"
        case .session: "access-session"
        case .delivery: "delivery"
        case .unspecified, .unrecognized: ""
        }
    }

    private func command(_ id: String, _ record: Record) -> RegisterEntry? {
        guard let known = registry.commands[id] else { return nil }
        var entry = thing(
            .command, id, state: known.refused ? "command-refused" : "command-carried-out", known.span, [])
        entry.clauses = record.clauses
        entry.organ = organ(of: record)
        entry.put("subject", known.subject)
        entry.put("actor", record.actor)
        if case .refused(let fact)? = record.body?.fact { entry.put("refusal", fact.refusal?.code ?? "") }
        return entry
    }

    private func entry(of record: Record, hash: [UInt8]) -> RegisterEntry {
        var entry = thing(.record, "\(registry.node)#\(record.sequence)", state: "recorded", span(of: record), [])
        entry.clauses = record.clauses
        entry.organ = organ(of: record)
        if let fact = record.body?.fact {
            entry.put("fact", "\(FactWording.title(of: fact, .chinese)) / \(FactWording.title(of: fact, .english))")
        }
        entry.put("subject", record.subject)
        entry.put("actor", record.actor)
        entry.put("record-hash", hexadecimal(hash))
        return entry
    }

    private func span(of record: Record) -> RecordSpan {
        RecordSpan(first: record.sequence, last: record.sequence)
    }

    /// Whose people may see it; what the node did by itself is for its officers.
    private func organ(of record: Record) -> String { (try? PersonName(record.actor))?.organ ?? "" }
}
