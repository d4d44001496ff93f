// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// One message in both languages.
///
/// Every message of the command is declared in this folder, so that a translator, or a lawyer, can read them all.
struct Text: Sendable, Hashable {
    let chinese: String
    let english: String

    init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// The same in both languages: an identifier, a name.
    init(verbatim text: String) { self.init(text, text) }

    func `in`(_ language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }

    /// In the language of the running command.
    var current: String { self.in(Surroundings.current.language) }
}

/// What the help of one command says.
struct CommandText: Sendable {
    let abstract: Text
    /// Terms of the law, remarks, relations between options.
    let detail: Text?
    /// Command lines as one would type them.
    let examples: [String]

    init(_ chinese: String, _ english: String, detail: Text? = nil, examples: [String]) {
        abstract = Text(chinese, english)
        self.detail = detail
        self.examples = examples
    }

    /// The part of the help below the abstract.
    var discussion: String {
        let lines = examples.map { "  \($0)" }.joined(separator: "\n")
        let shown = "\(HelpTexts.examples.current)\n\(lines)"
        return detail.map { "\($0.current)\n\n\(shown)" } ?? shown
    }
}
