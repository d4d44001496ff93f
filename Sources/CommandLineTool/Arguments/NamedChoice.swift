// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A choice of the contract under the names that options take and tables show.
protocol NamedChoice: Sendable, Hashable {
    /// The values a person can choose, in the order of the contract.
    static var choices: [Choice<Self>] { get }
}

/// One value: its name in options and JSON, and in Chinese; any of its names is accepted.
struct Choice<Value: Sendable>: Sendable {
    let value: Value
    /// Lower case with hyphens, e.g. `data-authority`.
    let name: String
    /// The term of the plan, then other usual ones.
    let chinese: [String]

    init(_ value: Value, _ name: String, _ chinese: String...) {
        self.value = value
        self.name = name
        self.chinese = chinese
    }
}

extension NamedChoice {
    /// By any of the names; upper case and underscores are as good.
    init?(choice text: String) {
        let name = text.lowercased().replacing("_", with: "-")
        guard
            let found = Self.choices.first(where: {
                $0.name == name || $0.name.replacing("-", with: "") == name || $0.chinese.contains(text)
            })
        else { return nil }
        self = found.value
    }

    private var choice: Choice<Self>? { Self.choices.first { $0.value == self } }

    /// The name in JSON; a value of a later contract is shown as it is called there.
    var choiceName: String { choice?.name ?? "\(self)" }

    /// The name shown to a person.
    func title(in language: Language) -> String {
        switch language {
        case .chinese: choice?.chinese.first ?? choiceName
        case .english: choiceName
        }
    }

}
