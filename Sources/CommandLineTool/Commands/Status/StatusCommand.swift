// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages

/// `tongdao status`: one node and its links; also `tongdao node status`.
struct StatusCommand: QueryCommand {
    static var configuration: CommandConfiguration { .verb("status", NodeTexts.status) }

    @OptionGroup var query: QueryOptions

    func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
        let status = try await session.ask(Method.queriesStatus, StatusRequest())
        let surroundings = presenter.surroundings
        presenter.sheet(
            Self.entries(status, surroundings, isWide: presenter.format == .wide), id: status.node,
            json: JSONValue(reflecting: status))
        guard presenter.format == .table || presenter.format == .wide, !status.peers.isEmpty else { return }
        surroundings.console.result("")
        presenter.list(
            status.peers, columns: Self.peerColumns(surroundings), id: \.node, json: .null)
    }

    static func entries(
        _ status: NodeStatus, _ surroundings: Surroundings, isWide: Bool
    ) -> [(name: Text, value: String)] {
        let language = surroundings.language
        let lag = status.ledgerSize - min(status.ledgerSize, status.countersignedSize)
        let shown: [(name: Text, value: String)] = [
            (NodeTexts.node, "\(status.node) \(status.territoryName)"),
            (NodeTexts.role, status.role.title(in: language)),
            (NodeTexts.software, status.software),
            (NodeTexts.ruleSet, status.ruleSet),
            (NodeTexts.ledger, NodeTexts.records(status.ledgerSize, countersignLag: lag).in(language)),
            (NodeTexts.epoch, status.epoch == 0 ? "" : "\(status.epoch)"),
            (NodeTexts.leases, NodeTexts.leases(status.permitsLive, Shown.time(status.permitEndsMs)).in(language)),
            (NodeTexts.uses, "\(status.usesInFlight)"),
            (NodeTexts.refusals, "\(status.refusals)"),
            (NodeTexts.maintenanceHeading, status.maintenance ? OutputTexts.yes.in(language) : ""),
        ]
        guard isWide else { return shown }
        return shown + [
            (NodeTexts.head, Hex.encode(status.ledgerHead)), (NodeTexts.checkpoint, "\(status.checkpointSize)"),
            (NodeTexts.countersigned, "\(status.countersignedSize)"), (NodeTexts.instanceHeading, status.instance),
            (NodeTexts.started, Shown.time(status.startedMs)), (NodeTexts.clock, Shown.time(status.timeMs)),
        ]
    }

    static func peerColumns(_ surroundings: Surroundings) -> [Column<PeerStatus>] {
        let language = surroundings.language
        let now = surroundings.nowMilliseconds()
        return [
            Column(NodeTexts.peerHeading) { Shown.shortName($0.node) },
            Column(NodeTexts.directionHeading) { NodeTexts.direction($0.direction).in(language) },
            Column(NodeTexts.stateHeading) { NodeTexts.peerState($0.state).in(language) },
            Column(NodeTexts.epochHeading) { "\($0.epoch)" },
            Column(NodeTexts.copyHeading) { "\($0.sentSize)" },
            Column(NodeTexts.lagHeading) { "\($0.lagRecords)" },
            Column(NodeTexts.leaseHeading) { Shown.distance($0.permitEndsMs, from: now) },
            Column(NodeTexts.ordersHeading) { "\($0.ordersConfirmed)/\($0.ordersIssued)" },
            Column(NodeTexts.heardHeading) { Shown.distance($0.lastHeardMs, from: now) },
            Column(NodeTexts.detailHeading) { $0.detail.orNothing },
        ]
    }
}
