// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import Transport

/// Queries: what people ask a node. Answers come from what is durable.
struct QueryService: Sendable {
    let registrar: Registrar
    let uplink: UplinkDriver?
    let downlinks: DownlinkTable
    let clock: any NodeClock
    let startedMs: UInt64

    func register(in methods: inout MethodRegistry) {
        methods.unary(Method.queriesStatus) { _, _ in try await status() }
    }
}
