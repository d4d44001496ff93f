// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// A node's signed word that an authorization is no longer used there (ZS-3.6b).
public struct StopProof: Sendable, Equatable, Codable {
    public let orderNumber: UInt64
    /// When it stopped, by that node's clock, Unix milliseconds.
    public let stoppedMs: UInt64
    /// How many uses were under way at that moment.
    public let inFlight: UInt32
    /// Where the receipt stands in this ledger.
    public let sequence: UInt64
}

/// The proofs of stopping, by what was stopped and node. An authorization can be suspended several times before it is
/// revoked, and each stop has proofs of its own.
public struct Stops: Sendable, Equatable, Codable {
    public private(set) var proofs: [String: [String: StopProof]] = [:]

    init() {}

    /// The proof of `node` for what `key` names; nil: none has come.
    public func proof(of key: String, at node: String) -> StopProof? { proofs[key]?[node] }

    /// The first receipt of a node counts; a later one changes nothing.
    mutating func receipted(_ fact: StopReceipted, under key: String, sequence: UInt64) {
        guard proofs[key]?[fact.node] == nil else { return }
        proofs[key, default: [:]][fact.node] = StopProof(
            orderNumber: fact.orderNumber, stoppedMs: fact.stoppedMs, inFlight: fact.inFlight, sequence: sequence)
    }
}

extension Registry {
    /// What the proofs of an authorization's present stop go under: its id once revoked, the suspension while suspended.
    public func stopKey(of authorization: String) -> String {
        guard case .suspended(let suspension)? = authorizations[authorization]?.state else { return authorization }
        return "\(authorization)#\(suspension.sequence)"
    }

    /// The record of this ledger that ordered the present stop; nil: nothing stops it.
    public func stopOrder(of authorization: String) -> UInt64? {
        switch authorizations[authorization]?.state {
        case .suspended(let suspension): suspension.sequence
        case .revoked(let revocation): revocation.sequence
        default: nil
        }
    }
}
