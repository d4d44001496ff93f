// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// A message whose fields can be walked by name. `proto/generate` writes the walk for every message that stands in a
/// command or a fact, so a message added to the contract is walked, filled and mutated without a line written here.
protocol Fielded: Message {
    /// The message's name in the contract.
    static var messageName: String { get }

    /// Shows every field that is not a message, those of inner messages included, in the order of the wire.
    func visit(_ visitor: inout some FieldVisitor)

    /// Hands every field to `source`, which leaves or replaces it.
    mutating func fill(_ source: inout some FieldSource)
}

/// A number of the contract: `uint32` or `uint64`.
typealias FieldNumber = FixedWidthInteger & UnsignedInteger & Sendable

/// An enumeration of the contract.
typealias FieldEnumeration = RawRepresentable<Int32> & CaseIterable & Hashable & Sendable

/// Sees the fields of a message: `message` and `field` are the names in the contract.
protocol FieldVisitor {
    mutating func text(_ message: String, _ field: String, _ value: String)
    mutating func texts(_ message: String, _ field: String, _ values: [String])
    mutating func bytes(_ message: String, _ field: String, _ value: [UInt8])
    mutating func byteStrings(_ message: String, _ field: String, _ values: [[UInt8]])
    mutating func flag(_ message: String, _ field: String, _ value: Bool)
    mutating func number(_ message: String, _ field: String, _ value: some FieldNumber)
    mutating func enumeration<E: FieldEnumeration>(_ message: String, _ field: String, _ value: E)
    mutating func enumerations<E: FieldEnumeration>(_ message: String, _ field: String, _ values: [E])
    mutating func message<M: Fielded>(_ message: String, _ field: String, _ value: M?)
    mutating func messages<M: Fielded>(_ message: String, _ field: String, _ values: [M])
}

/// Gives or changes the fields of a message: each comes with the value it has.
protocol FieldSource {
    mutating func text(_ message: String, _ field: String, _ value: inout String)
    mutating func texts(_ message: String, _ field: String, _ values: inout [String])
    mutating func bytes(_ message: String, _ field: String, _ value: inout [UInt8])
    mutating func byteStrings(_ message: String, _ field: String, _ values: inout [[UInt8]])
    mutating func flag(_ message: String, _ field: String, _ value: inout Bool)
    mutating func number<N: FieldNumber>(_ message: String, _ field: String, _ value: inout N)
    mutating func enumeration<E: FieldEnumeration>(_ message: String, _ field: String, _ value: inout E)
    mutating func enumerations<E: FieldEnumeration>(_ message: String, _ field: String, _ values: inout [E])
    mutating func message<M: Fielded>(_ message: String, _ field: String, _ value: inout M?)
    mutating func messages<M: Fielded>(_ message: String, _ field: String, _ values: inout [M])
    /// The choice of a oneof that has none yet; nil leaves it so.
    mutating func choice<K: CaseIterable>(_ message: String, _ oneof: String, _ kind: K.Type) -> K?
}

extension FieldVisitor {
    mutating func message<M: Fielded>(_ message: String, _ field: String, _ value: M?) { value?.visit(&self) }

    mutating func messages<M: Fielded>(_ message: String, _ field: String, _ values: [M]) {
        for value in values { value.visit(&self) }
    }
}
