// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// An organ or utility the unified channel binds (ZS-2.2e), with its declaration on contractors (ZS-2.2h).
public struct BoundOrgan: Sendable, Equatable, Codable {
    public let organ: String
    public let name: String
    public let kind: BoundOrganKind
    /// Organs that develop for it; none of their people may operate or grant.
    public let contractors: [String]
    public let span: RecordSpan

    init(_ fact: BoundOrganEntered, sequence: UInt64) {
        organ = fact.organ
        name = fact.name
        kind = fact.kind
        contractors = fact.contractors
        span = RecordSpan(sequence)
    }
}

/// How far a channel has come into the platform (ZS-2.2f).
public enum ChannelState: Sendable, Equatable, Codable {
    case declared
    case planned(digest: [UInt8])
    /// Its traffic goes through the gate.
    case onboarding
    /// The old way is closed.
    case absorbed(digest: [UInt8])

    /// The name in the transition table.
    public var name: String {
        switch self {
        case .declared: "declared"
        case .planned: "planned"
        case .onboarding: "onboarding"
        case .absorbed: "absorbed"
        }
    }
}

/// A channel a bound organ had before the platform (ZS-2.2e, ZS-2.2f).
public struct Channel: Sendable, Equatable, Codable {
    public let id: String
    public let organ: String
    public let name: String
    public let endpoint: String
    /// Unix milliseconds: by then it is to be absorbed.
    public internal(set) var deadlineMs: UInt64
    public internal(set) var state: ChannelState = .declared
    /// Uses that came in by it through the gate.
    public internal(set) var uses: UInt64 = 0
    public internal(set) var span: RecordSpan

    init(_ fact: ChannelDeclared, sequence: UInt64) {
        id = fact.channelId
        organ = fact.organ
        name = fact.name
        endpoint = fact.endpoint
        deadlineMs = fact.deadlineMs
        span = RecordSpan(sequence)
    }

    public var isAbsorbed: Bool { if case .absorbed = state { true } else { false } }
}

/// Bound organs and the channels they had, in the order they came on the register.
public struct Channels: Sendable, Equatable, Codable {
    public private(set) var organs: [String: BoundOrgan] = [:]
    public private(set) var organOrder: [String] = []
    public private(set) var byID: [String: Channel] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Channel? { byID[id] }

    /// The channel an organ has on the register; it has one at most (ZS-2.2e).
    public func channel(of organ: String) -> Channel? {
        order.lazy.compactMap { byID[$0] }.first { $0.organ == organ }
    }

    /// The bound organ that `organ` develops for; nil when it is nobody's contractor.
    public func employer(of organ: String) -> String? {
        organOrder.first { organs[$0]?.contractors.contains(organ) == true }
    }

    mutating func entered(_ fact: BoundOrganEntered, sequence: UInt64) {
        if organs.updateValue(BoundOrgan(fact, sequence: sequence), forKey: fact.organ) == nil {
            organOrder.append(fact.organ)
        }
    }

    mutating func declared(_ fact: ChannelDeclared, sequence: UInt64) {
        if byID.updateValue(Channel(fact, sequence: sequence), forKey: fact.channelId) == nil {
            order.append(fact.channelId)
        }
    }

    mutating func change(_ id: String, sequence: UInt64, _ body: (inout Channel) -> Void) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        body(&byID.values[index])
        byID.values[index].span.last = sequence
        return true
    }

    /// A use that came in by a channel is counted; it is no change of the channel itself.
    mutating func used(_ id: String) {
        guard !id.isEmpty, let index = byID.index(forKey: id) else { return }
        byID.values[index].uses &+= 1
    }
}
