// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// One item of an exit file, done.
public struct ExitTick: Sendable, Equatable, Codable {
    public let item: ExitItem
    /// Who ticked it.
    public let by: String
    /// Unix milliseconds.
    public let atMs: UInt64
    /// SM3 of what proves it; empty: nothing was handed in.
    public let evidenceDigest: [UInt8]
}

/// Whether an exit file still waits for something.
public enum ExitState: Sendable, Equatable, Codable {
    /// Items are missing.
    case open
    /// Every item is ticked; a second person has to close it.
    case ready
    case closed(by: String, atMs: UInt64)

    /// The name in the transition table.
    public var name: String {
        switch self {
        case .open: "open"
        case .ready: "ready"
        case .closed: "closed"
        }
    }
}

/// What has to be done after an authorization has ended, and what has been (ZS-3.6). It goes by the authorization's id.
public struct ExitFile: Sendable, Equatable, Codable {
    public let authorization: String
    public let cause: ExitCause
    /// The part of the agreement that provides for it; empty for other causes.
    public let reference: String
    /// Empty when the term had ended.
    public let motion: String
    /// Who ordered the end.
    public let orderedBy: String
    /// When the hub ordered it, Unix milliseconds.
    public let orderedMs: UInt64
    /// In the order of ticking.
    public internal(set) var ticks: [ExitTick] = []
    /// Until when nothing logged before the exit may be removed, Unix milliseconds; 0: no hold is set (ZS-3.6d).
    public internal(set) var logsHeldUntilMs: UInt64 = 0
    public internal(set) var state: ExitState = .open
    public internal(set) var span: RecordSpan

    /// Every item a file has to hold, in the order of the contract.
    public static let items = ExitItem.allCases.filter { $0 != .unspecified }

    /// The items nobody has ticked yet.
    public var missing: [ExitItem] {
        Self.items.filter { item in !ticks.contains { $0.item == item } }
    }

    init(_ fact: RevocationOrdered, by actor: String, sequence: UInt64) {
        authorization = fact.authorizationId
        cause = fact.exitCause
        reference = fact.reference
        motion = fact.motionId
        orderedBy = actor
        orderedMs = fact.orderedMs
        span = RecordSpan(sequence)
    }
}

/// The exit files of this node, in the order the authorizations ended. The end itself opens a file.
public struct Exits: Sendable, Equatable, Codable {
    public private(set) var byID: [String: ExitFile] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(authorization: String) -> ExitFile? { byID[authorization] }

    mutating func opened(_ fact: RevocationOrdered, by actor: String, sequence: UInt64) {
        guard byID[fact.authorizationId] == nil else { return }
        byID[fact.authorizationId] = ExitFile(fact, by: actor, sequence: sequence)
        order.append(fact.authorizationId)
    }

    mutating func change(_ authorization: String, sequence: UInt64, _ body: (inout ExitFile) -> Void) -> Bool {
        guard let index = byID.index(forKey: authorization) else { return false }
        body(&byID.values[index])
        byID.values[index].span.last = sequence
        return true
    }
}
