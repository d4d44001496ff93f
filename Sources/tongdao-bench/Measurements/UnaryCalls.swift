// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import NIOPosix
import Transport

/// Unary calls on one TLS connection to a daemon in another process: one at a time, and 64 at once.
struct UnaryCalls: Measurement {
    static let figures: [Figure] = [
        .unaryCallsPerSecond1, .unaryCallsPerSecond64, .unaryMedianMicroseconds64, .unary99thMicroseconds64,
    ]
    private static let payloadBytes = 400
    private static let width = 64
    private static let warmUpSeconds = 0.5

    let scale: Scale
    let directory: URL

    func run() async throws -> [Measured] {
        let city = try BenchCity(in: directory, named: "calls")
        let nowhere = try LoopbackPort.free(1)[0]
        let daemon = try await city.spawn(city.configuration(.dinghai, above: (.city, nowhere)))
        defer { daemon.stop() }
        let person = try await BenchPerson(
            BenchCity.administrator(of: .dinghai), at: .dinghai, port: daemon.port, in: city)
        defer { person.connection.close() }
        let payload = (0..<Self.payloadBytes).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        func load(_ width: Int, _ seconds: Double) async throws -> CallLoad.Outcome {
            try await CallLoad.run(on: person.connection, payload: payload, width: width, seconds: seconds)
        }
        _ = try await load(Self.width, Self.warmUpSeconds)
        let single = try await load(1, scale.callSeconds)
        let many = try await load(Self.width, scale.callSeconds)
        let times = Samples(many.microseconds)
        let basis = "\(times.count) calls of \(Self.payloadBytes) bytes, \(Self.width) at once"
        let median = Samples(single.microseconds).median
        return [
            Measured(
                figure: .unaryCallsPerSecond1, value: single.callsPerSecond,
                basis: "\(single.microseconds.count) calls of \(Self.payloadBytes) bytes, median \(Int(median)) us"),
            Measured(figure: .unaryCallsPerSecond64, value: many.callsPerSecond, basis: basis),
            Measured(figure: .unaryMedianMicroseconds64, value: times.median, basis: basis),
            Measured(figure: .unary99thMicroseconds64, value: times.percentile(99), basis: basis),
        ]
    }
}
