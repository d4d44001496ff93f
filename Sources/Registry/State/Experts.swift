// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Where one appointment to the expert group stands (ZS-2.1.2b). A term that has run out is seen by the clock, not here.
public enum AppointmentState: Sendable, Equatable, Codable {
    case appointed
    case dismissed(cause: DismissalCause)
}

/// One person of the expert group, as appointed last.
public struct Expert: Sendable, Equatable, Codable {
    public let person: String
    public internal(set) var specialities: [String]
    /// The organ segment of whoever employs them.
    public internal(set) var employer: String
    public internal(set) var fromMs: UInt64
    public internal(set) var untilMs: UInt64
    /// The time of the last appointment's record.
    public internal(set) var appointedMs: UInt64
    public internal(set) var state: AppointmentState = .appointed
    /// How often they have been appointed.
    public internal(set) var terms = 1
    /// Marks of the last assessment, 0 to 100; nil: none in this term.
    public internal(set) var marks: UInt32?
    public internal(set) var assessedMs: UInt64 = 0
    public internal(set) var span: RecordSpan

    /// Whether the appointment is in force at `nowMs` (Unix milliseconds).
    public func inOffice(at nowMs: UInt64) -> Bool {
        state == .appointed && fromMs <= nowMs && nowMs < untilMs
    }
}

/// A conflict of interest an expert has declared: about one application, or about all of one organ.
public struct DeclaredConflict: Sendable, Equatable, Codable {
    public let subject: String
    public let organ: String
}

/// The expert group of this node (ZS-1.3d): appointments in the order of the first, conflicts by person.
public struct Experts: Sendable, Equatable, Codable {
    public private(set) var byPerson: [String: Expert] = [:]
    public private(set) var order: [String] = []
    public private(set) var conflicts: [String: [DeclaredConflict]] = [:]

    init() {}

    public subscript(person: String) -> Expert? { byPerson[person] }

    mutating func appointed(_ fact: ExpertAppointed, atMs: UInt64, sequence: UInt64) {
        var new = Expert(
            person: fact.person, specialities: fact.specialities, employer: fact.employer, fromMs: fact.fromMs,
            untilMs: fact.untilMs, appointedMs: atMs, span: RecordSpan(sequence))
        if let old = byPerson[fact.person] {
            new.terms = old.terms + 1
            new.span = old.span
            new.span.last = sequence
        } else {
            order.append(fact.person)
        }
        byPerson[fact.person] = new
    }

    /// Changes one appointment in place; false when the person never had one.
    mutating func change(_ person: String, sequence: UInt64, _ body: (inout Expert) -> Void) -> Bool {
        guard let index = byPerson.index(forKey: person) else { return false }
        body(&byPerson.values[index])
        byPerson.values[index].span.last = sequence
        return true
    }

    mutating func declared(_ fact: ConflictDeclared, sequence: UInt64) {
        conflicts[fact.person, default: []].append(DeclaredConflict(subject: fact.subject, organ: fact.conflictOrgan))
        _ = change(fact.person, sequence: sequence) { _ in }
    }
}
