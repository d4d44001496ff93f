// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// The registers of one ledger, as entries of one shape. Pure: the registry, the rule set and the moment decide every entry.
public struct Registers: Sendable {
    let registry: Registry
    let ruleSet: RuleSet
    /// Unix milliseconds: what is at risk and what is overdue counts from here.
    let nowMs: UInt64

    public init(_ registry: Registry, ruleSet: RuleSet, nowMs: UInt64) {
        self.registry = registry
        self.ruleSet = ruleSet
        self.nowMs = nowMs
    }

    /// All entries of a register, in the order they were made.
    public func entries(of name: RegisterName) -> [RegisterEntry] {
        var found: [RegisterEntry] =
            switch name {
            case .notices: notices()
            case .results: results()
            case .statistics: statistics()
            case .operators: operators()
            case .agreementTerms: agreementTerms()
            case .cases: cases()
            case .motions: motions()
            case .body: body()
            case .sessions: sessions()
            case .tasks: tasks()
            case .agreements: agreements()
            case .authorizations: authorizations()
            case .roles: roles()
            case .delegations: delegations()
            case .duties: duties()
            case .factors: factors()
            case .seals: seals()
            case .agencyOpinions: agencyOpinions()
            case .matters: matters()
            case .recommendations: recommendations()
            case .exits: exits()
            case .networkLogs: networkLogs()
            case .channels: channels()
            case .boundOrgans: boundOrgans()
            case .attempts: attemptsOutside()
            case .assets: assets()
            case .nodes: nodes()
            case .courses: courses()
            case .trainings: trainings()
            case .templates: templates()
            case .quotas: quotas()
            case .scenarios: scenarios()
            case .scores: scores()
            case .ruleSets: ruleSets()
            case .norms: norms()
            case .alignments: alignments()
            case .sealUses: sealUses()
            case .experts: experts()
            case .draws: draws()
            case .opinions: opinions()
            case .calendars: calendars()
            case .registrations: registrations()
            case .preservedEvidence: preservedEvidence()
            case .products: products()
            }
        for index in found.indices {
            found[index].register = name.rawValue
            found[index].node = registry.node
            escalate(&found[index])
        }
        return found
    }

    /// What is overdue has gone to the role above its owner: the entry says so.
    private func escalate(_ entry: inout RegisterEntry) {
        var told: [String] = []
        for due in entry.dues where DueState(of: due, at: nowMs) == .overdue && !told.contains(due.escalatesTo) {
            told.append(due.escalatesTo)
        }
        entry.put("escalated-to", told.joined(separator: ","))
    }

    /// What a request asks for of this ledger, without its limit. A register nobody keeps has no entries.
    public func entries(_ request: RegisterRequest) -> [RegisterEntry] {
        let names =
            request.register.isEmpty
            ? RegisterName.allCases : [RegisterName(rawValue: request.register)].compactMap(\.self)
        return names.flatMap(entries).filter { entry in
            (!request.dueOnly || !entry.dues.isEmpty)
                && (request.filter.isEmpty || entry.id.hasPrefix(request.filter)
                    || entry.values.contains { $0.text == request.filter })
        }
    }
}

extension RegisterEntry {
    /// An entry with the span of its records and, where a machine moves it, its next step.
    init(_ id: String, state: String, _ span: RecordSpan, _ clauses: [Clause.ID], next: NextStep = NextStep()) {
        self.init()
        self.id = id
        self.state = state
        self.clauses = clauses.map(\.rawValue)
        nextStep = next.event
        owner = next.owner
        firstSequence = span.first
        lastSequence = span.last
    }

    /// Adds a value; an empty one is left out.
    mutating func put(_ name: String, _ text: String) {
        if !text.isEmpty { values.append(RegisterValue(name: name, text: text)) }
    }

    /// Adds a time, Unix milliseconds; 0 is left out.
    mutating func put(_ name: String, timeMs: UInt64) {
        if timeMs > 0 { values.append(RegisterValue(name: name, timeMs: timeMs)) }
    }
}
