// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Messages
import Rules

/// The logins that are open, in memory alone: a restart ends them all.
///
/// Time counts by the monotonic clock and by the wall clock, and the longer of the two holds: a clock that is set back lengthens
/// no login.
struct LoginTable {
    /// As many a person may have at once; the oldest goes first.
    static let mostOfAPerson = 8
    static let tokenBytes = 32

    private struct Login {
        let person: String
        let publicKey: [UInt8]
        let factorID: String
        let opened: Moment
        var used: Moment

        func fact(at now: Moment) -> LoginFact {
            LoginFact(factorId: factorID, ageMs: now.milliseconds(since: opened), idleMs: now.milliseconds(since: used))
        }
    }

    /// By the digest of the token: whoever reads the memory of a table has no token, and finding one takes the same time whatever
    /// is asked for.
    private var logins: [SM3Digest: Login] = [:]

    /// Opens one for a token that nobody else has.
    mutating func open(_ token: [UInt8], of person: String, publicKey: [UInt8], factor id: String, at now: Moment) {
        let own = logins.filter { $0.value.person == person }
        let oldest = own.min { $0.value.opened.monotonicMilliseconds < $1.value.opened.monotonicMilliseconds }
        if own.count >= Self.mostOfAPerson, let oldest { logins[oldest.key] = nil }
        logins[SM3.hash(token)] = Login(
            person: person, publicKey: publicKey, factorID: id, opened: now, used: now)
    }

    /// What is known of the login with that token, if it is the person's own and was opened with the same key. Using it keeps it
    /// open; one that is past its limits is given once more, so that the rules can say so, and is gone then.
    mutating func use(
        _ token: [UInt8], person: String, publicKey: [UInt8], _ terms: FactorParameters, at now: Moment
    ) -> LoginFact? {
        let digest = SM3.hash(token)
        guard let found = logins[digest], found.person == person, found.publicKey == publicKey else { return nil }
        let fact = found.fact(at: now)
        if fact.isOver(terms) { logins[digest] = nil } else { logins[digest]?.used = now }
        return fact
    }

    /// The same without using it.
    func look(_ token: [UInt8], person: String, _ terms: FactorParameters, at now: Moment) -> LoginFact? {
        guard let found = logins[SM3.hash(token)], found.person == person else { return nil }
        let fact = found.fact(at: now)
        return fact.isOver(terms) ? nil : fact
    }

    /// Whether there was one.
    mutating func close(_ token: [UInt8], person: String) -> Bool {
        let digest = SM3.hash(token)
        guard logins[digest]?.person == person else { return false }
        logins[digest] = nil
        return true
    }

    /// Ends what the person opened with another factor than the one that counts.
    mutating func keep(only id: String?, of person: String) {
        logins = logins.filter { $0.value.person != person || $0.value.factorID == id }
    }

    /// Lets those go that nobody can use any more.
    mutating func sweep(_ terms: FactorParameters, at now: Moment) {
        logins = logins.filter { !$0.value.fact(at: now).isOver(terms) }
    }
}

extension LoginFact {
    /// Whether the rules would say that it has ended.
    func isOver(_ terms: FactorParameters) -> Bool { LoginRules.end(of: self, terms) != nil }
}

extension Moment {
    /// How long ago `earlier` was: the longer of what the two clocks say.
    fileprivate func milliseconds(since earlier: Moment) -> UInt64 {
        let monotonic = monotonicMilliseconds - min(monotonicMilliseconds, earlier.monotonicMilliseconds)
        let wall = wallMilliseconds - min(wallMilliseconds, earlier.wallMilliseconds)
        return max(monotonic, wall)
    }
}
