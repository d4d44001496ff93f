// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// What a node needs of the rules to let people log in. Pure; what it refuses here never reaches a ledger, for nothing has been
/// decided.
public enum LoginRules {
    /// Why somebody is not logged in, or a passphrase is not taken. Whoever has no factor, is not known, or gives a wrong
    /// passphrase hears the same.
    public enum Denial: Sendable, Equatable {
        case wrong
        /// Until then, Unix milliseconds.
        case locked(untilMs: UInt64)
        /// What the passphrase lacks, as identifiers.
        case weak([String])

        /// The refusal with its texts; `id` names what was asked for.
        public func refusal(ruleSet: String, id: String) -> Refusal {
            let objection =
                switch self {
                case .wrong: Objection(.loginRefused)
                case .locked(let untilMs): Objection(.loginLocked, ["until:\(CivilTime(unixMs: untilMs).text)"])
                case .weak(let flaws): Objection(.factorWeak, flaws.map { "lack:\($0)" })
                }
            return objection.refusal(ruleSet: ruleSet, decisionID: id)
        }
    }

    /// Why a login has ended by time, as an identifier; nil: it is within its limits.
    public static func end(of login: LoginFact, _ terms: FactorParameters) -> String? {
        login.ageMs > terms.longestMs ? "longest" : login.idleMs > terms.idleMs ? "idle" : nil
    }

    /// The moment a person's logins are possible again, Unix milliseconds; nil: they are not locked.
    public static func lockEndMs(
        of person: String, _ registry: Registry, _ terms: FactorParameters, nowMs: UInt64
    ) -> UInt64? {
        guard let lockedMs = registry.factors.locks[person] else { return nil }
        let endMs = lockedMs + terms.lockMs
        return nowMs < endMs ? endMs : nil
    }

    /// A node has seen as many wrong passphrases of a person as the rule set lets pass: nothing, while they are locked already.
    public static func locked(
        _ person: String, _ registry: Registry, _ terms: FactorParameters, nowMs: UInt64
    ) -> [Draft] {
        guard (try? PersonName(person)) != nil, lockEndMs(of: person, registry, terms, nowMs: nowMs) == nil else {
            return []
        }
        return [Draft(person, ["ZS-2.3.0a"], .loginLocked(LoginLocked(person: person)))]
    }

    /// The reason of a reset that no person commanded.
    static let lostReason = "store-lost"

    /// What proves passphrases is gone from the node: everyone who had one sets a first one again. Without this nobody could
    /// decide anything there any more; as a record it is seen by all, and by the node above.
    public static func lost(_ registry: Registry) -> [Draft] {
        registry.factors.byPerson.keys.sorted().flatMap { lost($0, registry) }
    }

    static func lost(_ person: String, _ registry: Registry) -> [Draft] {
        guard registry.factors[person]?.id != nil else { return [] }
        let fact = FactorReset(person: person, reason: lostReason)
        return [Draft(person, ["ZS-2.3.0a"], .factorReset(fact))]
    }

    /// When the person's passphrase has to be changed, Unix milliseconds; 0: none is set.
    public static func dueMs(of person: String, _ registry: Registry, _ terms: FactorParameters) -> UInt64 {
        guard case .set(_, let setMs)? = registry.factors[person]?.state else { return 0 }
        return setMs.plus(days: terms.rotationDays.value)
    }
}
