// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// The working days of each year that has been published, for everyone.
    func calendars() -> [RegisterEntry] {
        registry.calendars.order.compactMap { registry.calendars[$0] }.map { calendar in
            var entry = RegisterEntry(calendar.id, state: "calendar-published", calendar.span, ["ZS-6b"])
            entry.isPublic = true
            entry.put("year", String(calendar.fact.year))
            entry.put("holidays", calendar.fact.holidays.joined(separator: ","))
            entry.put("make-up-days", calendar.fact.makeUpDays.joined(separator: ","))
            entry.put("document-number", calendar.fact.documentNumber)
            return entry
        }
    }
}
