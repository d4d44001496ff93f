// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Node

/// Records a county commits durably: uses through the gate and their ends, with every flush and every SM2 checkpoint.
struct CountyCommit: Measurement {
    static let figures: [Figure] = [.countyCommitRecordsPerSecond]
    private static let warmUpUses = 4_000

    let scale: Scale
    let directory: URL

    func run() async throws -> [Measured] {
        let city = try BenchCity(in: directory, named: "county")
        let hub = try await BenchHub(in: city)
        defer { hub.daemon.stop() }
        let county = try await LiveCounty(.dinghai, under: hub, in: city)
        hub.beginMeasuring()
        await county.node.unlink()
        try await county.work(uses: Self.warmUpUses)
        let watch = Stopwatch()
        try await county.work(uses: scale.countyUses)
        let seconds = watch.seconds
        await county.node.stop()
        let records = 2 * scale.countyUses
        return [
            Measured(
                figure: .countyCommitRecordsPerSecond, value: Double(records) / seconds,
                basis: "\(records) records in groups of about 4,000, half uses begun, half ended")
        ]
    }
}
