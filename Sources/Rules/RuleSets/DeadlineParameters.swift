// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// How long before a date its owner is warned, and terms of work where the law names none.
public struct DeadlineParameters: Sendable, Equatable {
    /// Before the end of an agreement's term, in calendar months: who goes on applies anew by then.
    public var renewalWarningMonths: Parameter<Int>
    /// Before a notice closes, in days.
    public var noticeWarningDays: Parameter<UInt64>
    /// Before the end of a role, in days.
    public var roleWarningDays: Parameter<UInt64>
    /// From registration to the province's receipt, in days; and how many before the end the owner is warned.
    public var filingDays: Parameter<UInt64>
    public var filingWarningDays: Parameter<UInt64>
    /// From the opening of a motion that no session has to its decision in writing, in days; and the warning before it, or
    /// before the session.
    public var votingDays = Parameter<UInt64>(30, .unconfirmed, source: "ZS-3.3b names no period")
    public var votingWarningDays = Parameter<UInt64>(7, .unconfirmed, source: "ZS-3.3b names no period")
    /// From the body's decision to freeze to the closing of access, in days.
    public var freezeDays = Parameter<UInt64>(1, .unconfirmed, source: "ZS-2.1.1b names no day")
    /// Before a turn of duty or a delegation ends, in days.
    public var absenceWarningDays = Parameter<UInt64>(3, .unconfirmed, source: "ZS-2.3.0a names no warning")
    /// Before a certificate ends, in days.
    public var certificateWarningDays = Parameter<UInt64>(30, .unconfirmed, source: "ZS-2.2h names no warning")
    /// Before a rule set ends, in calendar months.
    public var ruleSetWarningMonths = Parameter(6, .unconfirmed, source: "ZS-6a names no warning")

    /// What holds until an office or a text that could be read says otherwise.
    public static let standard = DeadlineParameters(
        renewalWarningMonths: Parameter(6, .unconfirmed, source: "ZJ23-12"),
        noticeWarningDays: Parameter(3, .unconfirmed, source: "ZS-3.1 names no warning"),
        roleWarningDays: Parameter(30, .unconfirmed, source: "ZS-1.1 names no warning"),
        filingDays: Parameter(30, .unconfirmed, source: "ZS-3.4c names no day"),
        filingWarningDays: Parameter(10, .unconfirmed, source: "ZS-3.4c names no day"))
}
