// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc
import Messages
import NIOCore
import Transport

/// Keeps a number of echo calls open on one connection for a time, on the connection's own event loop.
///
/// Each answer is the beginning of the next call, so exactly `width` calls are open throughout. The loop both sends and
/// measures, as a single-threaded client would.
final class CallLoad {
    struct Outcome: Sendable {
        /// Completed calls a second.
        let callsPerSecond: Double
        /// Each call's time, in microseconds.
        let microseconds: [Double]
    }

    private static let timeout = Duration.seconds(30)

    private let connection: Connection
    private let request: EchoMessage
    private let promise: EventLoopPromise<Outcome>
    private let begin: UInt64
    private let end: UInt64
    private var open: Int
    private var nanoseconds: [UInt64] = []

    private init(_ connection: Connection, payload: [UInt8], width: Int, seconds: Double) {
        self.connection = connection
        request = EchoMessage(payload: payload, timeMs: 0)
        promise = connection.eventLoop.makePromise()
        open = width
        begin = Self.now()
        end = begin + UInt64(seconds * 1e9)
        nanoseconds.reserveCapacity(1 << 20)
    }

    static func run(
        on connection: Connection, payload: [UInt8], width: Int, seconds: Double
    ) async throws -> Outcome {
        try await connection.eventLoop.flatSubmit {
            let load = CallLoad(connection, payload: payload, width: width, seconds: seconds)
            for _ in 0..<width { load.call() }
            return load.promise.futureResult
        }.get()
    }

    private func call() {
        let start = Self.now()
        connection.callFuture(Method.diagnosticsEcho, request, timeout: Self.timeout)
            .assumeIsolated().whenComplete { [self] result in completed(result, start) }
    }

    private func completed(_ result: Result<EchoMessage, any Error>, _ start: UInt64) {
        switch result {
        case .failure(let error):
            promise.fail(error)
        case .success(let answer):
            guard answer.payload.count == request.payload.count else {
                return promise.fail(BenchError("an echo came back shortened", remedy: "Run the transport's tests"))
            }
            let now = Self.now()
            nanoseconds.append(now - start)
            if now < end { return call() }
            open -= 1
            if open == 0 { finish(now) }
        }
    }

    private func finish(_ now: UInt64) {
        promise.succeed(
            Outcome(
                callsPerSecond: Double(nanoseconds.count) / (Double(now - begin) / 1e9),
                microseconds: nanoseconds.map { Double($0) / 1_000 }))
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
