// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// How much of everything is measured.
struct Scale: Sendable, Hashable {
    /// How long calls are made for one figure, in seconds.
    var callSeconds: Double
    /// Uses a county begins and ends for its commit figure.
    var countyUses: Int
    /// Records each of the four counties holds back.
    var intakeRecordsPerCounty: Int
    var gateDecisions: Int
    var revocations: Int
    var idleConnections: Int
    /// Records of the ledger that is verified, and that a killed county restarts on.
    var ledgerRecords: Int
    var restarts: Int
    /// Records a county gathers while it is cut off.
    var catchUpRecords: Int
    var reconnections: Int

    /// What the figures are defined by. The ledger ends just before its next snapshot: a restart has the most to do.
    static let full = Scale(
        callSeconds: 5, countyUses: 150_000, intakeRecordsPerCounty: 150_000, gateDecisions: 5_000_000,
        revocations: 100, idleConnections: 900, ledgerRecords: 1_048_000, restarts: 5, catchUpRecords: 5_000,
        reconnections: 7)

    /// For trying whether it runs: the figures are rough.
    static let quick = Scale(
        callSeconds: 1, countyUses: 20_000, intakeRecordsPerCounty: 20_000, gateDecisions: 500_000, revocations: 20,
        idleConnections: 200, ledgerRecords: 98_000, restarts: 2, catchUpRecords: 2_000, reconnections: 3)
}
