// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// What is said when a command has been carried out.
enum SubmissionTexts {
    /// The deed, where it stands in the ledger, and whether this was a repetition.
    static func done(_ text: Text, _ result: CommandResult) -> Text {
        let span =
            result.firstSequence == result.lastSequence
            ? "\(result.firstSequence)" : "\(result.firstSequence)–\(result.lastSequence)"
        return Text(
            "\(text.chinese)（台账第 \(span) 条\(result.repeated ? "，此前已执行" : "")）",
            "\(text.english) (record \(span)\(result.repeated ? ", carried out before" : ""))")
    }
}
