// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why a record could not be applied. `apply` trusts that a record is lawful; these are records that cannot follow from
/// the ones before, so either the ledger is damaged or a caller mixed up two ledgers.
public struct RegistryFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of fault it is.
    public enum Code: String, Sendable {
        /// The sequence is not the last one plus one.
        case outOfSequence = "registry.out-of-sequence"
        /// The record carries no body, or one of a later version of the contract.
        case unknownFact = "registry.unknown-fact"
        /// The record speaks of a subject no earlier record made.
        case unknownSubject = "registry.unknown-subject"
        /// A genesis stands elsewhere than first, or something else stands first.
        case misplacedGenesis = "registry.misplaced-genesis"
        /// The number of an order is not the last one plus one.
        case orderOutOfSequence = "registry.order-out-of-sequence"
        /// The record inside an order, or the command inside a cause, cannot be read.
        case unreadable = "registry.unreadable"
    }

    public let code: Code
    /// Sequence of the record that could not be applied.
    public let sequence: UInt64
    /// What was found and what was expected, for a log line.
    public let detail: String

    public init(_ code: Code, sequence: UInt64, _ detail: String) {
        self.code = code
        self.sequence = sequence
        self.detail = detail
    }

    public var description: String {
        "\(code.rawValue) at record \(sequence): \(detail). Verify the ledger with `tongdao ledger verify`."
    }
}
