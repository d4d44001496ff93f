// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// The city's registration of an authorization.
public struct Registration: Sendable, Equatable, Codable {
    /// The city's number, e.g. ZS-2026-000001.
    public let number: String
    /// Time of the hub's record, Unix milliseconds.
    public let registeredMs: UInt64
}

/// The end of an authorization by order of the hub (ZS-3.6a, b).
public struct Revocation: Sendable, Equatable, Codable {
    public let motion: String
    public let cause: ExitCause
    /// When the hub ordered it, Unix milliseconds.
    public let orderedMs: UInt64
    /// What had been registered before; nil if the revocation came to a node that had not heard of the registration.
    public let registration: Registration?
    /// The permit's generation that ended with it; 0: there was none.
    public let generation: UInt64
    /// The record of this ledger that brought it: at the hub the order itself.
    public let sequence: UInt64
}

/// Where an authorization stands. Rejected and revoked are terminal: no later record leads out of them. Suspended is
/// left by a resumption or a revocation only.
public enum AuthorizationState: Sendable, Equatable, Codable {
    /// Sealed in the county; the hub has not answered.
    case submitted
    case registered(Registration)
    /// Registered, and a permit has been issued; `generation` is the permit's.
    case live(Registration, generation: UInt64, leaseSeconds: UInt32)
    case suspended(Suspension)
    case rejected(Refusal)
    case revoked(Revocation)

    /// The name used in views, messages and the transition table.
    public var stage: AuthorizationStage {
        switch self {
        case .submitted: .submitted
        case .registered: .registered
        case .live: .live
        case .suspended: .suspended
        case .rejected: .rejected
        case .revoked: .revoked
        }
    }

    public var registration: Registration? {
        switch self {
        case .registered(let registration), .live(let registration, _, _): registration
        case .suspended(let suspension): suspension.registration
        case .revoked(let revocation): revocation.registration
        case .submitted, .rejected: nil
        }
    }
}

/// The name of an authorization's state.
public enum AuthorizationStage: String, Sendable, Codable, CaseIterable {
    case submitted
    case registered
    case live
    case suspended
    case rejected
    case revoked

    /// Whether the authorization is over for good.
    public var isTerminal: Bool { self == .rejected || self == .revoked }

    /// Whether a registration or a permit that comes again opens nothing.
    var isClosed: Bool { isTerminal || self == .suspended }
}
