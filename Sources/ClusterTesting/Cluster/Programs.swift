// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Where the built programs are.
public struct Programs: Sendable, Hashable {
    /// Names the directory when it is not that of the running program.
    public static let variable = "TONGDAO_PROGRAMS"

    public let daemon: String
    public let command: String
    /// Runs the relays of a cluster that is left running.
    public let cluster: String

    /// Programs of one directory.
    /// - Throws: ``ClusterError`` naming what is missing and how to build it.
    public init(directory: URL) throws(ClusterError) {
        func program(_ name: String) throws(ClusterError) -> String {
            let path = directory.appending(path: name).path
            guard FileManager.default.isExecutableFile(atPath: path) else {
                throw ClusterError("\(path): there is no such program", remedy: "run swift build first")
            }
            return path
        }
        daemon = try program("tongdaod")
        command = try program("tongdao")
        cluster = try program("tongdao-cluster")
    }

    /// Those beside the running program: a test or `tongdao-cluster` itself.
    public static func beside(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(ClusterError) -> Programs {
        if let directory = environment[variable] { return try Programs(directory: URL(filePath: directory)) }
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return try Programs(directory: URL(filePath: own).deletingLastPathComponent())
    }
}
