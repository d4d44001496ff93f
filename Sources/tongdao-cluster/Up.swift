// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ClusterTesting
import Foundation

struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make identities, start every daemon, admit each from both sides, grant everyone their roles.",
        discussion: """
            A directory that holds a stopped cluster is started again on its data.
            Progress goes to standard error; the cluster keeps running.
            """)

    @Option(help: "The topology file.")
    var topology = "cluster/zhoushan.json"

    @Flag(help: "Use the ports the topology states, instead of whatever is free.")
    var fixedPorts = false

    @Option(help: "The daemons' log level.")
    var logLevel = "info"

    @OptionGroup var run: RunOptions

    func run() async throws {
        let plan = try Topology(contentsOf: URL(filePath: topology))
        if let state = try? ClusterState(of: run.directory), state.hasLiving {
            throw ClusterError("\(run.run): a cluster runs there already", remedy: "stop it with tongdao-cluster down")
        }
        var options = ClusterOptions()
        options.ports = fixedPorts ? .fixed : .free
        options.ownership = .left
        options.logLevel = logLevel
        let cluster = try Cluster.prepare(plan, in: run.directory, options: options)
        do {
            try await cluster.save()
            TongdaoCluster.say("identities and configurations: \(run.directory.root.path)")
            for node in plan.nodes {
                try await cluster.daemon(node.name).start()
                try await cluster.save()
                TongdaoCluster.say("started  \(plan.uri(of: node.name)) (\(node.kind.rawValue))")
            }
            for node in plan.nodes {
                guard let above = plan.above(node) else { continue }
                try await cluster.admit(node.name)
                TongdaoCluster.say("admitted \(plan.uri(of: node.name)) by \(plan.uri(of: above))")
            }
            try await cluster.grantRoles()
            TongdaoCluster.say("granted the roles of \(plan.nodes.flatMap(plan.assignments(on:)).count) assignments")
        } catch {
            // Nothing half-started is left behind; the logs stay.
            try? await cluster.stop()
            throw error
        }
    }
}

struct Down: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Stop every daemon and relay; the data stays.")

    @OptionGroup var run: RunOptions

    func run() async throws { try await run.attach().stop() }
}

extension ClusterState {
    /// Whether a process of it still runs.
    var hasLiving: Bool { (Array(daemons.values) + Array(relays.values)).contains(where: \.isAlive) }
}
