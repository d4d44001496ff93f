// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Ledger
import Messages
import NodeCore
import Registry
import Rules

extension QueryService {
    /// The node's state; its peers and figures only for those who may see the node's business.
    func status(_ scope: ReadScope) async throws -> NodeStatus {
        let current = try await registrar.status()
        let registry = current.registry
        let now = clock.now().wallMilliseconds
        var status = NodeStatus()
        status.node = registrar.node
        status.role = registry.identity?.role ?? .unspecified
        status.software = Software.daemon
        status.epoch = current.epoch
        status.ledgerSize = current.state.size
        status.ledgerHead = current.state.head
        status.checkpointSize = try checkpointSize(.last)
        status.countersignedSize = try checkpointSize(.lastCountersigned)
        status.ruleSet = current.ruleSet?.id ?? ""
        status.maintenance = registry.isInMaintenance
        status.timeMs = now
        status.startedMs = startedMs
        status.permitsLive = UInt32(clamping: current.permitsLive)
        status.permitEndsMs = current.permitEndsMs
        status.usesInFlight = UInt32(clamping: registry.uses.count)
        status.refusals = registry.vigilance.refusalCount
        status.instance = registry.identity?.instance ?? ""
        status.territoryName = registry.identity?.territoryName ?? ""
        guard scope == .everything else { return status }
        if let link = await registrar.uplinkSnapshot { status.peers.append(Self.view(link, of: current)) }
        for name in registry.nodes.sortedNames {
            if let entry = registry.nodes[name] { status.peers.append(await below(entry, current)) }
        }
        return status
    }

    private func checkpointSize(_ choice: CheckpointSize) throws -> UInt64 {
        let checkpoint =
            switch choice {
            case .last: try registrar.reader.checkpoint(of: registrar.node)
            case .lastCountersigned: try registrar.reader.checkpoint(of: registrar.node, .lastCountersigned)
            }
        guard let checkpoint else { return 0 }
        return try CheckpointBody.decode(checkpoint.body).size
    }

    private enum CheckpointSize {
        case last
        case lastCountersigned
    }

    private static func view(_ link: UplinkSession.Snapshot, of current: RegistrarStatus) -> PeerStatus {
        var peer = PeerStatus()
        peer.node = link.node
        peer.direction = "above"
        peer.state = link.state
        peer.detail = link.detail
        peer.epoch = current.epoch
        peer.sentSize = link.acknowledgedSize
        peer.lagRecords = current.state.size - min(current.state.size, link.acknowledgedSize)
        peer.lastHeardMs = link.lastHeardMs
        peer.permitEndsMs = current.permitEndsMs
        peer.ordersConfirmed = current.registry.ordersApplied
        return peer
    }

    private func below(_ entry: NodeEntry, _ current: RegistrarStatus) async -> PeerStatus {
        var peer = PeerStatus()
        peer.node = entry.node
        peer.direction = "below"
        peer.epoch = entry.epoch?.epoch ?? 0
        peer.sentSize = current.copySizes[entry.node] ?? 0
        peer.ordersIssued = current.registry.orders.issued(to: entry.node)
        let link = await registrar.downlinkPicture(of: entry.node)
        peer.lastHeardMs = link.lastHeardMs
        peer.ordersConfirmed = link.ordersConfirmed
        let attempts = current.registry.nodes.attempts[entry.node] ?? 0
        switch entry.standing {
        case .requested:
            peer.state = "requested"
            peer.detail = entry.instance
        case .quarantined(let reason):
            peer.state = "quarantined"
            peer.detail = reason
        case .admitted:
            peer.state = link.isOpen ? (link.inMaintenance ? "maintenance" : "connected") : "disconnected"
            peer.detail = attempts > 0 ? "refused attempts: \(attempts)" : ""
        }
        return peer
    }
}
