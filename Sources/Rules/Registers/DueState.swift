// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// How a date stands at a moment.
public enum DueState: String, Sendable, CaseIterable {
    case ahead
    /// Its owner is warned.
    case atRisk = "at-risk"
    /// It has gone to the role above its owner.
    case overdue

    public init(of due: Due, at nowMs: UInt64) {
        self = nowMs >= due.atMs ? .overdue : nowMs >= due.warnMs ? .atRisk : .ahead
    }
}
