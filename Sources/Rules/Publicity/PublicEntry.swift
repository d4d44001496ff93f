// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// One entry of a public register as everyone may read it.
struct PublicEntry: Sendable, Equatable {
    enum Content: Sendable, Equatable {
        case texts([String])
        /// Unix milliseconds.
        case time(UInt64)
    }

    struct Value: Sendable, Equatable {
        let field: PublicField
        let content: Content
    }

    let register: PublicRegister
    let id: String
    /// The name of the node in whose ledger it stands.
    let node: String
    /// That node's territory, as people call it.
    let territory: String
    let state: String
    /// What it is dated by, Unix milliseconds; 0: nothing.
    let dateMs: UInt64
    let values: [Value]

    /// What is public of a register's entry; nil when the entry is not.
    init?(_ entry: RegisterEntry, of register: PublicRegister, territory: String) {
        guard entry.isPublic else { return nil }
        self.register = register
        id = PublicText.cleaned(entry.id)
        node = entry.node
        self.territory = PublicText.cleaned(territory)
        state = entry.state
        dateMs = entry.values.first { $0.name == register.dateField }?.timeMs ?? 0
        values = register.fields.compactMap { field in
            let found = entry.values.filter { $0.name == field.name }
            guard let first = found.first else { return nil }
            if field.kind == .time { return Value(field: field, content: .time(first.timeMs)) }
            return Value(field: field, content: .texts(found.map { PublicText.cleaned($0.text) }))
        }
    }

    /// The texts of a value, one after the other; empty when the entry has none.
    func text(_ name: String) -> String {
        guard case .texts(let texts)? = values.first(where: { $0.field.name == name })?.content else { return "" }
        return texts.joined(separator: ", ")
    }
}
