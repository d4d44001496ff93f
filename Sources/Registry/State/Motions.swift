// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// How many votes of each kind a motion has.
public struct Tally: Sendable, Equatable, Codable {
    public internal(set) var votesFor: UInt32 = 0
    public internal(set) var votesAgainst: UInt32 = 0
    public internal(set) var abstentions: UInt32 = 0

    public init() {}

    public var cast: UInt32 { votesFor + votesAgainst + abstentions }

    /// Adds one vote; an unspecified one counts for nothing.
    public mutating func add(_ vote: Vote) {
        switch vote {
        case .for: votesFor += 1
        case .against: votesAgainst += 1
        case .abstain: abstentions += 1
        case .unspecified, .unrecognized: break
        }
    }
}

/// Whether a motion is still before the body.
public enum MotionState: Sendable, Equatable, Codable {
    case open
    case carried
    case failed
}

/// A question before the coordination body (ZS-2.1.1d, ZS-3.3b).
public struct Motion: Sendable, Equatable, Codable {
    public let id: String
    public let kind: MotionKind
    /// An application or an authorization.
    public let subject: String
    /// When it was opened, Unix milliseconds.
    public let openedMs: UInt64
    /// The members who may vote, fixed when the motion was opened.
    public let electorate: [String]
    /// The bureau of each elector at that time: a bureau has one vote, however many members it sends.
    public let bureaus: [String: String]
    public internal(set) var votes: [String: Vote] = [:]
    /// Members who declared a conflict and are out of it, in order.
    public internal(set) var recused: [String] = []
    public internal(set) var tally = Tally()
    public internal(set) var state: MotionState = .open
    /// When it was decided, Unix milliseconds; 0: it is open.
    public internal(set) var decidedMs: UInt64 = 0
    /// Whether the freeze it orders has been carried out: a motion orders one.
    public internal(set) var isCarriedOut = false
    public internal(set) var span: RecordSpan

    /// How many votes there can be: one a bureau with a member who is not out of it.
    public internal(set) var seats: UInt32

    init(_ fact: MotionOpened, bureaus: [String: String], atMs: UInt64, sequence: UInt64) {
        id = fact.motionId
        kind = fact.kind
        subject = fact.subject
        openedMs = atMs
        electorate = fact.electorate
        self.bureaus = bureaus
        seats = UInt32(truncatingIfNeeded: Set(bureaus.values).count)
        span = RecordSpan(sequence)
    }

    /// Whether the bureau has voted, by whichever member.
    public func hasVoted(bureau: String) -> Bool { votes[bureau] != nil }

    /// How many seats are left when `member` is out of it as well: the bureau goes on if another of its members stays.
    public func seats(without member: String) -> UInt32 {
        let out = Set(recused + [member])
        return UInt32(truncatingIfNeeded: Set(electorate.filter { !out.contains($0) }.compactMap { bureaus[$0] }).count)
    }
}

/// The motions of this node's body, in the order of opening.
public struct Motions: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Motion] = [:]
    public private(set) var order: [String] = []
    /// The newest motion to give, revoke or terminate on each subject.
    public private(set) var latestBySubject: [String: String] = [:]
    /// The newest one on a problem with it, which stands in no such motion's way.
    public private(set) var latestProblem: [String: String] = [:]
    /// The newest one to freeze it: access may be closed while its end is discussed.
    public private(set) var latestFreeze: [String: String] = [:]

    init() {}

    public subscript(id: String) -> Motion? { byID[id] }

    mutating func opened(_ motion: Motion) {
        if byID.updateValue(motion, forKey: motion.id) == nil { order.append(motion.id) }
        switch motion.kind {
        case .majorProblem: latestProblem[motion.subject] = motion.id
        case .freeze: latestFreeze[motion.subject] = motion.id
        default: latestBySubject[motion.subject] = motion.id
        }
    }

    mutating func cast(_ fact: VoteCast, sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: fact.motionId) else { return false }
        byID.values[index].votes[fact.bureau] = fact.vote
        byID.values[index].tally.add(fact.vote)
        byID.values[index].span.last = sequence
        return true
    }

    mutating func recused(_ fact: MotionRecused, sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: fact.motionId) else { return false }
        byID.values[index].seats = byID.values[index].seats(without: fact.member)
        byID.values[index].recused.append(fact.member)
        byID.values[index].span.last = sequence
        return true
    }

    mutating func carriedOut(_ id: String, sequence: UInt64) {
        guard let index = byID.index(forKey: id) else { return }
        byID.values[index].isCarriedOut = true
        byID.values[index].span.last = sequence
    }

    mutating func decided(_ fact: MotionDecided, atMs: UInt64, sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: fact.motionId) else { return false }
        byID.values[index].state = fact.carried ? .carried : .failed
        byID.values[index].decidedMs = atMs
        byID.values[index].span.last = sequence
        return true
    }
}
