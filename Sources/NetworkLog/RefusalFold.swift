// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// Keeps what was refused before anything was carried out from growing the log without bound (ZS-2.2h, ZS-3.6d).
///
/// In each minute the first few refusals of an address stand in the log one by one, connections and calls each, and so do
/// the first of all together. What comes beyond that is counted, and one entry an address says how many there were once the
/// minute is over. Of too many addresses the rest are counted together, under no address.
struct RefusalFold {
    /// What is counted together: a flood of calls hides no connection that was refused.
    private struct Key: Hashable {
        let event: NetworkEvent
        var address: String
    }

    /// What is counted of one key.
    fileprivate struct Count {
        /// Written one by one in this minute.
        var written = 0
        /// Only counted.
        var folded: UInt64 = 0
        /// Of the last one counted.
        var outcome = ""
        /// The peer's name while all of them bore the same; empty: none, or several.
        var peer: String?
    }

    private static let minuteMs: UInt64 = 60_000

    private var minute: UInt64 = 0
    private var written = 0
    private var counts: [Key: Count] = [:]
    /// In the order they came.
    private var order: [Key] = []

    /// Whether an entry is one that may be counted instead of written.
    static func folds(_ event: NetworkEvent) -> Bool {
        switch event {
        case .connectionRefused, .callRefused: true
        default: false
        }
    }

    /// Takes a refusal in. Its time must be set.
    ///
    /// - Returns: what is to be written now, in order: what was counted in a minute that is over, and the entry itself
    ///   unless it has been counted.
    mutating func take(_ entry: NetworkLogEntry) -> [NetworkLogEntry] {
        var wanted = flush(nowMs: entry.timeMs)
        minute = entry.timeMs / Self.minuteMs
        var key = Key(event: entry.event, address: Self.host(of: entry.address))
        if counts[key] == nil {
            if order.count >= NetworkLogLimits.refusalAddresses { key.address = "" }
            if counts[key] == nil {
                order.append(key)
                counts[key] = Count()
            }
        }
        let mayWrite =
            counts[key, default: Count()].written < NetworkLogLimits.refusalsOfAnAddress
            && written < NetworkLogLimits.refusalsAMinute
        if mayWrite {
            counts[key, default: Count()].written += 1
            written += 1
            wanted.append(entry)
        } else {
            counts[key, default: Count()].fold(entry)
        }
        return wanted
    }

    /// What was counted in a minute that is over at `nowMs`, or in any if that is nil; a clock that goes back ends it too.
    mutating func flush(nowMs: UInt64?) -> [NetworkLogEntry] {
        if let nowMs, nowMs / Self.minuteMs == minute { return [] }
        let found = order.compactMap { key -> NetworkLogEntry? in
            guard let count = counts[key], count.folded > 0 else { return nil }
            return NetworkLogEntry(
                timeMs: nowMs ?? (minute + 1) * Self.minuteMs - 1, event: .refusalsCounted, peer: count.peer ?? "",
                address: key.address, outcome: count.outcome, count: count.folded)
        }
        counts.removeAll(keepingCapacity: true)
        order.removeAll(keepingCapacity: true)
        written = 0
        return found
    }

    /// `ip` of `ip:port`: a peer that comes again comes from another port.
    private static func host(of address: String) -> String {
        guard let colon = address.lastIndex(of: ":") else { return address }
        return String(address[..<colon])
    }
}

extension RefusalFold.Count {
    fileprivate mutating func fold(_ entry: NetworkLogEntry) {
        peer = folded == 0 || peer == entry.peer ? entry.peer : ""
        folded += 1
        outcome = entry.outcome
    }
}
