// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

/// What is done about the network log of a node.
struct LogDesk {
    /// A finished day.
    struct Day {
        let name: String
        /// The day after it.
        var next = ""
        var digest = ""
        /// Unix milliseconds; 0: not known as long as an authorization it names has not ended.
        var keptUntilMs = 0
    }

    let cluster: Cluster
    let node: String

    func ask(_ name: String, _ arguments: [String]) async throws -> CommandOutcome {
        try await cluster.tongdao(arguments, as: cluster.person(name, on: node))
    }

    func entries(_ arguments: [String]) async throws -> [JSON] {
        try await ask("lu-yan", ["log", "show"] + arguments).orThrow().json.entries.items
    }

    func list() async throws -> [JSON] {
        try await ask("lu-yan", ["log", "list"]).orThrow().json.entries.items
    }

    func purge(before day: String) async throws -> CommandOutcome {
        try await ask("lu-yan", ["log", "purge", "--before", day])
    }

    func verify() async throws -> CommandOutcome {
        try await cluster.tongdao(
            ["log", "verify", "--directory", cluster.directory.node(node).data.path])
    }

    /// The oldest finished day, once the ledger has its seal.
    func sealed() async throws -> Day {
        try await Waiting.until("a day of \(node) to be sealed", seconds: 15) { () -> Day? in
            guard let entry = try await list().first else { return nil }
            let until = entry.values.items.first { $0.name.string == "log-kept-until" }?.timeMs.integer ?? 0
            let name = entry.id.string
            return Day(
                name: name, next: Self.next(name), digest: Self.value("log-digest", of: entry), keptUntilMs: until)
        }
    }

    /// Somebody who hangs up before saying a word: logged at once. The first event of a day finishes the one before.
    ///
    /// - Parameter shift: how far the node's clock is off, in seconds.
    func knock(shift: Int64) async throws {
        let port = try cluster.daemon(node).ports.listen
        #expect(HostilePeer.hangUp(port: port))
        let today = Day(name: Self.name(of: Date.now.addingTimeInterval(Double(shift))))
        try await Waiting.until("\(node) to log \(today.name)", seconds: 10) {
            FileManager.default.fileExists(atPath: file(of: today))
        }
    }

    func file(of day: Day) -> String {
        cluster.directory.node(node).data.appending(path: "network-log/\(day.name).log").path
    }

    static func value(_ name: String, of entry: JSON) -> String {
        entry.values.items.first { $0.name.string == name }?.text.string ?? ""
    }

    private static let calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
        return calendar
    }()

    private static func name(of date: Date) -> String {
        let found = calendar.dateComponents([.year, .month, .day], from: date)
        return String(format: "%04d-%02d-%02d", found.year ?? 0, found.month ?? 0, found.day ?? 0)
    }

    /// The day after, by the calendar.
    private static func next(_ day: String) -> String {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3,
            let noon = calendar.date(
                from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12))
        else { return "" }
        return name(of: noon.addingTimeInterval(86_400))
    }
}
