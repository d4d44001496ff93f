// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-4.0a: used and left, counted from this ledger.
    func quotas() -> [RegisterEntry] {
        registry.quotas.order.compactMap { registry.quotas[$0] }.map { quota in
            let fact = quota.fact
            let clauses: [Clause.ID] = ["ZS-4.0a"] + [fact.field.clause].compactMap(\.self)
            var entry = RegisterEntry(
                quota.id, state: quota.isFromAbove ? "city-quota" : "own-quota", quota.span, clauses)
            let used = QuotaRules.used(registry, fact.field, fact.year)
            entry.put("field", fact.field.identifier)
            entry.put("year", String(fact.year))
            entry.put("limit", String(fact.limit))
            entry.put("used", String(used))
            entry.put("left", String(fact.limit - min(used, fact.limit)))
            entry.put("document-number", fact.documentNumber)
            return entry
        }
    }

    /// Chapter four, ZS-1.2.1a, ZS-1.3l: what each applied-for scenario is.
    func scenarios() -> [RegisterEntry] {
        registry.cases.order.compactMap { registry.cases[$0] }.map { found in
            let scenario = found.scenario
            let clauses: [Clause.ID] = ["ZS-1.2.1a", "ZS-1.3l"] + [scenario.field.clause].compactMap(\.self)
            var entry = RegisterEntry(found.id, state: found.state.stage.rawValue, found.span, clauses)
            entry.organ = found.applicant.organ
            entry.put("scenario", scenario.name)
            entry.put("field", scenario.field.identifier)
            entry.put("tags", scenario.tags.joined(separator: ","))
            entry.put("priority", scenario.priority ? "yes" : "")
            entry.put("sensitive", scenario.sensitive.identifier)
            entry.put("spatial-data", scenario.spatialData ? "yes" : "")
            entry.put("providers", scenario.providers.joined(separator: ","))
            entry.put("cross-department", scenario.providers.count > 1 ? "yes" : "")
            entry.put("product-class", scenario.productClass.identifier)
            entry.put("origins", scenario.origins.map(\.identifier).joined(separator: ","))
            entry.put("value-indicators", scenario.valueIndicators.joined(separator: ","))
            return entry
        }
    }

    /// ZS-4.0a, ZS-4.0b: the panel's scores of every applicant of a notice, side by side, by the published weights.
    func scores() -> [RegisterEntry] {
        registry.cases.order.compactMap { registry.cases[$0] }.filter { !$0.scores.isEmpty }.map { found in
            let criteria = registry.notices[found.notice]?.fact.criteria ?? []
            var entry = RegisterEntry(found.id, state: "scored", found.span, ["ZS-4.0a", "ZS-4.0b"])
            entry.organ = found.applicant.organ
            entry.put("notice", found.notice)
            entry.put("applicant-name", found.applicant.name)
            let sheet = ScoreSheet(found.scores, criteria)
            for (name, mean) in sheet.means { entry.put(name, ScoreSheet.text(mean)) }
            entry.put("weighted", ScoreSheet.text(sheet.weighted))
            let rivals = registry.cases.order.compactMap { registry.cases[$0] }.filter {
                $0.notice == found.notice && !$0.scores.isEmpty
            }
            let better = rivals.filter { ScoreSheet($0.scores, criteria).weighted > sheet.weighted }.count
            entry.put("rank", String(better + 1))
            return entry
        }
    }
}

/// The panel's means, and what the notice's weights make of them, in hundredths.
struct ScoreSheet {
    let means: [(name: String, mean: UInt64)]
    let weighted: UInt64

    init(_ reviews: [ReviewScores], _ criteria: [Criterion]) {
        let names = ReviewScores().named.map(\.name)
        let count = UInt64(max(reviews.count, 1))
        means = names.enumerated().map { place, name in
            (name, reviews.reduce(UInt64(0)) { $0 + UInt64($1.named[place].score) } * 100 / count)
        }
        var sum: UInt64 = 0
        for (name, mean) in means {
            let share = criteria.isEmpty ? 100 / UInt64(names.count) : Self.weight(of: name, criteria)
            sum += mean * share
        }
        weighted = sum / 100
    }

    private static func weight(of name: String, _ criteria: [Criterion]) -> UInt64 {
        criteria.first { $0.subject.identifier == name }.map { UInt64($0.weight) } ?? 0
    }

    /// "80.50".
    static func text(_ hundredths: UInt64) -> String { "\(hundredths / 100).\(padded(hundredths % 100, 2))" }
}
