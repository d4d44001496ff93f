// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Where a matter stands.
public enum MatterState: Sendable, Equatable, Codable {
    case open
    case answered(by: String, atMs: UInt64)
    case closed(MatterOutcome, by: String, atMs: UInt64)

    /// The name used in views and messages.
    public var name: String {
        switch self {
        case .open: "open"
        case .answered: "answered"
        case .closed: "closed"
        }
    }
}

/// One security review, risk assessment, early warning, emergency response or inspection (ZS-1.3g, ZS-1.3j).
public struct Matter: Sendable, Equatable, Codable {
    public let fact: MatterOpened
    public let openedBy: String
    /// Unix milliseconds.
    public let openedMs: UInt64
    public internal(set) var state: MatterState = .open
    public internal(set) var span: RecordSpan

    public var id: String { fact.matterId }

    init(_ fact: MatterOpened, in record: Record) {
        self.fact = fact
        openedBy = record.actor
        openedMs = record.time >> 16
        span = RecordSpan(record.sequence)
    }
}

/// The matters, in the order they were opened.
public struct Matters: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Matter] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Matter? { byID[id] }

    mutating func opened(_ matter: Matter) {
        if byID.updateValue(matter, forKey: matter.id) == nil { order.append(matter.id) }
    }

    /// Moves one matter; false when there is none of that id.
    mutating func moved(_ id: String, to state: MatterState, sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        byID.values[index].state = state
        byID.values[index].span.last = sequence
        return true
    }
}
