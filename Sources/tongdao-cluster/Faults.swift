// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ClusterTesting
import Foundation

/// Which node of which cluster.
struct NodeOptions: ParsableArguments {
    @Argument(help: "The node's name in the topology, such as putuo.")
    var node: String

    @OptionGroup var place: RunOptions
}

struct Cut: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Cut a node off from the one above it.")

    @OptionGroup var target: NodeOptions

    func run() async throws { try await target.place.attach().cut(target.node) }
}

struct Mend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Mend the line of a node that was cut off.")

    @OptionGroup var target: NodeOptions

    func run() async throws { try await target.place.attach().mend(target.node) }
}

struct Silence: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let a line go dead without a word: connections stay, nothing passes.")

    @OptionGroup var target: NodeOptions

    func run() async throws { try await target.place.attach().set(.silent, on: target.node) }
}

struct Kill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Kill a daemon (SIGKILL).")

    @OptionGroup var target: NodeOptions

    func run() async throws { try await target.place.attach().daemon(target.node).kill() }
}

struct Stop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Stop one daemon (SIGTERM).")

    @OptionGroup var target: NodeOptions

    func run() async throws { try await target.place.attach().daemon(target.node).stop() }
}

struct Start: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Start one daemon that was stopped or killed.")

    @OptionGroup var target: NodeOptions

    func run() async throws {
        let cluster = try target.place.attach()
        try await cluster.daemon(target.node).start()
        try await cluster.save()
    }
}

struct Rival: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a second daemon under a node's identity until the time is over, and show its log.",
        discussion: "It has ports of its own and, unless --cloned, an empty data directory.")

    @OptionGroup var target: NodeOptions

    @Flag(help: "On a copy of the first one's data.")
    var cloned = false

    @Option(help: "How long it runs, in seconds.")
    var seconds = 4.0

    func run() async throws {
        let cluster = try target.place.attach()
        let name = UUID().uuidString.prefix(8).lowercased()
        let rival = try await cluster.makeRival(of: target.node, data: cloned ? .cloned : .empty, name: name)
        try await rival.launch()
        try? await rival.waitForEnd(seconds: seconds)
        try await rival.stop()
        FileHandle.standardOutput.write(Data(rival.log.utf8))
    }
}

struct Relay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The line between a node and the one above it; started by up.", shouldDisplay: false)

    @Option var port: Int
    @Option var targetPort: Int
    @Option(help: "The file that holds the mode: open, cut, silent or slow:<milliseconds>.")
    var control: String

    func run() async throws {
        try await RelayControl(path: control).follow(port: port, targetPort: targetPort)
    }
}
