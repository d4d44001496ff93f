// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Messages
import Node

/// A county's line to the hub is cut, it works on, the line is mended: until the hub has everything and the county
/// holds a permit asked for after the mending.
struct Reconnections: Measurement {
    static let figures: [Figure] = [.catchUpAfterReconnectMilliseconds]
    /// How long the line stays cut, so that the county's attempts have slowed down as far as they will.
    private static let cutSeconds = 5

    let scale: Scale
    let directory: URL

    func run() async throws -> [Measured] {
        let city = try BenchCity(in: directory, named: "reconnection")
        let hub = try await BenchHub(in: city)
        defer { hub.daemon.stop() }
        let relay = try TCPRelay(port: 0, targetPort: hub.daemon.port)
        defer { relay.stop() }
        let county = try await LiveCounty(.dinghai, under: hub, uplinkPort: relay.port, in: city)
        hub.beginMeasuring()
        var milliseconds: [Double] = []
        for _ in 0..<scale.reconnections { milliseconds.append(try await reconnect(county, over: relay)) }
        await county.node.stop()
        let samples = Samples(milliseconds)
        return [
            Measured(
                figure: .catchUpAfterReconnectMilliseconds, value: samples.maximum,
                basis: "longest of \(samples.count), median \(Int(samples.median)), "
                    + "\(scale.catchUpRecords) records each")
        ]
    }

    private func reconnect(_ county: LiveCounty, over relay: TCPRelay) async throws -> Double {
        try await relay.set(.cut)
        try await Polling.until("the line is cut") {
            try await county.administrator.status().peers.first?.state == "disconnected"
        }
        try await county.work(uses: scale.catchUpRecords / 2)
        try await Task.sleep(for: .seconds(Self.cutSeconds))
        let held = try await county.administrator.status()
        let watch = Stopwatch()
        let mendedMs = WallClock.milliseconds
        try await relay.set(.open)
        try await Polling.until("the hub has caught up", intervalMilliseconds: 2) {
            let status = try await county.administrator.status()
            guard let peer = status.peers.first, peer.state == "connected" else { return false }
            // A permit's end is counted from the moment it was asked for, so a later end shows a later question.
            let isRenewed =
                status.permitEndsMs >= held.permitEndsMs + (mendedMs - held.timeMs)
                && status.permitEndsMs > held.permitEndsMs
            return peer.sentSize >= held.ledgerSize && isRenewed
        }
        return watch.milliseconds
    }
}
