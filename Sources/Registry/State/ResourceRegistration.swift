// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Something preserved before an application, with the time nobody can move later (存证).
public struct PreservedEvidence: Sendable, Equatable, Codable {
    public let fact: EvidencePreserved
    public let atMs: UInt64
    public let span: RecordSpan
}

/// What somebody has said against a registration while its public notice ran, in their own name.
public struct RegistrationObjection: Sendable, Equatable, Codable {
    public let objector: String
    public let atMs: UInt64
    public let digest: [UInt8]
}

/// The query code of a registration and how long it lives.
public struct RegistrationLife: Sendable, Equatable, Codable {
    public let code: String
    public let codedMs: UInt64
    /// Unix milliseconds of the first moment it no longer lives.
    public internal(set) var endsMs: UInt64
}

/// How far a registration has come. That one has expired is no state: it follows from the end and the moment it is asked.
public enum ResourceRegistrationState: Sendable, Equatable, Codable {
    case filed(acceptByMs: UInt64)
    case returned(reason: String)
    /// Corrected after the one notice there is.
    case amended(acceptByMs: UInt64)
    case inReview(reviewByMs: UInt64)
    case reviewed
    case notRegistered(reason: String)
    case inNotice(untilMs: UInt64)
    case objected(untilMs: UInt64)
    case objectionUpheld(reason: String)
    case coded(RegistrationLife)
    case changeRequested(RegistrationLife, RegistrationChangeAsked)
    case cancelled(RegistrationLife)
    case revoked(RegistrationLife, RegistrationRevocationCause)

    /// The name in the transition table.
    public var name: String {
        switch self {
        case .filed: "registration-filed"
        case .returned: "registration-returned"
        case .amended: "registration-amended"
        case .inReview: "in-formal-review"
        case .reviewed: "formally-reviewed"
        case .notRegistered: "not-registered"
        case .inNotice: "in-notice"
        case .objected: "objected"
        case .objectionUpheld: "objection-upheld"
        case .coded: "coded"
        case .changeRequested: "change-requested"
        case .cancelled: "registration-cancelled"
        case .revoked: "registration-revoked"
        }
    }

    /// Its code and life, once it has been given them.
    public var life: RegistrationLife? {
        switch self {
        case .coded(let life), .changeRequested(let life, _), .cancelled(let life), .revoked(let life, _): life
        default: nil
        }
    }

    /// Until when the public notice runs, while there is one; Unix milliseconds.
    public var noticeUntilMs: UInt64? {
        switch self {
        case .inNotice(let untilMs), .objected(let untilMs): untilMs
        default: nil
        }
    }
}

/// One registration of a public data resource or a product.
public struct ResourceRegistration: Sendable, Equatable, Codable {
    public let id: String
    public internal(set) var content: RegistrationContent
    public internal(set) var state: ResourceRegistrationState
    public let filedMs: UInt64
    /// The first moment a first registration is late.
    public let filingDueMs: UInt64
    public let isLate: Bool
    /// Whether every term so far was counted by published calendars.
    public internal(set) var isCalendarConfirmed: Bool
    public internal(set) var objections: [RegistrationObjection] = []
    public internal(set) var span: RecordSpan

    init(_ fact: RegistrationFiled, atMs: UInt64, sequence: UInt64) {
        id = fact.registrationId
        content = fact.content ?? RegistrationContent()
        state = .filed(acceptByMs: fact.acceptByMs)
        filedMs = atMs
        filingDueMs = fact.filingDueMs
        isLate = fact.late
        isCalendarConfirmed = fact.calendarConfirmed
        span = RecordSpan(sequence)
    }

    /// Whether its life is over at `nowMs`. What has been asked for in time is still decided.
    public func isExpired(at nowMs: UInt64) -> Bool {
        if case .coded(let life) = state { life.endsMs <= nowMs } else { false }
    }
}
