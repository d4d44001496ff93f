// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Makes a fact of the hub an order for every node that was ever admitted, and keeps it for those to come.
    mutating func issueToAll(_ fact: Body.Fact, _ id: String, _ record: Record) {
        guard identity?.role == .hub else { return }
        orders.issue(record.sequence, of: id, to: addressees(of: fact))
    }

    /// What holds for the whole city, in the order it was set: a node admitted late is told all of it.
    var cityWide: [String] {
        ruleSets.order.map(RuleSets.orderKey) + quotas.order + trainings.courseOrder + templates.order
            + calendars.order + people.dismissedByCity
    }
}
