// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import ClusterTesting

/// One run: work and faults at once, then quiet, then the ledgers.
struct ChaosRun {
    /// Within this everything has come right again, once nothing is broken any more. Seconds.
    static let quietSeconds = 60.0
    /// Whose data lies on a disk that can be filled, and how large it is.
    static let diskNodes = ["city", "putuo"]
    private static let diskKibibytes = 32 << 10

    /// Why there can be none here; nil when there can.
    static let obstacle: String? =
        NamespaceNetwork.obstacle ?? (SmallDisk.canBeMade ? nil : "needs the right to mount a tmpfs")

    let seed: UInt64
    let seconds: Int
    let cluster: Cluster
    let network: NamespaceNetwork
    let book: ChaosBook
    private let counties: [TopologyNode]

    init(_ cluster: Cluster, seed: UInt64, seconds: Int) throws {
        guard let network = cluster.network else { throw ClusterError("the cluster is not in namespaces") }
        let topology = cluster.topology
        self.seed = seed
        self.seconds = seconds
        self.cluster = cluster
        self.network = network
        book = ChaosBook(
            graceAfterRevocation: .milliseconds(topology.leaseSeconds * 1000 + topology.clockBoundMilliseconds))
        counties = topology.nodes.filter { $0.kind == .county }
    }

    static func schedule(_ topology: Topology, seed: UInt64, seconds: Int) -> ChaosSchedule {
        ChaosSchedule(
            topology: topology, seed: seed, milliseconds: seconds * 1000,
            pauseMilliseconds: (topology.leaseSeconds + 1) * 1000 + topology.clockBoundMilliseconds,
            diskNodes: diskNodes)
    }

    private var people: ChaosPeople { ChaosPeople(cluster: cluster, book: book) }

    /// Work and faults; returns when the faults are over and every piece of work begun is finished.
    func storm(_ disks: [String: SmallDisk]) async throws {
        let work = ChaosWorkload(cluster: cluster, book: book, people: people, counties: counties, seed: seed)
        let faults = ChaosFaults(cluster: cluster, network: network, book: book, people: people, disks: disks)
        try await work.begin()
        let schedule = Self.schedule(cluster.topology, seed: seed, seconds: seconds)
        try await withThrowingTaskGroup { group in
            group.addTask { try await work.run() }
            group.addTask {
                // Also when a fault cannot be carried out: without an end the workers would go on for ever.
                defer { book.end() }
                try await faults.run(schedule)
                try network.mend()
            }
            try await group.waitForAll()
        }
    }

    /// Puts small disks under the nodes that are to have them.
    func makeDisks() async throws -> [String: SmallDisk] {
        var disks: [String: SmallDisk] = [:]
        for node in Self.diskNodes {
            let daemon = try cluster.daemon(node)
            try await daemon.stop()
            disks[node] = try SmallDisk(at: daemon.directory.data, kibibytes: Self.diskKibibytes)
            try await daemon.start()
        }
        return disks
    }

    /// Liveness: nothing is broken any more, so everything must come right within the bound.
    /// - Returns: how long it took.
    func quiet() async throws -> Duration {
        let begun = ContinuousClock.now
        for node in cluster.topology.nodes {
            try await cluster.waitUntilConnected(node.name, seconds: Self.quietSeconds)
        }
        for county in counties {
            try await waitUntilSettled(county.name)
            try await cluster.waitUntilInStep(county.name, seconds: Self.quietSeconds)
        }
        return ContinuousClock.now - begun
    }

    /// Each authorization a county granted is registered with the province's receipt, or refused by the hub; what is live
    /// can be used again.
    private func waitUntilSettled(_ county: String) async throws {
        let granted = Set(book.sealed.filter { $0.grantor == county }.map(\.id))
        var unsettled: [String] = []
        try await Waiting.until("\(county) to settle", seconds: Self.quietSeconds, detail: { "\(unsettled)" }) {
            let views = try await people.authorizations(on: county).filter {
                granted.contains($0.authorizationId.string)
            }
            unsettled = views.filter { !isSettled($0) }.map {
                "\($0.authorizationId.string): \($0.state.string), receipt \($0.filingReceipt.string)"
            }
            unsettled += granted.subtracting(views.map(\.authorizationId.string)).sorted().map { "\($0): not there" }
            return unsettled.isEmpty
        }
    }

    private func isSettled(_ view: JSON) -> Bool {
        switch view.state.string {
        case "live": !view.filingReceipt.string.isEmpty && view.permitLive.bool == true
        case "revoked": !view.filingReceipt.string.isEmpty && view.permitLive.bool == false
        default: view.state.string == "rejected"
        }
    }

    /// The records of every node as they are on disk: all are killed at once and read what is there.
    func invariants() async throws -> LedgerInvariants {
        let nodes = cluster.topology.nodes.map(\.name)
        for node in nodes { try await cluster.daemon(node).kill() }
        for node in nodes { try await cluster.daemon(node).start() }
        var records: [String: [JSON]] = [:]
        for node in nodes { records[node] = try await cluster.records(of: node) }
        let topology = cluster.topology
        return LedgerInvariants(
            records: records, hub: "city", province: "province", counties: counties.map(\.name),
            graceMilliseconds: topology.leaseSeconds * 1000 + topology.clockBoundMilliseconds)
    }
}
