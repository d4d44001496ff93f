// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages

/// From sending the revocation to the hub until the county's gate is shut, both in processes of their own.
struct Revocations: Measurement {
    static let figures: [Figure] = [.revocation99thMilliseconds]

    let scale: Scale
    let directory: URL

    func run() async throws -> [Measured] {
        let city = try BenchCity(in: directory, named: "revocation")
        let hub = try await BenchHub(in: city)
        defer { hub.daemon.stop() }
        let daemon = try await city.spawn(city.configuration(.dinghai, above: (.city, hub.daemon.port)))
        defer { daemon.stop() }
        try await hub.admit(.dinghai)
        let office = try await CountyOffice(.dinghai, port: daemon.port, in: city)
        let notice = try await office.publishNotice()
        var authorizations: [String] = []
        for number in 1...scale.revocations {
            authorizations.append(try await office.authorize("forecast-\(number)", under: notice))
        }
        for id in authorizations { try await office.waitUntilLive(id) }
        hub.beginMeasuring()
        var milliseconds: [Double] = []
        for id in authorizations { milliseconds.append(try await revoke(id, at: hub)) }
        let samples = Samples(milliseconds)
        return [
            Measured(
                figure: .revocation99thMilliseconds, value: samples.percentile(99),
                basis: "\(samples.count) revocations, median \(Report.rounded(samples.median)), "
                    + "longest \(Report.rounded(samples.maximum))")
        ]
    }

    /// The county's receipt says at which of its milliseconds it stopped: the end of that millisecond counts.
    private func revoke(_ id: String, at hub: BenchHub) async throws -> Double {
        let command = try await hub.prepareRevocation(of: id)
        let start = WallClock.exactMilliseconds
        _ = try await hub.administrator.submit(command)
        var stoppedMs: UInt64 = 0
        try await Polling.until("\(id) is proved stopped") {
            let stop = try await hub.administrator.authorization(id)?.stops.first
            stoppedMs = stop?.stoppedMs ?? 0
            return stop?.state == "proved-stopped"
        }
        return Double(stoppedMs) + 1 - start
    }
}
