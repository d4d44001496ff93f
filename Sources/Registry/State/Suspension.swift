// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Access closed for the time of a correction. Unlike a revocation it can end, and only because the operator corrected
/// what led to it.
public struct Suspension: Sendable, Equatable, Codable {
    /// The situation that leads to an exit if it is not corrected.
    public let cause: ExitCause
    /// When the hub ordered it, Unix milliseconds.
    public let orderedMs: UInt64
    /// End of the correction term, Unix milliseconds.
    public let correctUntilMs: UInt64
    /// Who ordered it.
    public let orderedBy: String
    /// The body's motion to freeze it; empty: the office's own decision.
    public let motion: String
    /// The record of this ledger that brought it: at the hub the order itself.
    public let sequence: UInt64
    /// What is restored by a resumption.
    public let registration: Registration
    public let generation: UInt64
    public let leaseSeconds: UInt32
}

extension Authorizations {
    /// Closes access for a time. Only what is live can be suspended; anything else stays as it is.
    mutating func suspended(_ fact: SuspensionOrdered, by actor: String, sequence: UInt64) -> Bool {
        change(fact.authorizationId, sequence: sequence) { authorization in
            guard case .live(let registration, let generation, let leaseSeconds) = authorization.state else { return }
            authorization.state = .suspended(
                Suspension(
                    cause: fact.exitCause, orderedMs: fact.orderedMs, correctUntilMs: fact.correctUntilMs,
                    orderedBy: actor, motion: fact.motionId, sequence: sequence, registration: registration,
                    generation: generation, leaseSeconds: leaseSeconds))
        }
    }

    /// Opens access again under the permit there was.
    mutating func resumed(_ fact: ResumptionOrdered, sequence: UInt64) -> Bool {
        change(fact.authorizationId, sequence: sequence) { authorization in
            guard case .suspended(let suspension) = authorization.state else { return }
            authorization.state = .live(
                suspension.registration, generation: suspension.generation, leaseSeconds: suspension.leaseSeconds)
            authorization.stopped = nil
        }
    }
}
