// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Days before and after a moment in Unix milliseconds.
extension UInt64 {
    /// So many days before; the first moment there is where that would be earlier.
    func less(days: UInt64) -> UInt64 { self - Swift.min(self, days * CivilTime.dayMs) }

    /// So many days later; the last moment there is where that would be later. Dates come from people: no sum may trap.
    func plus(days: UInt64) -> UInt64 {
        let (sum, isBeyond) = addingReportingOverflow(days * CivilTime.dayMs)
        return isBeyond ? .max : sum
    }
}
