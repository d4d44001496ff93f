// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// The relay between a node and the one above it, wherever it runs.
protocol UplinkRelay: Sendable {
    /// Returns when it has taken effect.
    func set(_ mode: RelayMode) async throws
    func stop() async throws
    /// The process, when it is one of its own.
    var process: ProcessIdentity? { get }
}

extension TCPRelay: UplinkRelay {
    var process: ProcessIdentity? { nil }
}

/// A relay in a process of its own, told its mode through a file.
struct RelayProcess: UplinkRelay {
    let name: String
    let control: RelayControl
    let running: RunningProcess

    var process: ProcessIdentity? { running.identity }

    func set(_ mode: RelayMode) async throws {
        try control.order(mode)
        try await Waiting.until("the relay of \(name) to be \(mode)", seconds: ClusterLimits.relaySeconds) {
            if !running.isAlive {
                throw ClusterError("the relay of \(name) does not run", remedy: "stop and start the cluster")
            }
            return control.inForce == mode
        }
    }

    func stop() async throws {
        try await running.stop(what: "the relay of \(name)", seconds: ClusterLimits.relaySeconds)
    }
}

/// The two files through which a relay process is told its mode and says which one is in force.
public struct RelayControl: Sendable, Hashable {
    private let ordered: URL
    private let reported: URL

    /// - Parameter path: of the file with the ordered mode; the other one is beside it.
    public init(path: String) {
        ordered = URL(filePath: path)
        reported = URL(filePath: path + ".now")
    }

    func order(_ mode: RelayMode) throws(ClusterError) {
        try RunDirectory.write(Data("\(mode)\n".utf8), to: ordered)
    }

    var inForce: RelayMode? { Self.read(reported) }

    /// Runs a relay that follows the file, until the process ends.
    public func follow(port: Int, targetPort: Int) async throws {
        let relay = try TCPRelay(port: port, targetPort: targetPort)
        var last: RelayMode?
        while true {
            let mode = Self.read(ordered) ?? .open
            if mode != last {
                try await relay.set(mode)
                try RunDirectory.write(Data("\(mode)\n".utf8), to: reported)
                last = mode
            }
            try await Task.sleep(for: .milliseconds(Waiting.intervalMilliseconds))
        }
    }

    private static func read(_ file: URL) -> RelayMode? {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        return RelayMode(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
