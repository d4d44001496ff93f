// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The figures that `bench.json` names, with unit and aim.
enum Figure: String, CaseIterable, Sendable {
    case unaryCallsPerSecond1 = "unary_calls_per_s_1"
    case unaryCallsPerSecond64 = "unary_calls_per_s_64"
    case unaryMedianMicroseconds64 = "unary_p50_us_64"
    case unary99thMicroseconds64 = "unary_p99_us_64"
    case countyCommitRecordsPerSecond = "county_commit_records_per_s"
    case hubIntakeRecordsPerSecond = "hub_intake_records_per_s"
    case gateDecisionsPerSecond = "gate_decisions_per_s"
    case revocation99thMilliseconds = "revocation_p99_ms"
    case idleConnectionKibibytes = "idle_connection_kib"
    case verifyRecordsPerSecond = "verify_records_per_s"
    case restartAfterKillMilliseconds = "restart_after_kill_ms"
    case catchUpAfterReconnectMilliseconds = "catch_up_after_reconnect_ms"

    /// As `bench.json` names it.
    var unit: String {
        switch self {
        case .unaryCallsPerSecond1, .unaryCallsPerSecond64: "calls/s"
        case .unaryMedianMicroseconds64, .unary99thMicroseconds64: "us"
        case .countyCommitRecordsPerSecond, .hubIntakeRecordsPerSecond, .verifyRecordsPerSecond: "records/s"
        case .gateDecisionsPerSecond: "decisions/s"
        case .revocation99thMilliseconds, .restartAfterKillMilliseconds, .catchUpAfterReconnectMilliseconds: "ms"
        case .idleConnectionKibibytes: "KiB"
        }
    }

    /// What two shared cores should reach; nil where none was set.
    var aim: Aim? {
        switch self {
        case .unaryCallsPerSecond1: .atLeast(8_000)
        case .unaryCallsPerSecond64: .atLeast(40_000)
        case .hubIntakeRecordsPerSecond, .verifyRecordsPerSecond: .atLeast(100_000)
        case .gateDecisionsPerSecond: .atLeast(1_000_000)
        case .revocation99thMilliseconds: .under(50)
        case .idleConnectionKibibytes: .under(100)
        case .restartAfterKillMilliseconds, .catchUpAfterReconnectMilliseconds: .under(1_000)
        case .unaryMedianMicroseconds64, .unary99thMicroseconds64, .countyCommitRecordsPerSecond: nil
        }
    }
}

/// What a figure should reach.
enum Aim: Sendable, Hashable {
    case atLeast(Double)
    case under(Double)

    func isReached(by value: Double) -> Bool {
        switch self {
        case .atLeast(let bound): value >= bound
        case .under(let bound): value < bound
        }
    }
}

/// One figure as it came out.
struct Measured: Sendable, Hashable {
    let figure: Figure
    let value: Double
    /// What the value rests on, for the reader of the table: how many, of what, the spread.
    let basis: String
}
