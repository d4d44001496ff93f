// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What is said to people about one refusal code. In the texts `{missing}` stands for what was missing, `{key}` for the
/// value of the entry `key:value` in it.
public struct RefusalText: Sendable, Equatable {
    public let code: RefusalCode
    public let clauses: [Clause.ID]
    /// The role that usually has the next step; unspecified: whoever sent the command.
    public let owner: Role
    public let status: StatusCode
    public let chinese: String
    public let english: String
    public let nextChinese: String
    public let nextEnglish: String

    init(
        _ code: RefusalCode, _ clauses: [Clause.ID], owner: Role, _ status: StatusCode, zh: String, en: String,
        nextZh: String, nextEn: String
    ) {
        self.code = code
        self.clauses = clauses
        self.owner = owner
        self.status = status
        chinese = zh
        english = en
        nextChinese = nextZh
        nextEnglish = nextEn
    }
}

/// The one catalogue of refusal texts, in Chinese and English.
///
/// A refusal in the ledger carries its code, clauses, identifiers and owner, but no text: a better wording in a later
/// version must not make an old decision replay differently. Texts are put on when a refusal is shown.
public enum RefusalTexts {
    private static let families: [[RefusalText]] = [
        general,
        admission,
        federation,
        supervision,
        exits,
        channels,
        fields,
        training,
        templates,
        ruleSets,
        seals,
        mechanism,
        people,
        factors,
        experts,
        registration,
        products,
    ]

    public static let all: [RefusalText] = Array(families.joined())

    private static let byCode: [RefusalCode: RefusalText] = Dictionary(
        uniqueKeysWithValues: all.map { ($0.code, $0) })

    public static subscript(code: RefusalCode) -> RefusalText {
        // Every case has its text, as a test holds; an unwritten one would still name its code.
        byCode[code]
            ?? RefusalText(
                code, [], owner: .unspecified, .unknown, zh: code.rawValue, en: code.rawValue, nextZh: "", nextEn: "")
    }

    /// The refusal with its texts in both languages; one of an unknown code is returned as it is.
    public static func dressed(_ refusal: Refusal) -> Refusal {
        guard let code = RefusalCode(rawValue: refusal.code) else { return refusal }
        let text = self[code]
        var dressed = refusal
        dressed.messageZh = fill(text.chinese, refusal.missing, .chinese)
        dressed.messageEn = fill(text.english, refusal.missing, .english)
        dressed.nextZh = fill(text.nextChinese, refusal.missing, .chinese)
        dressed.nextEn = fill(text.nextEnglish, refusal.missing, .english)
        return dressed
    }

    /// The refusal as it stands in the ledger.
    public static func bare(_ refusal: Refusal) -> Refusal {
        var bare = refusal
        bare.messageZh = ""
        bare.messageEn = ""
        bare.nextZh = ""
        bare.nextEn = ""
        return bare
    }

    /// Replaces `{missing}` and every `{key}`; what has no value is shown as a dash.
    static func fill(_ template: String, _ missing: [String], _ language: Language) -> String {
        var result = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let key = rest[rest.index(after: open)..<close]
            result += value(of: key, in: missing, language)
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private static func value(of key: Substring, in missing: [String], _ language: Language) -> String {
        if key == "missing" {
            let separator = language == .chinese ? "、" : ", "
            return missing.map { Wording.name(of: $0, language) }.joined(separator: separator)
        }
        guard let entry = missing.first(where: { $0.hasPrefix(key + ":") }) else { return "—" }
        return Wording.name(of: String(entry.dropFirst(key.count + 1)), language)
    }
}
