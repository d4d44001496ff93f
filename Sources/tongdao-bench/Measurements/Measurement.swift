// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// One arrangement of nodes, and the figures taken from it.
protocol Measurement: Sendable, SendableMetatype {
    /// What `run` gives, in its order.
    static var figures: [Figure] { get }

    init(scale: Scale, directory: URL)

    /// Sets everything up, measures, and takes it down again.
    func run() async throws -> [Measured]
}

/// Everything that is measured, in the order of the table.
enum Measurements {
    static let all: [any Measurement.Type] = [
        UnaryCalls.self, CountyCommit.self, HubIntake.self, GateDecisions.self, Revocations.self,
        IdleConnections.self, MillionRecords.self, Reconnections.self,
    ]
}
