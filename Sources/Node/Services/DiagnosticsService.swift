// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import NodeCore
import NIOCore
import Transport

/// Diagnostics: what `tongdao diagnose` measures a link with.
struct DiagnosticsService: Sendable {
    /// Bounds of a bandwidth measurement, so that it measures the link and does not occupy it.
    static let maximumItems: UInt32 = 1_024
    static let maximumItemBytes: UInt32 = 65_536

    let clock: any NodeClock

    func register(in methods: inout MethodRegistry) {
        methods.onEventLoop(Method.diagnosticsEcho) { context, request in
            context.eventLoop.makeSucceededFuture(
                EchoMessage(payload: request.payload, timeMs: clock.now().wallMilliseconds))
        }
        methods.serverStream(Method.diagnosticsDownload) { _, request, writer in
            guard request.items <= Self.maximumItems, request.itemBytes <= Self.maximumItemBytes else {
                throw CallFailure(
                    .outOfRange, "at most \(Self.maximumItems) items of \(Self.maximumItemBytes) bytes are sent")
            }
            let payload = [UInt8](repeating: 0, count: Int(request.itemBytes))
            for _ in 0..<request.items {
                try await writer.send(EchoMessage(payload: payload, timeMs: clock.now().wallMilliseconds))
            }
        }
        methods.clientStream(Method.diagnosticsUpload) { _, items in
            let start = clock.now().monotonicMilliseconds
            var bytes: UInt64 = 0
            for try await item in items { bytes += UInt64(item.payload.count) }
            let elapsed = clock.now().monotonicMilliseconds - start
            return BandwidthReport(bytes: bytes, elapsedUs: max(1, elapsed) * 1_000)
        }
    }
}
