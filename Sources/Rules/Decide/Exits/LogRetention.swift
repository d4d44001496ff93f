// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// How long network logs are kept (ZS-3.6d): calendar months, for six of them are 181 to 184 days and 180 are too few.
public enum LogRetention {
    /// The first moment at which something that happened or ended at `fromMs` need no longer be kept, Unix milliseconds.
    public static func endMs(from fromMs: UInt64, _ parameters: RuleParameters) -> UInt64 {
        let months = max(parameters.logRetentionMonths.value, 0)
        let end = CivilTime(unixMs: fromMs).adding(months: months).unixMs
        return end.plus(days: UInt64(max(parameters.logRetentionMarginDays.value, 0)))
    }
}
