// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a rule set fixes for the expert group. ZS-2.1.2b leaves all of it to the provincial measure on experts, which could
/// not be read: every value is a default and marked so.
public struct ExpertParameters: Sendable, Equatable {
    /// Whether only experts with an appointment can be drawn, or everyone with the role who has not lost theirs.
    public var appointedOnly: Parameter<Bool>
    /// For how many calendar months whoever sat for a contract of an applicant may not sit for them again; 0: not at all.
    public var lookBackMonths: Parameter<Int>
    /// The longest term of an appointment, in calendar months.
    public var maximumTermMonths: Parameter<Int>
    /// Highest marks of an assessment, and the marks below which an expert may be dismissed for them.
    public var maximumMarks: Parameter<UInt32>
    public var sufficientMarks: Parameter<UInt32>
    /// An expert in office is assessed at least this often, in calendar months.
    public var assessmentMonths: Parameter<Int>
    /// How long an office has to commit to its part in a draw, and after that to reveal it, in minutes. Nodes do both by
    /// themselves within seconds; the terms are for lines and machines that are down.
    public var commitMinutes: Parameter<UInt32>
    public var revealMinutes: Parameter<UInt32>
    /// How long before a date its owner is warned, in days.
    public var warningDays: Parameter<UInt64>

    private static let source = "ZS-2.1.2b names the provincial measure on experts, not read"

    /// What holds as long as the provincial measure is not loaded.
    public static let unread = ExpertParameters(
        appointedOnly: Parameter(false, .unconfirmed, source: source),
        lookBackMonths: Parameter(0, .unconfirmed, source: source),
        maximumTermMonths: Parameter(60, .unconfirmed, source: source),
        maximumMarks: Parameter(100, .unconfirmed, source: source),
        sufficientMarks: Parameter(60, .unconfirmed, source: source),
        assessmentMonths: Parameter(12, .unconfirmed, source: source),
        commitMinutes: Parameter(10, .unconfirmed, source: source),
        revealMinutes: Parameter(10, .unconfirmed, source: source),
        warningDays: Parameter(30, .unconfirmed, source: source))
}
