// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// The whole city at one moment (ZS-2.1.1b, ZS-1.3h): what the registers of the node's own ledger and of its copies say, counted
/// and gathered. Pure; how the links stand is added by who knows.
public enum CityReport {
    /// Most dates of one report: it has to fit a frame.
    public static let mostDues = 1_000
    /// Most matters of one report.
    public static let mostMatters = 500

    /// - Parameters:
    ///   - own: the registry of the node that makes the report.
    ///   - copies: those of the copies it holds.
    ///   - nowMs: what is at risk and overdue counts from here, Unix milliseconds.
    public static func of(
        _ own: Registry, copies: [Registry], ruleSet: RuleSet, nowMs: UInt64
    ) -> CityReportAnswer {
        let ledgers = [own] + copies.sorted { $0.node < $1.node }
        var report = CityReportAnswer(node: own.node, timeMs: nowMs, ruleSet: ruleSet.id)
        for registry in ledgers {
            report.ledgers.append(
                CityLedger(
                    node: registry.node, territoryName: registry.identity?.territoryName ?? "",
                    size: registry.sequence, lastMs: registry.timeMs))
            report.cases += counts(
                registry.node,
                registry.cases.order.compactMap { id in
                    registry.cases[id]?.state.stage.rawValue
                }, order: CaseStage.allCases.map(\.rawValue))
            report.refusals += registry.vigilance.refusals.sorted { $0.key < $1.key }.map {
                CityCount(node: registry.node, name: $0.key, count: $0.value)
            }
            let registers = Registers(registry, ruleSet: ruleSet, nowMs: nowMs)
            report.matters += registers.entries(of: .matters).filter { $0.state != Self.closedMatter }
        }
        report.mattersLeftOut = UInt64(max(0, report.matters.count - mostMatters))
        report.matters = Array(report.matters.prefix(mostMatters))
        report.authorizations = authorizations(ledgers)
        addDues(ledgers, ruleSet, nowMs, to: &report)
        return report
    }

    private static let closedMatter = "closed"

    /// Each authorization once, under the county that granted it, as the first ledger has it that knows it: the hub's word
    /// comes before a copy's, and what has not reached it yet is in a copy alone.
    private static func authorizations(_ ledgers: [Registry]) -> [CityCount] {
        var seen: Set<String> = []
        var stages: [String: [String]] = [:]
        for registry in ledgers {
            for found in registry.authorizations.order.compactMap({ registry.authorizations[$0] })
            where seen.insert(found.id).inserted {
                stages[found.grantor, default: []].append(found.state.stage.rawValue)
            }
        }
        let order = AuthorizationStage.allCases.map(\.rawValue)
        return stages.keys.sorted().flatMap { counts($0, stages[$0] ?? [], order: order) }
    }

    /// Every date that is at risk or overdue, once: what the hub ordered stands in the county's ledger as well.
    private static func addDues(
        _ ledgers: [Registry], _ ruleSet: RuleSet, _ nowMs: UInt64, to report: inout CityReportAnswer
    ) {
        var seen: Set<[String]> = []
        var found: [CityDue] = []
        for registry in ledgers {
            let registers = Registers(registry, ruleSet: ruleSet, nowMs: nowMs)
            for entry in registers.entries(RegisterRequest(dueOnly: true)) {
                for due in entry.dues {
                    let state = DueState(of: due, at: nowMs)
                    guard state != .ahead, seen.insert([entry.register, entry.id, due.what, String(due.atMs)]).inserted
                    else { continue }
                    found.append(
                        CityDue(
                            register: entry.register, id: entry.id, node: entry.node, state: state.rawValue, due: due))
                }
            }
        }
        found.sort { ($0.due?.atMs ?? 0, $0.node, $0.id) < ($1.due?.atMs ?? 0, $1.node, $1.id) }
        report.dues = Array(found.prefix(mostDues))
        report.duesLeftOut = UInt64(found.count - report.dues.count)
    }

    /// How often each name stands among `names`, in the order given.
    private static func counts(_ node: String, _ names: [String], order: [String]) -> [CityCount] {
        var counts: [String: UInt64] = [:]
        for name in names { counts[name, default: 0] += 1 }
        return order.compactMap { name in counts[name].map { CityCount(node: node, name: name, count: $0) } }
    }
}
