// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// A role exercised by someone else while its holder is away.
public struct Delegation: Sendable, Equatable, Codable {
    public let fact: RoleDelegated
    public internal(set) var isRecalled = false
    public internal(set) var span: RecordSpan

    public var id: String { fact.delegationId }

    /// Whether the deputy may act at `nowMs` (Unix milliseconds), as far as the delegation itself goes.
    public func inForce(at nowMs: UInt64) -> Bool {
        !isRecalled && fact.fromMs <= nowMs && nowMs < fact.untilMs
    }
}

/// Delegations during absence, in the order they were made.
public struct Delegations: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Delegation] = [:]
    public private(set) var order: [String] = []
    /// The delegations to each deputy that have not been recalled, in order.
    private var byDeputy: [String: [String]] = [:]

    init() {}

    public subscript(id: String) -> Delegation? { byID[id] }

    /// What `deputy` may act under at `nowMs`, the earliest first.
    public func inForce(to deputy: String, at nowMs: UInt64) -> [Delegation] {
        (byDeputy[deputy] ?? []).compactMap { byID[$0] }.filter { $0.inForce(at: nowMs) }
    }

    /// Whether `deputy` acts, or will act, under any.
    func stands(to deputy: String, at nowMs: UInt64) -> Bool {
        (byDeputy[deputy] ?? []).contains { byID[$0].map { nowMs < $0.fact.untilMs } ?? false }
    }

    /// What is still to come or in force of what `holder` gave away in `role`.
    public func standing(of holder: String, _ role: Role, at nowMs: UInt64) -> Delegation? {
        order.lazy.compactMap { byID[$0] }.first {
            $0.fact.holder == holder && $0.fact.role == role && !$0.isRecalled && nowMs < $0.fact.untilMs
        }
    }

    mutating func delegated(_ fact: RoleDelegated, sequence: UInt64) {
        let made = Delegation(fact: fact, span: RecordSpan(sequence))
        if byID.updateValue(made, forKey: fact.delegationId) == nil { order.append(fact.delegationId) }
        byDeputy[fact.deputy, default: []].append(fact.delegationId)
    }

    mutating func recalled(_ id: String, sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        byID.values[index].isRecalled = true
        byID.values[index].span.last = sequence
        byDeputy[byID.values[index].fact.deputy]?.removeAll { $0 == id }
        return true
    }

    mutating func dismissed(_ person: String, sequence: UInt64) {
        for id in order where byID[id]?.fact.holder == person || byID[id]?.fact.deputy == person {
            _ = recalled(id, sequence: sequence)
        }
    }
}

/// One turn of duty (ZS-2.3.0a).
public struct Duty: Sendable, Equatable, Codable {
    public let fact: DutySet
    public let sequence: UInt64
}

/// Who is on duty when, in the order it was set down.
public struct DutyRoster: Sendable, Equatable, Codable {
    public private(set) var turns: [Duty] = []

    init() {}

    public subscript(id: String) -> Duty? { turns.last { $0.fact.dutyId == id } }

    mutating func set(_ fact: DutySet, sequence: UInt64) { turns.append(Duty(fact: fact, sequence: sequence)) }

    /// A person who leaves is on duty no more.
    mutating func dismissed(_ person: String) { turns.removeAll { $0.fact.person == person } }
}
