// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What changes from one rule set to another, value by value, each with its mark.
public struct RuleSetDifference: Sendable, Equatable {
    public let name: String
    /// Nil: the set says nothing of it.
    public let old: RuleValue?
    public let new: RuleValue?

    /// The values that differ, in the order of the old set, then what only the new one has.
    public static func between(_ old: RuleSetText, _ new: RuleSetText) -> [RuleSetDifference] {
        let (before, after) = (values(of: old), values(of: new))
        let names = before.map(\.name) + after.map(\.name).filter { name in !before.contains { $0.name == name } }
        return names.compactMap { name in
            let row = RuleSetDifference(
                name: name, old: before.first { $0.name == name }, new: after.first { $0.name == name })
            return row.old == row.new ? nil : row
        }
    }

    /// All values of a set: those of its frame first. What stands in the frame was read on the set's title page.
    public static func values(of text: RuleSetText) -> [RuleValue] {
        func frame(_ name: String, _ values: [String]) -> [RuleValue] {
            values.isEmpty ? [] : [.confirmed(name, values, text.id)]
        }
        return frame("governs", text.topics) + frame("rests-on", text.restsOn) + frame("gates", text.gates)
            + text.values
    }
}
