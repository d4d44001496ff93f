// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ClusterTesting
import Foundation

/// Runs a cluster of daemons on one machine, for a demonstration or to work with by hand.
@main
struct TongdaoCluster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tongdao-cluster",
        abstract: "A cluster of real daemons on loopback, from a topology file.",
        discussion: """
            Examples:
              tongdao-cluster up --topology cluster/zhoushan.json --run cluster/run
              tongdao-cluster status --run cluster/run
              tongdao-cluster cut putuo --run cluster/run
              tongdao-cluster down --run cluster/run
            """,
        subcommands: [
            Up.self, Down.self, Status.self, Cut.self, Mend.self, Silence.self, Kill.self, Stop.self, Start.self,
            Rival.self, People.self, Relay.self,
        ])

    /// What is said to a person goes here; results go to standard output.
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// Which cluster is meant.
struct RunOptions: ParsableArguments {
    @Option(help: "The directory of the cluster's data, identities and state.")
    var run = "cluster/run"

    var directory: RunDirectory { RunDirectory(URL(filePath: run)) }

    func attach() throws -> Cluster { try Cluster.attach(to: directory) }
}
