// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Second factors and locked logins (ZS-2.3.0a).
    mutating func applyFactor(_ fact: Body.Fact, _ record: Record) {
        let (atMs, sequence) = (record.time >> 16, record.sequence)
        switch fact {
        case .factorSet(let fact): factors.set(fact.person, id: fact.factorId, atMs: atMs, sequence: sequence)
        case .factorReset(let fact): factors.reset(fact.person, atMs: atMs, sequence: sequence)
        case .loginLocked(let fact): factors.locked(fact.person, atMs: atMs, sequence: sequence)
        case .loginUnlocked(let fact): factors.unlocked(fact.person, sequence: sequence)
        default: break
        }
    }

    /// What other facts mean for who has a factor: an office lets a person set one, and the last office gone ends it.
    mutating func noteFactors(_ fact: Body.Fact, _ record: Record) {
        let (atMs, sequence) = (record.time >> 16, record.sequence)
        switch fact {
        case .genesis(let fact):
            for person in fact.administrators { factors.wanted(person, atMs: atMs, sequence: sequence) }
        case .roleGranted(let fact): factors.wanted(fact.person, atMs: atMs, sequence: sequence)
        case .deputyNamed(let fact): factors.wanted(fact.deputy, atMs: atMs, sequence: sequence)
        case .roleDelegated(let fact): factors.wanted(fact.deputy, atMs: atMs, sequence: sequence)
        case .roleWithdrawn(let fact): withoutOffice(fact.person, atMs: atMs)
        default: break
        }
    }

    /// Ends the factor of a person who has no office of any kind left.
    mutating func withoutOffice(_ person: String, atMs: UInt64) {
        let isSomething =
            !(people.grants[person] ?? []).isEmpty || body.deputies.contains { $0.deputy == person }
            || delegations.stands(to: person, at: atMs)
        if !isSomething { factors.left(person) }
    }
}
