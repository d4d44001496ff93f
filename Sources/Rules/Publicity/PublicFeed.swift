// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension PublicContent {
    /// Items of the feed, the newest.
    static let maximumFeedItems = 100

    /// What is new, as JSON Feed 1.1: notices, results, operators and agreements' terms, the latest first.
    func feed(_ language: Language) -> PublicJSON {
        let dated = sections.filter { $0.register.dateField != nil }.flatMap(\.entries)
            .sorted { ($0.dateMs, $0.id) > ($1.dateMs, $1.id) }
        return .object([
            ("version", .text("https://jsonfeed.org/version/1.1")),
            ("title", .text(PublicTexts.title(territory, language))),
            ("description", .text(PublicTexts.introduction(language))),
            ("language", .text(language.tag)),
            ("items", .list(dated.prefix(Self.maximumFeedItems).map { Self.item($0, language) })),
        ])
    }

    private static func item(_ entry: PublicEntry, _ language: Language) -> PublicJSON {
        let kind = PublicTexts.heading(of: entry.register, language)
        let subject = [entry.text("title"), entry.text("applicant"), entry.text("scenario")].filter { !$0.isEmpty }
        let lines =
            [PublicTexts.line(.state, Wording.name(of: entry.state, language), language)]
            + entry.values.map { PublicTexts.line(of: $0, language) }
        return .object([
            ("id", .text("\(entry.register.rawValue)/\(entry.id)")),
            ("title", .text(([kind] + subject).joined(separator: PublicTexts.separator(language)))),
            ("content_text", .text(lines.joined(separator: "\n"))),
            ("date_published", .text(CivilTime(unixMs: entry.dateMs).instant)),
            ("language", .text(language.tag)), ("tags", .list([.text(entry.register.rawValue)])),
        ])
    }
}

extension Language {
    /// As HTML and HTTP name it.
    var tag: String { self == .chinese ? "zh-CN" : "en" }
}
