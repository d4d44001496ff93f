// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// One role one person holds, as granted in this ledger.
public struct RoleGrant: Sendable, Equatable, Codable {
    public let role: Role
    /// For a body member: the bureau the person sits for.
    public let bureau: String
    /// For an expert.
    public let specialities: [String]
    public let fromMs: UInt64
    /// 0: until withdrawn.
    public let untilMs: UInt64
    /// The person's SM2 key at the time of the grant; empty: none was given.
    public let publicKey: [UInt8]
    /// The record that granted it.
    public let sequence: UInt64
    /// Who granted it; empty: the genesis.
    public let granter: String
    /// When the certificate ends that the key was taken from, Unix milliseconds; 0: not known.
    public let certificateEndsMs: UInt64

    public init(
        role: Role, bureau: String, specialities: [String], fromMs: UInt64, untilMs: UInt64, publicKey: [UInt8],
        sequence: UInt64, granter: String = "", certificateEndsMs: UInt64 = 0
    ) {
        self.role = role
        self.bureau = bureau
        self.specialities = specialities
        self.fromMs = fromMs
        self.untilMs = untilMs
        self.publicKey = publicKey
        self.sequence = sequence
        self.granter = granter
        self.certificateEndsMs = certificateEndsMs
    }

    /// Whether the grant is in force at `nowMs` (Unix milliseconds).
    public func inForce(at nowMs: UInt64) -> Bool {
        fromMs <= nowMs && (untilMs == 0 || nowMs < untilMs)
    }
}

/// Who may do what: role grants by person. A person holds a role at most once; a newer grant replaces the older.
public struct People: Sendable, Equatable, Codable {
    /// Grants by person URI, in the order they were made.
    public private(set) var grants: [String: [RoleGrant]] = [:]
    public private(set) var spans: [String: RecordSpan] = [:]
    /// Whom the city has dismissed and not taken on again, in order; at the hub only.
    public private(set) var dismissedByCity: [String] = []
    /// The key each administrator last signed a decision of this ledger with.
    private var provenKeys: [String: [UInt8]] = [:]

    init() {}

    /// The administrators who can surely act: their grant has no end, and they have signed with the key that stands on
    /// their role, or none stands there. An office that loses the last of them can never name another.
    public func ableAdministrators(at nowMs: UInt64) -> [String] {
        holders(of: .systemAdministrator, at: nowMs).filter { person, grant in
            let known = publicKey(of: person)
            return grant.untilMs == 0 && (known.isEmpty || provenKeys[person] == known)
        }.map(\.person)
    }

    mutating func signed(_ person: String, with key: [UInt8], at nowMs: UInt64) {
        if provenKeys[person] != key, holds(.systemAdministrator, person, at: nowMs) { provenKeys[person] = key }
    }

    /// The grant of `role` to `person` in force at `nowMs`, if there is one.
    public func grant(of role: Role, to person: String, at nowMs: UInt64) -> RoleGrant? {
        grants[person]?.first { $0.role == role && $0.inForce(at: nowMs) }
    }

    public func holds(_ role: Role, _ person: String, at nowMs: UInt64) -> Bool {
        grant(of: role, to: person, at: nowMs) != nil
    }

    /// The roles `person` holds at `nowMs`, in the order of granting.
    public func roles(of person: String, at nowMs: UInt64) -> [Role] {
        (grants[person] ?? []).filter { $0.inForce(at: nowMs) }.map(\.role)
    }

    /// Everyone who holds `role` at `nowMs`, sorted by URI: the order may reach a draw or an electorate.
    public func holders(of role: Role, at nowMs: UInt64) -> [(person: String, grant: RoleGrant)] {
        var found: [(person: String, grant: RoleGrant)] = []
        for (person, held) in grants {
            guard let grant = held.first(where: { $0.role == role && $0.inForce(at: nowMs) }) else { continue }
            found.append((person, grant))
        }
        return found.sorted { $0.person < $1.person }
    }

    /// Those of an organ who may act for an operator at `nowMs`, by name.
    public func staff(of organ: String, at nowMs: UInt64) -> [String] {
        let people = [Role.applicant, .operatorSignatory].flatMap { holders(of: $0, at: nowMs).map(\.person) }
        return Set(people.filter { (try? PersonName($0))?.organ == organ }).sorted()
    }

    /// The key a person's signatures are checked with: that of the newest grant which names one; empty if none does.
    public func publicKey(of person: String) -> [UInt8] {
        let keyed = (grants[person] ?? []).filter { !$0.publicKey.isEmpty }
        return keyed.max { $0.sequence < $1.sequence }?.publicKey ?? []
    }

    mutating func found(_ identity: NodeIdentity, sequence: UInt64) {
        for person in identity.administrators {
            let grant = RoleGrant(
                role: .systemAdministrator, bureau: "", specialities: [], fromMs: 0, untilMs: 0, publicKey: [],
                sequence: sequence)
            put(grant, person, sequence)
        }
    }

    mutating func granted(_ fact: RoleGranted, by granter: String, sequence: UInt64) {
        let grant = RoleGrant(
            role: fact.role, bureau: fact.bureau, specialities: fact.specialities, fromMs: fact.fromMs,
            untilMs: fact.untilMs, publicKey: fact.publicKey, sequence: sequence, granter: granter,
            certificateEndsMs: fact.certificateEndsMs)
        put(grant, fact.person, sequence)
    }

    mutating func withdrawn(_ fact: RoleWithdrawn, sequence: UInt64) {
        grants[fact.person]?.removeAll { $0.role == fact.role }
        spans[fact.person, default: RecordSpan(sequence)].last = sequence
    }

    /// Ends every role of the person. The last administrator keeps that one office: without it nobody could ever be
    /// named again, and the node that ordered the dismissal sees who is left.
    mutating func dismissed(_ person: String, atMs: UInt64, sequence: UInt64) {
        // A county hears of people it never knew.
        guard let held = grants[person] else { return }
        let isLast = ableAdministrators(at: atMs) == [person]
        grants[person] = held.filter { isLast && $0.role == .systemAdministrator }
        spans[person, default: RecordSpan(sequence)].last = sequence
    }

    mutating func left(_ person: String) {
        if !dismissedByCity.contains(person) { dismissedByCity.append(person) }
    }

    /// Whether the city had dismissed whoever is back now.
    mutating func returned(_ person: String) -> Bool {
        guard let place = dismissedByCity.firstIndex(of: person) else { return false }
        dismissedByCity.remove(at: place)
        return true
    }

    private mutating func put(_ grant: RoleGrant, _ person: String, _ sequence: UInt64) {
        grants[person, default: []].removeAll { $0.role == grant.role }
        grants[person, default: []].append(grant)
        spans[person, default: RecordSpan(sequence)].last = sequence
    }
}
