// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import NodeCore

/// The ends of links, as the tasks that carry their bytes use them.
extension Registrar {
    // MARK: - The node above

    func uplinkConnected(over line: OutgoingLine) {
        core.uplink?.connected(over: line)
    }

    func uplinkReceived(_ message: LinkMessage) {
        core.uplink?.received(message)
    }

    func uplinkTick() {
        core.uplink?.tick()
    }

    /// Returns when everything the connection had asked for has been done.
    /// - Returns: why the core closed the link; nothing when the connection ended by itself.
    func uplinkDisconnected() async -> LinkFailure? {
        guard let uplink = core.uplink else { return nil }
        await withCheckedContinuation { continuation in
            uplink.disconnected { continuation.resume() }
        }
        return uplink.failure
    }

    var uplinkSnapshot: UplinkSession.Snapshot? { core.uplink?.snapshot }

    // MARK: - Nodes below

    /// A session of a node below, named by a number so that it never leaves the core's thread.
    func downlinkConnected(from certifiedURI: String, address: String, over line: OutgoingLine) -> UInt64 {
        lastDownlink += 1
        downlinks[lastDownlink] = core.downlinks.connected(from: certifiedURI, address: address, over: line)
        return lastDownlink
    }

    func downlinkReceived(_ message: LinkMessage, by number: UInt64) {
        downlinks[number]?.received(message)
    }

    func downlinkTick(_ number: UInt64) {
        downlinks[number]?.tick()
    }

    func downlinkDisconnected(_ number: UInt64) {
        downlinks.removeValue(forKey: number)?.disconnected()
    }

    /// What `status` shows of a node below.
    struct DownlinkPicture: Sendable {
        var isOpen = false
        var inMaintenance = false
        var lastHeardMs: UInt64 = 0
        var ordersConfirmed: UInt64 = 0
    }

    func downlinkPicture(of node: String) -> DownlinkPicture {
        guard let session = core.downlinks.session(of: node) else { return DownlinkPicture() }
        return DownlinkPicture(
            isOpen: session.isOpen, inMaintenance: session.inMaintenance, lastHeardMs: session.lastHeardMs,
            ordersConfirmed: session.ordersConfirmed ?? 0)
    }

    /// Ends every link from below after what is queued; the nodes come back when this one does.
    func endDownlinks() {
        for session in core.downlinks.all { session.shutDown() }
    }
}
