// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// How a node stands with the node above it.
public enum NodeStanding: Sendable, Equatable, Codable {
    /// It has asked to come in; nobody has approved.
    case requested
    case admitted
    /// Its traffic is refused until released; what it had applied stays.
    case quarantined(reason: String)

    /// The name used in views, messages and the transition table.
    public var stage: NodeStage {
        switch self {
        case .requested: .requested
        case .admitted: .admitted
        case .quarantined: .quarantined
        }
    }
}

/// The name of a node's standing.
public enum NodeStage: String, Sendable, Codable, CaseIterable {
    case requested
    case admitted
    case quarantined
}

/// The right to write, given to one process of one data directory.
public struct EpochGrant: Sendable, Equatable, Codable {
    public let epoch: UInt64
    public let instance: String
    public let boot: String
    /// When the certificate ends that the process showed, Unix milliseconds; 0: not known.
    public let certificateEndsMs: UInt64
}

/// A node below, as seen from the node above.
public struct NodeEntry: Sendable, Equatable, Codable {
    public let node: String
    public internal(set) var role: NodeRole
    public internal(set) var territoryCode: String
    public internal(set) var territoryName: String
    /// The data directory and the key it asked with; after admission, those admitted.
    public internal(set) var instance: String
    public internal(set) var publicKey: [UInt8]
    public internal(set) var standing: NodeStanding = .requested
    /// The last epoch granted; nil: none yet.
    public internal(set) var epoch: EpochGrant?
    /// A request that differs from what was admitted, waiting for approval.
    public internal(set) var pending: NodeRequested?
    public internal(set) var span: RecordSpan

    init(_ fact: NodeRequested, sequence: UInt64) {
        node = fact.node
        role = fact.role
        territoryCode = fact.territoryCode
        territoryName = fact.territoryName
        instance = fact.instance
        publicKey = fact.publicKey
        span = RecordSpan(sequence)
    }

    public var isAdmitted: Bool { standing == .admitted }

    /// Whether it was ever admitted: orders go on being numbered for a node in quarantine.
    public var wasAdmitted: Bool { standing != .requested }
}

/// The nodes below this one.
public struct Nodes: Sendable, Equatable, Codable {
    public private(set) var byName: [String: NodeEntry] = [:]
    /// Refused attempts by node name, whether or not that name was ever admitted (ZS-2.2e).
    public private(set) var attempts: [String: UInt64] = [:]
    /// Where the last refused attempt of each name stands.
    public private(set) var lastAttempt: [String: UInt64] = [:]

    init() {}

    public subscript(name: String) -> NodeEntry? { byName[name] }

    /// Names in a fixed order.
    public var sortedNames: [String] { byName.keys.sorted() }

    /// Every node that was ever admitted, in a fixed order.
    public var admittedNames: [String] {
        byName.values.filter(\.wasAdmitted).map(\.node).sorted()
    }

    mutating func requested(_ fact: NodeRequested, sequence: UInt64) {
        guard let index = byName.index(forKey: fact.node) else {
            byName[fact.node] = NodeEntry(fact, sequence: sequence)
            return
        }
        byName.values[index].span.last = sequence
        if byName.values[index].standing == .requested {
            var entry = NodeEntry(fact, sequence: sequence)
            entry.span = byName.values[index].span
            byName.values[index] = entry
        } else {
            byName.values[index].pending = fact
        }
    }

    mutating func admitted(_ fact: NodeAdmitted, sequence: UInt64) -> Bool {
        change(fact.node, sequence) { entry in
            if let pending = entry.pending {
                entry.role = pending.role
                entry.territoryCode = pending.territoryCode
                entry.territoryName = pending.territoryName
                entry.pending = nil
            }
            entry.instance = fact.instance
            entry.publicKey = fact.publicKey
            entry.standing = .admitted
        }
    }

    mutating func granted(_ fact: EpochGranted, sequence: UInt64) -> Bool {
        change(fact.node, sequence) {
            $0.epoch = EpochGrant(
                epoch: fact.epoch, instance: fact.instance, boot: fact.boot, certificateEndsMs: fact.certificateEndsMs)
        }
    }

    mutating func quarantined(_ fact: NodeQuarantined, sequence: UInt64) -> Bool {
        change(fact.node, sequence) { $0.standing = .quarantined(reason: fact.reason) }
    }

    mutating func released(_ fact: NodeReleased, sequence: UInt64) -> Bool {
        change(fact.node, sequence) { $0.standing = .admitted }
    }

    mutating func attemptRefused(_ fact: AttemptRefused, sequence: UInt64) {
        attempts[fact.node, default: 0] += 1
        lastAttempt[fact.node] = sequence
    }

    private mutating func change(_ name: String, _ sequence: UInt64, _ body: (inout NodeEntry) -> Void) -> Bool {
        guard let index = byName.index(forKey: name) else { return false }
        body(&byName.values[index])
        byName.values[index].span.last = sequence
        return true
    }
}
