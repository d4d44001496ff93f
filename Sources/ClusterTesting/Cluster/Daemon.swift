// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// One `tongdaod`: its directory, its ports, and the process while there is one.
public actor Daemon {
    public nonisolated let name: String
    public nonisolated let directory: NodeDirectory
    public nonisolated let ports: NodePorts
    private let program: String
    nonisolated let environment: [String: String]
    /// Where it is on the network; nil on loopback.
    nonisolated let namespace: NetworkNamespace?
    private let watchdog: Watchdog?
    private var process: RunningProcess?

    init(
        name: String, directory: NodeDirectory, ports: NodePorts, program: String, environment: [String: String],
        namespace: NetworkNamespace? = nil, watchdog: Watchdog?, left: ProcessIdentity? = nil
    ) {
        self.name = name
        self.directory = directory
        self.ports = ports
        self.program = program
        self.environment = environment
        self.namespace = namespace
        self.watchdog = watchdog
        process = left.map(RunningProcess.init(left:))
    }

    /// The process, alive or ended; nil before the first start.
    public var identity: ProcessIdentity? { process?.identity }

    public var isRunning: Bool { process?.isAlive ?? false }

    /// How the last process ended; nil while it runs, and for one that is not this process's child.
    public var end: ProcessEnd? { process?.end }

    /// Everything it has written since it was first started.
    public nonisolated var log: String {
        (try? String(contentsOf: directory.log, encoding: .utf8)) ?? ""
    }

    /// Starts the daemon and returns at once.
    public func launch() throws {
        guard !isRunning else { throw ClusterError("\(name) runs already") }
        let child = try ChildProcess(
            Launch(
                program: program, arguments: ["--config", directory.configuration.path], environment: environment,
                outputPath: directory.log.path, errorPath: directory.log.path
            ).inside(namespace))
        process = RunningProcess(child)
        watchdog?.watch(child.identity)
    }

    /// Starts the daemon and waits until it says that it is ready.
    /// - Throws: ``ClusterError`` with the end of its log when it ends instead.
    public func start() async throws {
        try launch()
        try await Waiting.until("\(name) to be ready", seconds: ClusterLimits.readySeconds, detail: { lastLog }) {
            if !isRunning { throw ClusterError("\(name) ended instead of becoming ready", remedy: lastLog) }
            return try await isReady
        }
    }

    /// Waits for it to end by itself, as after a fault.
    public func waitForEnd(seconds: Double = ClusterLimits.stopSeconds) async throws {
        try await process?.waitForEnd(of: name, seconds: seconds)
        forget()
    }

    /// SIGTERM, and waits for the end.
    public func stop() async throws {
        try await process?.stop(what: name, seconds: ClusterLimits.stopSeconds)
        forget()
    }

    /// SIGKILL, as by a power failure of this process alone.
    public func kill() async throws {
        try await process?.kill(what: name)
        forget()
    }

    /// Stops it in its tracks until ``resume()``, as a machine that hangs.
    public func pause() async throws {
        let identity = try living()
        identity.signal(SIGSTOP)
        try await Waiting.until("\(name) to be paused", seconds: ClusterLimits.stopSeconds) { identity.isStopped }
    }

    public func resume() throws { _ = try living().signal(SIGCONT) }

    /// SIGHUP: read certificates and revocation lists again.
    public func reload() throws { _ = try living().signal(SIGHUP) }

    /// Whether `/readyz` says so.
    public nonisolated var isReady: Bool {
        get async throws {
            try await LocalHTTP.get(port: ports.operations, path: "/readyz", in: namespace)?.status == 200
        }
    }

    /// What `/metrics` says now.
    public nonisolated func metrics() async throws -> Metrics {
        guard let answer = try await LocalHTTP.get(port: ports.operations, path: "/metrics", in: namespace),
            answer.status == 200
        else {
            throw ClusterError("\(name) gives no metrics")
        }
        return Metrics(answer.body)
    }

    /// Waits until a line of the log holds all of `texts`, and returns it.
    @discardableResult
    public nonisolated func waitForLog(_ texts: String..., seconds: Double = 15) async throws -> String {
        try await Waiting.until("\(name) to log \(texts)", seconds: seconds, detail: { lastLog }) { () -> String? in
            log.split(separator: "\n").first { line in texts.allSatisfy { line.contains($0) } }.map(String.init)
        }
    }

    nonisolated var lastLog: String { String(log.suffix(3000)) }

    private func living() throws -> ProcessIdentity {
        guard let process, process.isAlive else { throw ClusterError("\(name) does not run", remedy: "start it first") }
        return process.identity
    }

    private func forget() {
        if let process { watchdog?.forget(process.identity) }
    }
}
