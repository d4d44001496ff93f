// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-3.6d: each finished day with what proves it, and until when it is kept; of a removed one who removed it.
    func networkLogs() -> [RegisterEntry] {
        registry.networkLog.days.map { day in
            let state = day.purge == nil ? "log-kept" : "log-purged"
            var entry = RegisterEntry(day.day, state: state, day.span, ["ZS-3.6d"])
            entry.put("log-entries", String(day.entries))
            entry.put("log-digest", hexadecimal(day.digest))
            if let purge = day.purge {
                entry.put("purged-by", purge.by)
                entry.put("purged-at", timeMs: purge.atMs)
                return entry
            }
            if let end = LogRetention.endMs(of: day, registry, ruleSet.parameters) {
                entry.put("log-kept-until", timeMs: end)
            } else {
                // No date can be named before the last of them has ended.
                entry.put("log-kept-for", standing(on: day).joined(separator: ","))
            }
            return entry
        }
    }

    private func standing(on day: NetworkLogDay) -> [String] {
        day.authorizations.filter { registry.authorizations[$0].map { !$0.state.stage.isTerminal } ?? false }
    }
}
