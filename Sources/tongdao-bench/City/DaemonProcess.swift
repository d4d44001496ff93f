// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Foundation
import Messages
import Node

/// A real `tongdaod` in a process of its own.
final class DaemonProcess {
    private static let readySeconds = 60.0
    static let program = "tongdaod"

    let configuration: NodeConfiguration
    private let configurationFile: URL
    private var process: Process?

    init(_ configuration: NodeConfiguration, configurationFile: URL) {
        self.configuration = configuration
        self.configurationFile = configurationFile
    }

    deinit { process?.terminate() }

    var port: Int { configuration.listen.port }

    /// Starts it and returns at once.
    func launch() throws {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = URL(filePath: own).deletingLastPathComponent().appending(path: Self.program)
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            throw BenchError(
                "\(program.path) is not there", remedy: "Build it: swift build -c release --product \(Self.program)")
        }
        try writeConfiguration()
        let log = configurationFile.deletingPathExtension().appendingPathExtension("log")
        if !FileManager.default.fileExists(atPath: log.path) {
            try Data().write(to: log)
        }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        let process = Process()
        process.executableURL = program
        process.arguments = ["--config", configurationFile.path]
        process.environment = [:]
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        self.process = process
        try Data("\(process.processIdentifier)".utf8).write(
            to: configurationFile.deletingPathExtension().appendingPathExtension(Leftovers.pidExtension))
    }

    /// Waits until its ledger is open and it listens.
    func waitUntilReady() async throws {
        let watch = Stopwatch()
        while !LoopbackPort.isListenedOn(port) {
            guard process?.isRunning == true, watch.seconds < Self.readySeconds else {
                throw BenchError(
                    "\(configuration.node) does not become ready",
                    remedy: "See its log beside \(configurationFile.path)")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// SIGKILL, then waits for the end.
    func kill() {
        guard let process, process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// SIGTERM, then waits for the end.
    func stop() {
        guard let process, process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// Memory that is in RAM now, in KiB.
    func residentKibibytes() throws -> Int {
        let pid = process?.processIdentifier ?? 0
        guard let handle = FileHandle(forReadingAtPath: "/proc/\(pid)/status"), let bytes = try handle.readToEnd(),
            let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first(where: {
                $0.hasPrefix("VmRSS:")
            }), let value = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else {
            throw BenchError("/proc/\(pid)/status says nothing of memory", remedy: "Mount /proc")
        }
        return value
    }

    private func writeConfiguration() throws {
        let role =
            switch configuration.role {
            case .province: "province"
            case .hub: "hub"
            default: "county"
            }
        var content: [String: Any] = [
            "node": configuration.node.description, "role": role,
            "territory": ["code": configuration.territoryCode, "name": configuration.territoryName],
            "data": ["directory": configuration.dataDirectory],
            "identity": [
                "directory": configuration.identityDirectory, "passphraseFile": configuration.passphraseFile,
            ],
            "listen": ["host": configuration.listen.host, "port": configuration.listen.port],
            "operations": ["host": configuration.operations.host, "port": configuration.operations.port],
            "administrators": configuration.administrators.map(\.description),
            "lease": ["seconds": Int(configuration.federation.leaseSeconds)],
            "log": ["level": configuration.logLevel],
        ]
        if let above = configuration.above {
            content["above"] = [
                "node": above.node.description, "host": above.address.host, "port": above.address.port,
            ]
        }
        try JSONSerialization.data(withJSONObject: content, options: [.sortedKeys]).write(to: configurationFile)
    }
}
