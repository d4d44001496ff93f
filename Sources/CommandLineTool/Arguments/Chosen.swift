// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// A choice as the value of an option, so that the parser names the right values when it is given a wrong one.
struct Chosen<Value: NamedChoice>: Sendable, Hashable, ExpressibleByArgument {
    let value: Value

    init(_ value: Value) { self.value = value }

    init?(argument: String) {
        guard let value = Value(choice: argument) else { return nil }
        self.value = value
    }

    var defaultValueDescription: String { value.choiceName }

    static var allValueStrings: [String] { Value.choices.map(\.name) }
    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension Language: NamedChoice {
    static let choices: [Choice<Language>] = [
        Choice(.chinese, "zh", "中文"),
        Choice(.english, "en", "英文"),
    ]
}
