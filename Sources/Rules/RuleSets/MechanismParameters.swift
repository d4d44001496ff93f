// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a rule set fixes for the coordination mechanism and for people in office.
public struct MechanismParameters: Sendable, Equatable {
    /// The bureaus the plan names for the city's body; a county has what it has of them.
    public var bureaus = Parameter(
        [
            "data", "cyberspace", "reform", "industry", "police", "state-security", "justice", "finance", "market",
        ], .confirmed, source: "ZS-2.1.1a")
    /// A session can decide with more than this share of the body's bureaus present, in percent.
    public var quorumPercent = Parameter<UInt32>(50, .unconfirmed, source: "ZS-2.1.1a names no quorum")
    /// How far ahead a session is called at most, in days: its motions wait for it.
    public var sessionNoticeDays = Parameter<UInt64>(30, .unconfirmed, source: "ZS-2.1.1d names no notice")
    /// How long a deputy or a delegation may stand at most, in days.
    public var absenceDays = Parameter<UInt64>(90, .unconfirmed, source: "design, delegation during absence")
    /// How long before its day a task counts as at risk, in days.
    public var taskWarningDays = Parameter<UInt64>(7, .unconfirmed, source: "ZS-5.1b names no term")

    public init() {}
}
