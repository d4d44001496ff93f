// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NIOCore
import NIOPosix
import Transport

/// Round trips as they were measured.
struct RoundTrips: Sendable {
    /// Shortest first.
    let durations: [Duration]
    /// The node's clock less ours, in milliseconds, by the shortest trip: half of it is the most that can be wrong.
    let clockDifferenceMilliseconds: Int64

    var finding: DiagnosisFinding {
        let shortest = durations.first?.milliseconds ?? 0
        let median = durations.isEmpty ? 0 : durations[durations.count / 2].milliseconds
        return DiagnosisFinding(
            step: .roundTrip, outcome: .pass,
            detail: DiagnoseTexts.roundTrip(shortest: shortest, median: median, count: durations.count),
            values: [("shortestMs", .number(shortest)), ("medianMs", .number(median))])
    }
}

extension Diagnosis {
    /// Small echoes one after another.
    func roundTrips() async throws -> RoundTrips {
        var trips: [(Duration, Int64)] = []
        for _ in 0..<Self.echoCount {
            let sent = session.surroundings.nowMilliseconds()
            let start = ContinuousClock.now
            let answer = try await session.ask(
                Method.diagnosticsEcho,
                EchoMessage(payload: [UInt8](repeating: 0x55, count: Self.echoBytes), timeMs: sent))
            let trip = start.duration(to: .now)
            let middle = Int64(clamping: sent) + Int64(trip.milliseconds / 2)
            trips.append((trip, Int64(clamping: answer.timeMs) - middle))
        }
        trips.sort { $0.0 < $1.0 }
        return RoundTrips(durations: trips.map(\.0), clockDifferenceMilliseconds: trips.first?.1 ?? 0)
    }

    func clock() async throws -> DiagnosisFinding {
        let difference = try await roundTrips().clockDifferenceMilliseconds
        let isWithin = abs(difference) <= Self.clockBoundMilliseconds
        return DiagnosisFinding(
            step: .clock, outcome: isWithin ? .pass : .fail,
            detail: DiagnoseTexts.clock(difference, bound: Self.clockBoundMilliseconds, isWithin: isWithin),
            values: [("differenceMs", .integer(difference))])
    }

    /// From the node to here.
    func download() async throws -> DiagnosisFinding {
        let start = ContinuousClock.now
        var bytes = 0
        let request = BandwidthRequest(items: Self.transferItems, itemBytes: Self.transferItemBytes)
        let stream = try await session.stream(
            Method.diagnosticsDownload, request, timeout: session.timeout)
        for try await item in stream { bytes += item.payload.count }
        return transfer(.download, bytes: bytes, start.duration(to: .now))
    }

    /// From here to the node; it counts what arrives.
    func upload() async throws -> DiagnosisFinding {
        let item = EchoMessage(payload: [UInt8](repeating: 0x55, count: Int(Self.transferItemBytes)))
        let start = ContinuousClock.now
        let report = try await session.connection().clientStream(
            Method.diagnosticsUpload, timeout: session.timeout
        ) { writer in
            for _ in 0..<Self.transferItems { try await writer.send(item) }
        }
        return transfer(.upload, bytes: Int(clamping: report.bytes), start.duration(to: .now))
    }

    private func transfer(_ step: Step, bytes: Int, _ elapsed: Duration) -> DiagnosisFinding {
        let expected = Int(Self.transferItems * Self.transferItemBytes)
        let megabits = Double(bytes) * 8 / 1000 / max(elapsed.milliseconds, 0.001)
        return DiagnosisFinding(
            step: step, outcome: bytes == expected ? .pass : .fail,
            detail: DiagnoseTexts.transfer(bytes: bytes, expected: expected, megabits: megabits),
            values: [("megabitsPerSecond", .number((megabits * 10).rounded() / 10))])
    }
}

extension Duration {
    var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) * 1000 + Double(attoseconds) / 1e15
    }
}

extension NodeSession {
    /// A bare TCP connection to the node, to tell the route from what speaks over it.
    func openSocket() async throws -> any Channel {
        let patience = TimeAmount.milliseconds(min(target.timeoutMilliseconds, 5_000))
        do {
            return try await ClientBootstrap(group: group).connectTimeout(patience)
                .connect(host: target.address.host, port: target.address.port).get()
        } catch {
            let reasons = (error as? NIOConnectionError)?.connectionErrors.map { "\($0.error)" }
            throw CommandFailure(
                .unreachable, "connect-failed", DiagnoseTexts.noRoute("\(target.address)"),
                remedy: DiagnoseTexts.noRouteRemedy, cause: reasons?.joined(separator: "; ") ?? "\(error)")
        }
    }
}
