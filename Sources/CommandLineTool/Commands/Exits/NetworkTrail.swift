// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Transport

/// What one node's network log says of an authorization, or that the reader may not see it (ZS-3.6d).
struct NetworkTrail: Sendable {
    let node: String
    /// Nil: the log is for those who watch, and the reader is none of them.
    let entries: [NetworkLogEntry]?

    init(node: String, entries: [NetworkLogEntry]?) {
        self.node = node
        self.entries = entries
    }

    init(of authorization: String, _ session: NodeSession) async throws {
        node = session.target.node.description
        var found: [NetworkLogEntry] = []
        do {
            let request = NetworkLogRequest(authorizationId: authorization)
            for try await entry in try await session.stream(Method.queriesNetworkLog, request) { found.append(entry) }
        } catch let failure as CallFailure where failure.code == .permissionDenied {
            entries = nil
            return
        }
        entries = found
    }

    var json: JSONValue {
        .object([
            ("node", .string(node)), ("readable", .boolean(entries != nil)),
            ("entries", .array((entries ?? []).map { JSONValue(reflecting: $0) })),
        ])
    }
}

extension Timeline {
    /// One line of a course: when, and what stands in its columns.
    private struct Line {
        let timeMs: UInt64
        let cells: [String]
    }

    /// The records and what the network logs say, by time; at the same moment the record first, for it was the cause.
    func lines(with trails: [NetworkTrail], _ language: Language) -> [String] {
        var lines = records.map { record in
            let timeMs = HybridTime(rawValue: record.time).milliseconds
            return Line(timeMs: timeMs, cells: cells(of: record, language))
        }
        for trail in trails {
            lines += (trail.entries ?? []).map { entry in
                Line(
                    timeMs: entry.timeMs,
                    cells: [
                        Shown.time(entry.timeMs), "\(Shown.shortName(trail.node)):\(entry.number)",
                        Self.event(entry, language), entry.peer.isEmpty ? Table.nothing : Shown.shortName(entry.peer),
                        "ZS-3.6d",
                    ])
            }
        }
        let sorted = lines.enumerated().sorted { ($0.element.timeMs, $0.offset) < ($1.element.timeMs, $1.offset) }
        return Table(headings: Self.headings(language), rows: sorted.map(\.element.cells)).lines
    }

    private static func event(_ entry: NetworkLogEntry, _ language: Language) -> String {
        let outcome = entry.refusal.isEmpty ? entry.outcome : entry.refusal
        return [entry.event.title(in: language), entry.useId, outcome].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
