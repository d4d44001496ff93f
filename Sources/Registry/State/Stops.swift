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

/// The proofs of stopping, by authorization and node.
public struct Stops: Sendable, Equatable, Codable {
    public private(set) var proofs: [String: [String: StopProof]] = [:]

    init() {}

    /// The proof of `node` for `authorization`; nil: none has come.
    public func proof(of authorization: String, at node: String) -> StopProof? { proofs[authorization]?[node] }

    /// The first receipt of a node counts; a later one changes nothing.
    mutating func receipted(_ fact: StopReceipted, sequence: UInt64) {
        guard proofs[fact.authorizationId]?[fact.node] == nil else { return }
        proofs[fact.authorizationId, default: [:]][fact.node] = StopProof(
            orderNumber: fact.orderNumber, stoppedMs: fact.stoppedMs, inFlight: fact.inFlight, sequence: sequence)
    }
}
