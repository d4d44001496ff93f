// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import NIOPosix
import Transport

/// What a daemon's memory grows by for each connection that does nothing.
struct IdleConnections: Measurement {
    static let figures: [Figure] = [.idleConnectionKibibytes]
    /// Opened before the first look, so that what the first connections bring about is not counted.
    private static let warmUpConnections = 16
    /// How long the daemon is left alone before each look.
    private static let settleSeconds = 2

    let scale: Scale
    let directory: URL

    func run() async throws -> [Measured] {
        let city = try BenchCity(in: directory, named: "idle")
        let nowhere = try LoopbackPort.free(1)[0]
        let daemon = try await city.spawn(city.configuration(.dinghai, above: (.city, nowhere)))
        defer { daemon.stop() }
        let identity = try city.bundle(BenchCity.administrator(of: .dinghai)).tlsIdentity
        let client = try TransportClient(
            group: MultiThreadedEventLoopGroup.singleton, tlsContext: TLSContext(identity: identity),
            configuration: TransportConfiguration(software: "tongdao-bench", logger: .silent))
        var connections: [Connection] = []
        func open(_ count: Int) async throws -> Int {
            for _ in 0..<count {
                connections.append(
                    try await client.connect(
                        host: "127.0.0.1", port: daemon.port, expectedPeer: BenchCity.uri("dinghai")))
            }
            try await Task.sleep(for: .seconds(Self.settleSeconds))
            return try daemon.residentKibibytes()
        }
        let before = try await open(Self.warmUpConnections)
        let after = try await open(scale.idleConnections)
        for connection in connections { connection.close() }
        return [
            Measured(
                figure: .idleConnectionKibibytes, value: Double(after - before) / Double(scale.idleConnections),
                basis: "resident memory \(before) to \(after) KiB over \(scale.idleConnections) connections")
        ]
    }
}
