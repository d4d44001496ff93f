// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The page's markup: no script, nothing from elsewhere, and every text escaped.
enum PublicPage {
    static let stylePath = "/style.css"
    /// Rows of one table; the JSON beside it has more.
    static let maximumRows = 200

    static let style = """
        body { font-family: sans-serif; line-height: 1.5; margin: 1.5em auto; max-width: 80em; padding: 0 1em; }
        table { border-collapse: collapse; margin: 0.5em 0 1.5em; width: 100%; }
        th, td { border: 1px solid #bbb; padding: 0.3em 0.6em; text-align: left; vertical-align: top; }
        th { background: #eee; }

        """

    /// A whole document around `body`, which is markup already.
    static func document(title: String, _ language: Language, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.tag)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title>
        <link rel="stylesheet" href="\(stylePath)">
        <link rel="alternate" type="application/feed+json" href="\(link("/feed.json", language))">
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    }

    /// The path in the language the reader has chosen.
    static func link(_ path: String, _ language: Language) -> String {
        language == .chinese ? path : "\(path)?lang=\(language.rawValue)"
    }

    /// Text as it may stand between tags and in quoted attributes.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    /// A text of somebody else's in a cell of its own: its direction ends where it ends.
    static func isolated(_ text: String) -> String { "<bdi>\(escaped(text))</bdi>" }
}

extension PublicContent {
    /// The page: one table a register.
    func page(_ language: Language) -> String {
        let title = PublicTexts.title(territory, language)
        let other: Language = language == .chinese ? .english : .chinese
        var body = "<h1>\(PublicPage.escaped(title))</h1>\n"
        body += "<p>\(PublicPage.escaped(PublicTexts.introduction(language)))</p>\n"
        body += "<p><a href=\"\(PublicPage.link("/", other))\" lang=\"\(other.tag)\">"
        body += "\(PublicPage.escaped(PublicTexts.ownName(other)))</a></p>\n"
        body += sections.map { part($0, language) }.joined()
        return PublicPage.document(title: title, language, body: body)
    }

    private func part(_ section: Section, _ language: Language) -> String {
        let register = section.register
        let name = PublicPage.escaped(PublicTexts.heading(of: register, language))
        var part = "<h2 id=\"\(register.rawValue)\">\(name)</h2>\n"
        guard !section.entries.isEmpty else {
            return part + "<p>\(PublicPage.escaped(PublicTexts.nothing(language)))</p>\n"
        }
        let headings =
            [PublicTexts.name(.id, language), PublicTexts.name(.territory, language)]
            + [PublicTexts.name(.state, language)] + register.fields.map { Wording.name(of: $0.heading, language) }
        part += "<table>\n<tr>" + headings.map { "<th>\(PublicPage.escaped($0))</th>" }.joined() + "</tr>\n"
        for entry in section.entries.prefix(PublicPage.maximumRows) { part += row(entry, language) }
        part += "</table>\n"
        if section.isCut || section.entries.count > PublicPage.maximumRows {
            part += "<p>\(PublicPage.escaped(PublicTexts.newest(PublicPage.maximumRows, language)))</p>\n"
        }
        return part + "<p><a href=\"\(register.path)\">JSON</a></p>\n"
    }

    private func row(_ entry: PublicEntry, _ language: Language) -> String {
        let fixed = [entry.id, entry.territory, Wording.name(of: entry.state, language)]
        let own = entry.register.fields.map { field in
            entry.values.first { $0.field == field }.map { PublicTexts.shown($0, language) } ?? ""
        }
        return "<tr>" + (fixed + own).map { "<td>\(PublicPage.isolated($0))</td>" }.joined() + "</tr>\n"
    }
}
