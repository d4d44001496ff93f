// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The machines as a book to read: what `tongdao rules show` prints.
public struct RuleBook: Sendable {
    /// One line of the book.
    public struct Row: Sendable, Equatable {
        public let machine: String
        public let from: String
        public let event: Event
        public let to: String
        /// Identifiers of the roles that may take the step; a node's kind where the node takes it itself.
        public let who: [String]
        public let clauses: [Clause.ID]

        /// The row in words, e.g. "已受理 → 已抽选专家".
        public func stateNames(_ language: Language) -> (from: String, to: String) {
            (from.isEmpty ? "—" : Wording.name(of: from, language), Wording.name(of: to, language))
        }

        public func eventName(_ language: Language) -> String { Wording.name(of: event.rawValue, language) }

        public func whoNames(_ language: Language) -> [String] { who.map { Wording.name(of: $0, language) } }
    }

    public let ruleSet: RuleSet
    public let machines: [Machine]

    public init(_ ruleSet: RuleSet) {
        self.ruleSet = ruleSet
        machines = [
            ruleSet.caseMachine,
            .motions,
            .agreements,
            .authorizations,
            .nodes,
            .matters,
            .exits,
            .channels,
            .seals,
            .sessions,
            .tasks,
            .opinions,
            .registrations,
            .products,
        ]
    }

    /// Every transition of every machine, in the order of the flow.
    public var transitions: [Row] {
        machines.flatMap { machine in
            machine.transitions.map { row in
                Row(
                    machine: machine.name, from: row.from, event: row.event, to: row.to, who: Self.who(row.mover),
                    clauses: row.clauses)
            }
        }
    }

    static func who(_ mover: Transition.Mover) -> [String] {
        switch mover {
        case .person(let roles): roles.map(\.identifier)
        case .node(let role): [role.identifier]
        }
    }

    /// A machine as a Graphviz digraph; empty for a name that no machine has.
    public func graphviz(_ name: String, _ language: Language) -> String {
        let rows = transitions.filter { $0.machine == name }
        guard !rows.isEmpty else { return "" }
        var lines = ["digraph \"\(name)\" {", "  rankdir=TB;", "  node [shape=box, style=rounded];"]
        lines.append("  \"\" [shape=point];")
        for state in states(rows) {
            lines.append("  \"\(state)\" [label=\"\(Wording.name(of: state, language))\"];")
        }
        for row in rows {
            let label = "\(row.eventName(language))\\n\(row.whoNames(language).joined(separator: " / "))"
            lines.append("  \"\(row.from)\" -> \"\(row.to)\" [label=\"\(label)\\n\(cited(row))\"];")
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    /// A machine as a Mermaid state diagram; empty for a name that no machine has.
    public func mermaid(_ name: String, _ language: Language) -> String {
        let rows = transitions.filter { $0.machine == name }
        guard !rows.isEmpty else { return "" }
        var lines = ["stateDiagram-v2"]
        for state in states(rows) {
            lines.append("  state \"\(Wording.name(of: state, language))\" as \(Self.symbol(state))")
        }
        for row in rows {
            let from = row.from.isEmpty ? "[*]" : Self.symbol(row.from)
            let label = "\(row.eventName(language)) (\(row.whoNames(language).joined(separator: " / ")))"
            lines.append("  \(from) --> \(Self.symbol(row.to)) : \(label) \(cited(row))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func cited(_ row: Row) -> String { row.clauses.map(\.rawValue).joined(separator: " ") }

    private func states(_ rows: [Row]) -> [String] {
        var found: [String] = []
        for state in rows.flatMap({ [$0.from, $0.to] }) where !state.isEmpty && !found.contains(state) {
            found.append(state)
        }
        return found
    }

    /// Mermaid's names take no hyphen.
    private static func symbol(_ state: String) -> String {
        String(state.map { $0 == "-" ? "_" : $0 })
    }
}
