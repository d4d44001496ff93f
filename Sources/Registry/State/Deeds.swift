// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What someone did about a matter that can keep the same person from a later act on it.
public enum Deed: String, Sendable, Codable, CaseIterable {
    case handedIn = "handed-in"
    case accepted
    case reviewed
    case gaveOpinion = "gave-opinion"
    case voted
    case confirmed
    case drafted
    case signed
    case released
    case suspended
    case ended
    /// Ticked what was left of an exit file.
    case completedExit = "completed-exit"
    case attended
    case answered
    case objected
    case ranTest = "ran-test"

    /// Whether doing it again takes the place of what was done before: of two releases the later is the one in force.
    var isOfOne: Bool { self == .released || self == .suspended }
}

/// One deed of one person.
public struct PersonalDeed: Sendable, Equatable, Codable {
    public let deed: Deed
    public let person: String
}

/// Who did what about which matter, as the records of this ledger say. A deputy's deed is the holder's as well.
public struct Deeds: Sendable, Equatable, Codable {
    /// A deed of the decision under way, which its deputy's holder shares.
    private struct Fresh: Sendable, Equatable, Codable {
        let subject: String
        let deed: Deed
    }

    private var bySubject: [String: [PersonalDeed]] = [:]
    private var fresh: [Fresh] = []

    init() {}

    /// What was done about `subject`, in order: an application with all that came of it, an authorization whose
    /// application is in another ledger, a session, a matter, a registration or a product.
    public func about(_ subject: String) -> [PersonalDeed] { bySubject[subject] ?? [] }

    public func has(_ person: String, _ deed: Deed, about subject: String) -> Bool {
        bySubject[subject]?.contains { $0.deed == deed && $0.person == person } ?? false
    }

    /// Another decision begins.
    mutating func begin() {
        if !fresh.isEmpty { fresh = [] }
    }

    mutating func done(_ deed: Deed, by person: String, about subject: String) {
        if deed.isOfOne { bySubject[subject]?.removeAll { $0.deed == deed } }
        add(deed, person, subject)
        fresh.append(Fresh(subject: subject, deed: deed))
    }

    /// What the decision under way did was done for `holder`.
    mutating func shared(with holder: String) {
        for item in fresh { add(item.deed, holder, item.subject) }
    }

    private mutating func add(_ deed: Deed, _ person: String, _ subject: String) {
        if !has(person, deed, about: subject) {
            bySubject[subject, default: []].append(PersonalDeed(deed: deed, person: person))
        }
    }
}
