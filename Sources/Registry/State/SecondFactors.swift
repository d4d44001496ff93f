// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The second factor of one person at this node: that there is one, and since when. What proves it is in no ledger.
public struct SecondFactor: Sendable, Equatable, Codable {
    public enum State: Sendable, Equatable, Codable {
        /// The person may set a first one since then, Unix milliseconds.
        case awaited(sinceMs: UInt64)
        /// Set by the command of that id.
        case set(id: String, atMs: UInt64)
    }

    public internal(set) var state: State
    public internal(set) var span: RecordSpan

    /// The factor that counts now; nil: none has been set.
    public var id: String? {
        if case .set(let id, _) = state { id } else { nil }
    }
}

/// Who has a second factor at this node, and whose logins were locked.
public struct SecondFactors: Sendable, Equatable, Codable {
    public private(set) var byPerson: [String: SecondFactor] = [:]
    /// When the logins of a person were locked and have not been unlocked since, Unix milliseconds. How long that holds is the
    /// rule set's.
    public private(set) var locks: [String: UInt64] = [:]
    /// The records that set, reset, locked or unlocked something of a person.
    public private(set) var spans: [String: RecordSpan] = [:]

    init() {}

    public subscript(person: String) -> SecondFactor? { byPerson[person] }

    /// An office is new to the person: a factor that is set stays.
    mutating func wanted(_ person: String, atMs: UInt64, sequence: UInt64) {
        if byPerson[person]?.id != nil { return }
        put(person, .awaited(sinceMs: atMs), sequence)
    }

    mutating func set(_ person: String, id: String, atMs: UInt64, sequence: UInt64) {
        put(person, .set(id: id, atMs: atMs), sequence)
        touch(person, sequence)
    }

    mutating func reset(_ person: String, atMs: UInt64, sequence: UInt64) {
        put(person, .awaited(sinceMs: atMs), sequence)
        touch(person, sequence)
        locks[person] = nil
    }

    /// Whoever has no office here has no factor.
    mutating func left(_ person: String) {
        byPerson[person] = nil
    }

    mutating func locked(_ person: String, atMs: UInt64, sequence: UInt64) {
        locks[person] = atMs
        touch(person, sequence)
    }

    mutating func unlocked(_ person: String, sequence: UInt64) {
        locks[person] = nil
        touch(person, sequence)
    }

    private mutating func touch(_ person: String, _ sequence: UInt64) {
        spans[person, default: RecordSpan(sequence)].last = sequence
    }

    private mutating func put(_ person: String, _ state: SecondFactor.State, _ sequence: UInt64) {
        var span = byPerson[person]?.span ?? RecordSpan(sequence)
        span.last = sequence
        byPerson[person] = SecondFactor(state: state, span: span)
    }
}
