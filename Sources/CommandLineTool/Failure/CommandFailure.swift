// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// Why a command ends without success: what, why and what to do about it.
struct CommandFailure: Error {
    let status: ExitStatus
    /// The stable name of the failure, e.g. `option-invalid`, or the code of the refusal, `application.late`.
    let code: String
    let message: Text
    let remedy: Text?
    /// What lies beneath, in the words of the part that failed.
    let cause: String?
    /// The whole refusal, when the rules said no.
    let refusal: Refusal?
    /// Under which a command with an unknown outcome can be repeated.
    var commandID: String?

    init(
        _ status: ExitStatus, _ code: String, _ message: Text, remedy: Text? = nil, cause: String? = nil,
        refusal: Refusal? = nil
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.remedy = remedy
        self.cause = cause
        self.refusal = refusal
    }

    /// A wrong value of an option: names the option, the value and what would be right.
    static func option(_ name: String, value: String, _ problem: Text, remedy: Text) -> CommandFailure {
        CommandFailure(
            .usage, "option-invalid", FailureTexts.option(name, value: value, problem: problem), remedy: remedy)
    }

    /// The rules' refusal of a command.
    init(refusal: Refusal) {
        self.init(
            .refused, refusal.code, Text(refusal.messageZh, refusal.messageEn),
            remedy: refusal.nextEn.isEmpty ? nil : Text(refusal.nextZh, refusal.nextEn), refusal: refusal)
    }
}

extension CommandFailure {
    /// The node has no such thing.
    static func notFound(_ id: String) -> CommandFailure {
        CommandFailure(.notFound, "not-found", FailureTexts.notFound(id), remedy: FailureTexts.notFoundRemedy)
    }
}
