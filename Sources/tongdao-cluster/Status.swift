// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ClusterTesting
import Foundation

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show each node's role, ledger size, sync lag, leases and peers.")

    @OptionGroup var place: RunOptions

    func run() async throws {
        let cluster = try place.attach()
        var rows = [
            ["NODE", "ROLE", "STATE", "EPOCH", "LEDGER", "SIGNED", "LAG", "LEASES", "LEASE END", "USES", "PEERS"]
        ]
        for node in cluster.topology.nodes { rows.append(await row(of: node, in: cluster)) }
        FileHandle.standardOutput.write(Data((Self.table(rows) + "\n").utf8))
    }

    private func row(of node: TopologyNode, in cluster: Cluster) async -> [String] {
        let head = [node.name, node.kind.rawValue]
        do {
            guard try await cluster.daemon(node.name).isRunning else { return head + ["stopped"] }
            let status = try await cluster.status(of: node.name)
            let peers = status.peers.items
            let above = peers.first { $0.direction.string == "above" }
            return head + [
                status.maintenance.bool == true ? "maintenance" : "running", Self.number(status.epoch),
                Self.number(status.ledgerSize), Self.number(status.countersignedSize),
                above.map { Self.number($0.lagRecords) } ?? "-", Self.number(status.permitsLive),
                Self.remaining(status), Self.number(status.usesInFlight), peers.map(Self.peer).joined(separator: " "),
            ]
        } catch {
            return head + ["no answer: \(error)"]
        }
    }

    /// `↑city connected`, `↓dinghai connected lag 0`.
    private static func peer(_ peer: JSON) -> String {
        let name = peer.node.string.split(separator: "/").last.map(String.init) ?? peer.node.string
        let isAbove = peer.direction.string == "above"
        return "\(isAbove ? "↑" : "↓")\(name):\(peer.state.string)"
            + (isAbove ? "" : "(\(number(peer.lagRecords)))")
    }

    /// Seconds until the leases end, by the node's own clock.
    private static func remaining(_ status: JSON) -> String {
        guard let end = status.permitEndsMs.integer, end > 0, let now = status.timeMs.integer else { return "-" }
        return end > now ? "\((end - now) / 1000) s" : "ended"
    }

    private static func number(_ value: JSON) -> String { value.integer.map(String.init) ?? "-" }

    private static func table(_ rows: [[String]]) -> String {
        let widths = (0..<(rows.map(\.count).max() ?? 0)).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: max(0, width - cell.count))
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
