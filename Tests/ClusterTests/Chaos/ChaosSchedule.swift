// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

@testable import ClusterTesting

/// Which faults come when, all of it from one seed: the same seed and length give the same schedule.
///
/// Three lanes run side by side, each a row of events with pauses between them: two of faults on links, one of faults on
/// daemons, so that never more than one daemon is down.
struct ChaosSchedule: Sendable {
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case delay, loss, disorder, partition, oneWayPartition, slowLink, reset
        case kill, pause, fullDisk

        var isOfLink: Bool { ![.kill, .pause, .fullDisk].contains(self) }
    }

    struct Event: Sendable, Hashable, CustomStringConvertible {
        var kind: Kind
        /// The daemon, or the node whose link to the one above it is meant.
        var node: String
        var fault = LinkFault.none
        var directions = [LinkDirection].both
        /// The quiet before it, and how long it lasts. Milliseconds.
        var gapMilliseconds: Int
        var durationMilliseconds: Int

        var description: String {
            let way = directions.count == 1 ? " \(directions[0])" : ""
            let what = kind.isOfLink ? " (\(fault))" : ""
            return "+\(gapMilliseconds) ms \(kind.rawValue) of \(node)\(way)\(what) for \(durationMilliseconds) ms"
        }
    }

    /// Links, other links, daemons.
    private(set) var lanes: [[Event]] = []

    /// - Parameters:
    ///   - milliseconds: how long each lane is filled, at least. What every lane must have comes first, in an order of
    ///     chance.
    ///   - pauseMilliseconds: how long a daemon is stopped: longer than a lease.
    ///   - diskNodes: whose disks can be filled.
    init(topology: Topology, seed: UInt64, milliseconds: Int, pauseMilliseconds: Int, diskNodes: [String]) {
        var chance = PacketChance(seed: seed)
        let names = topology.nodes.map(\.name)
        let counties = topology.nodes.filter { $0.kind == .county }.map(\.name)
        let linked = topology.nodes.filter { topology.above($0) != nil }.map(\.name)
        for half in 0..<2 {
            let nodes = linked.enumerated().filter { $0.offset % 2 == half }.map(\.element)
            let deck = Self.shuffled(Kind.allCases.filter(\.isOfLink), &chance)
            lanes.append(
                Self.lane(deck: deck, milliseconds: milliseconds, &chance) { kind, chance in
                    Self.linkEvent(
                        kind ?? deck[chance.below(deck.count)], on: nodes[chance.below(nodes.count)], &chance)
                })
        }
        var needed: [(Kind, String)] = names.map { (.kill, $0) }
        needed.append((.pause, names[chance.below(names.count - counties.count)]))
        needed.append((.fullDisk, diskNodes[chance.below(diskNodes.count)]))
        // The county that wakes late comes last: by then there is something to be revoked in its sleep.
        let deck = Self.shuffled(needed, &chance) + [(.pause, counties[chance.below(counties.count)])]
        lanes.append(
            Self.lane(deck: deck, milliseconds: milliseconds, &chance) { next, chance in
                let (kind, node) = next ?? (.kill, names[chance.below(names.count)])
                let length =
                    switch kind {
                    case .pause: pauseMilliseconds
                    default: 100 + chance.below(1500)
                    }
                return Event(
                    kind: kind, node: node, gapMilliseconds: 300 + chance.below(1500), durationMilliseconds: length)
            })
    }

    private static func lane<Card>(
        deck: [Card], milliseconds: Int, _ chance: inout PacketChance,
        make: (Card?, inout PacketChance) -> Event
    ) -> [Event] {
        var events: [Event] = []
        var rest = deck[...]
        var length = 0
        while length < milliseconds || !rest.isEmpty {
            let event = make(rest.popFirst(), &chance)
            events.append(event)
            length += event.gapMilliseconds + event.durationMilliseconds
        }
        return events
    }

    private static func linkEvent(_ kind: Kind, on node: String, _ chance: inout PacketChance) -> Event {
        var event = Event(
            kind: kind, node: node, gapMilliseconds: 200 + chance.below(1200),
            durationMilliseconds: 1500 + chance.below(4000))
        switch kind {
        case .delay:
            event.fault.delayMilliseconds = 20 + chance.below(300)
            event.fault.jitterMilliseconds = chance.below(event.fault.delayMilliseconds)
        case .loss: event.fault.lossPercent = 5 + chance.below(35)
        case .disorder:
            event.fault.delayMilliseconds = 10 + chance.below(60)
            event.fault.duplicatePercent = 5 + chance.below(30)
            event.fault.reorderPercent = 10 + chance.below(40)
        case .partition: event.fault = .blocked
        case .oneWayPartition:
            event.fault = .blocked
            event.directions = [chance.below(2) == 0 ? .up : .down]
        case .slowLink: event.fault.kilobitsPerSecond = 16 + chance.below(240)
        case .reset: event.durationMilliseconds = 300 + chance.below(700)
        case .kill, .pause, .fullDisk: break
        }
        return event
    }

    private static func shuffled<Value>(_ values: [Value], _ chance: inout PacketChance) -> [Value] {
        var left = values
        var result: [Value] = []
        while !left.isEmpty { result.append(left.remove(at: chance.below(left.count))) }
        return result
    }
}
