// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// How a failure is shown on standard error: as lines for a person, or as one JSON object.
struct FailureReport {
    let failure: CommandFailure
    let language: Language

    /// The message, its cause, the remedy; for a refusal its clauses, what was missing, the next step and its owner.
    var lines: [String] {
        failure.refusal.map(refusalLines) ?? failureLines
    }

    /// `{"error": {…}}` with both languages, and the refusal as received.
    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("status", .string(failure.status.name)), ("exitStatus", .integer(Int64(failure.status.rawValue))),
            ("code", .string(failure.code)), ("messageZh", .string(failure.message.chinese)),
            ("messageEn", .string(failure.message.english)),
            ("remedyZh", failure.remedy.map { .string($0.chinese) } ?? .null),
            ("remedyEn", failure.remedy.map { .string($0.english) } ?? .null),
            ("cause", failure.cause.map(JSONValue.string) ?? .null),
            ("commandId", failure.commandID.map(JSONValue.string) ?? .null),
        ]
        members.append(("refusal", failure.refusal.map { JSONValue(reflecting: $0) } ?? .null))
        return .object([("error", .object(members))])
    }

    private var failureLines: [String] {
        var lines = ["\(FailureTexts.error.in(language))\(failure.message.in(language))"]
        if let cause = failure.cause { lines.append("  \(FailureTexts.cause.in(language))\(cause)") }
        if let remedy = failure.remedy {
            lines.append("  \(FailureTexts.remedy.in(language))\(remedy.in(language))")
        }
        if let id = failure.commandID { lines.append("  \(FailureTexts.sameCommand(id).in(language))") }
        return lines
    }

    private func refusalLines(_ refusal: Refusal) -> [String] {
        let basis = (refusal.clauses + [refusal.ruleSet]).filter { !$0.isEmpty }.joined(separator: ", ")
        var lines = [
            "\(FailureTexts.refused.in(language))\(failure.message.in(language)) [\(refusal.code); \(basis)]"
        ]
        if !refusal.missing.isEmpty {
            lines.append("  \(FailureTexts.missing.in(language))\(refusal.missing.joined(separator: ", "))")
        }
        if let next = failure.remedy?.in(language), !next.isEmpty {
            let owner = refusal.owner.isEmpty ? "" : FailureTexts.by(Shown.word(refusal.owner, language)).in(language)
            lines.append("  \(FailureTexts.next.in(language))\(next)\(owner)")
        }
        if !refusal.decisionId.isEmpty {
            lines.append("  \(FailureTexts.explanation.in(language))tongdao why \(refusal.decisionId)")
        }
        return lines
    }
}
