// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is wrong with one direction of a link. Percentages are of packets.
public struct LinkFault: Sendable, Hashable, CustomStringConvertible {
    /// Every packet is this much later. Milliseconds.
    public var delayMilliseconds = 0
    /// The delay differs from packet to packet by up to this much either way. Milliseconds.
    public var jitterMilliseconds = 0
    public var lossPercent = 0
    public var duplicatePercent = 0
    /// So many overtake those that are delayed. Needs a delay.
    public var reorderPercent = 0
    /// The rate the direction is throttled to; 0: not at all. Kilobits a second.
    public var kilobitsPerSecond = 0
    /// Nothing passes, and nobody is told.
    public var isBlocked = false

    public init() {}

    public static let none = LinkFault()
    public static let blocked: LinkFault = {
        var fault = LinkFault()
        fault.isBlocked = true
        return fault
    }()

    /// Whether it takes netem, or what stands in for it.
    var needsEmulation: Bool {
        delayMilliseconds > 0 || jitterMilliseconds > 0 || lossPercent > 0 || duplicatePercent > 0 || reorderPercent > 0
    }

    public var description: String {
        var words: [String] = []
        if isBlocked { words.append("blocked") }
        if delayMilliseconds > 0 { words.append("delay \(delayMilliseconds)±\(jitterMilliseconds) ms") }
        if lossPercent > 0 { words.append("loss \(lossPercent) %") }
        if duplicatePercent > 0 { words.append("duplication \(duplicatePercent) %") }
        if reorderPercent > 0 { words.append("reordering \(reorderPercent) %") }
        if kilobitsPerSecond > 0 { words.append("\(kilobitsPerSecond) kbit/s") }
        return words.isEmpty ? "none" : words.joined(separator: ", ")
    }
}

/// Which way of the link between a node and the one above it.
public enum LinkDirection: Sendable, Hashable, CaseIterable {
    /// From the node to the one above.
    case up
    /// From the one above to the node.
    case down
}

extension [LinkDirection] {
    public static let both: [LinkDirection] = [.up, .down]
}
