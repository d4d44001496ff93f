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

    @OptionGroup var place: RunOptions

    func run() async throws {
        let plan = try Topology(contentsOf: URL(filePath: topology))
        if let state = try? ClusterState(of: place.directory), state.hasLiving {
            throw ClusterError(
                "\(place.run): a cluster runs there already", remedy: "stop it with tongdao-cluster down")
        }
        var options = ClusterOptions()
        options.ports = fixedPorts ? .fixed : .free
        options.ownership = .left
        options.logLevel = logLevel
        let cluster = try Cluster.prepare(plan, in: place.directory, options: options)
        do {
            try await cluster.save()
            TongdaoCluster.say("identities and configurations: \(place.directory.root.path)")
            try await cluster.bringUp(progress: TongdaoCluster.say)
            try await cluster.save()
        } catch {
            // Nothing half-started is left behind; the logs stay.
            try? await cluster.stop()
            throw error
        }
    }
}

struct Down: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Stop every daemon and relay; the data stays.")

    @OptionGroup var place: RunOptions

    func run() async throws { try await place.attach().stop() }
}

extension ClusterState {
    /// Whether a process of it still runs.
    var hasLiving: Bool { (Array(daemons.values) + Array(relays.values)).contains(where: \.isAlive) }
}
