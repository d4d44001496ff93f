// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Node
import NodeCore

/// The daemon every county, the city and the province run; its configuration says which one it is.
@main
struct Tongdaod: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tongdaod",
        abstract: "The unified channel's daemon: one a territory.",
        discussion: """
            Example:
              tongdaod --config /etc/tongdao/dinghai.json
              tongdaod --config /etc/tongdao/dinghai.json --check
            """,
        version: Software.version)

    @Option(help: "The configuration file (JSON). TONGDAO_… variables override its keys.")
    var config: String

    @Flag(help: "Only check the configuration and the identity, then exit.")
    var check = false

    func run() async throws {
        do {
            let configuration = try await NodeConfigurationReader(
                path: config, environment: ProcessInfo.processInfo.environment
            ).read()
            let daemon = try Daemon(configuration: configuration)
            if check {
                FileHandle.standardError.write(Data("\(config): in order\n".utf8))
                return
            }
            try await daemon.run()
        } catch let error as ConfigurationProblems {
            try fail(error.description, code: 78)
        } catch let error as NodeError {
            try fail(error.description, code: 70)
        }
    }

    /// Exit codes follow sysexits: 78 configuration, 70 the node itself.
    private func fail(_ text: String, code: Int32) throws {
        FileHandle.standardError.write(Data((text + "\n").utf8))
        throw ExitCode(code)
    }
}
