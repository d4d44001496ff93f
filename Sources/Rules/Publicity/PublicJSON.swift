// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// JSON, as much of it as is written here. Members keep their order, so that the same content is the same text.
enum PublicJSON: Sendable, Equatable {
    case text(String)
    case count(UInt64)
    case flag(Bool)
    case list([PublicJSON])
    case object([(name: String, value: PublicJSON)])

    static func == (left: PublicJSON, right: PublicJSON) -> Bool { left.encoded == right.encoded }

    /// The text, on one line.
    var encoded: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .count(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .list(let items): "[" + items.map(\.encoded).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { Self.quoted($0.name) + ":" + $0.value.encoded }.joined(separator: ",") + "}"
        }
    }

    /// Markup and line separators are written as escapes: the text then means nothing else wherever it is pasted.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "<", ">", "&", "'", "\u{2028}", "\u{2029}": quoted += escape(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += escape(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension PublicContent {
    /// One register for programs: identifiers rather than names, times as RFC 3339 with the city's offset.
    func json(of section: Section) -> PublicJSON {
        .object([
            ("node", .text(node)), ("territory", .text(territory)), ("register", .text(section.register.rawValue)),
            ("truncated", .flag(section.isCut)), ("entries", .list(section.entries.map { Self.json(of: $0) })),
        ])
    }

    private static func json(of entry: PublicEntry) -> PublicJSON {
        let fixed: [(name: String, value: PublicJSON)] = [
            ("id", .text(entry.id)), ("node", .text(entry.node)), ("territory", .text(entry.territory)),
            ("state", .text(entry.state)),
        ]
        let own: [(name: String, value: PublicJSON)] = entry.values.map { ($0.field.name, json(of: $0)) }
        return .object(fixed + own)
    }

    private static func json(of value: PublicEntry.Value) -> PublicJSON {
        switch (value.content, value.field.kind) {
        case (.time(let timeMs), _): .text(CivilTime(unixMs: timeMs).instant)
        case (.texts(let texts), .list), (.texts(let texts), .identifiers): .list(texts.map { .text($0) })
        case (.texts(let texts), .count): .count(texts.first.flatMap { UInt64($0) } ?? 0)
        case (.texts(let texts), _): .text(texts.first ?? "")
        }
    }
}
