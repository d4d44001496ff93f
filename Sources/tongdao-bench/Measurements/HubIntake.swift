// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Node

/// Four counties that were cut off push what they hold at once to a hub in a process of its own. Every batch is hashed,
/// verified, judged again, committed and countersigned there.
struct HubIntake: Measurement {
    static let figures: [Figure] = [.hubIntakeRecordsPerSecond]

    let scale: Scale
    let directory: URL

    func run() async throws -> [Measured] {
        let city = try BenchCity(in: directory, named: "intake")
        let hub = try await BenchHub(in: city)
        defer { hub.daemon.stop() }
        var counties: [LiveCounty] = []
        for territory in Territory.counties {
            counties.append(try await LiveCounty(territory, under: hub, in: city))
        }
        hub.beginMeasuring()
        var held: UInt64 = 0
        for county in counties {
            await county.node.unlink()
            let before = try await county.administrator.status().ledgerSize
            try await county.work(uses: scale.intakeRecordsPerCounty / 2)
            held += try await county.administrator.status().ledgerSize - before
        }
        let watch = Stopwatch()
        for county in counties { county.node.link() }
        for county in counties {
            try await Polling.until("\(county.territory) is copied") {
                let status = try await county.administrator.status()
                return status.peers.first?.sentSize == status.ledgerSize
            }
        }
        let seconds = watch.seconds
        for county in counties { try await requireWholeCopy(of: county, at: hub) }
        for county in counties { await county.node.stop() }
        return [
            Measured(
                figure: .hubIntakeRecordsPerSecond, value: Double(held) / seconds,
                basis: "\(held) records of four counties, until each had the hub's countersignature over all")
        ]
    }

    private func requireWholeCopy(of county: LiveCounty, at hub: BenchHub) async throws {
        let size = try await county.administrator.status().ledgerSize
        let copied = try await hub.peer(BenchCity.uri(county.territory.name))?.sentSize ?? 0
        guard copied == size else {
            throw BenchError(
                "the hub holds \(copied) of \(size) records of \(county.territory)", remedy: "Run the cluster's tests")
        }
    }
}
