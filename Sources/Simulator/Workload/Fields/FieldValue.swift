// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The value of one field as it was committed; a message field is known by its inner fields.
enum FieldValue: Equatable, Sendable {
    case text(String)
    case texts([String])
    case bytes([UInt8])
    case flag(Bool)
    case number(UInt64)
    /// The enumeration and the number on the wire: two enumerations can stand under one field name.
    case enumeration(ObjectIdentifier, Int32)
    case enumerations(ObjectIdentifier, [Int32])
}

/// A field with its name.
struct NamedValue: Sendable {
    let message: String
    let field: String
    let value: FieldValue
}

/// Collects the fields of a message.
struct Harvester: FieldVisitor {
    private(set) var found: [NamedValue] = []

    static func harvest(_ message: some Fielded) -> [NamedValue] {
        var harvester = Harvester()
        harvester.found.reserveCapacity(24)
        message.visit(&harvester)
        return harvester.found
    }

    private mutating func note(_ message: String, _ field: String, _ value: FieldValue) {
        found.append(NamedValue(message: message, field: field, value: value))
    }

    mutating func text(_ message: String, _ field: String, _ value: String) { note(message, field, .text(value)) }

    mutating func texts(_ message: String, _ field: String, _ values: [String]) {
        note(message, field, .texts(values))
    }

    mutating func bytes(_ message: String, _ field: String, _ value: [UInt8]) { note(message, field, .bytes(value)) }

    mutating func byteStrings(_ message: String, _ field: String, _ values: [[UInt8]]) {
        for value in values { note(message, field, .bytes(value)) }
    }

    mutating func flag(_ message: String, _ field: String, _ value: Bool) { note(message, field, .flag(value)) }

    mutating func number(_ message: String, _ field: String, _ value: some FieldNumber) {
        note(message, field, .number(UInt64(truncatingIfNeeded: value)))
    }

    mutating func enumeration<E: FieldEnumeration>(_ message: String, _ field: String, _ value: E) {
        note(message, field, .enumeration(ObjectIdentifier(E.self), value.rawValue))
    }

    mutating func enumerations<E: FieldEnumeration>(_ message: String, _ field: String, _ values: [E]) {
        note(message, field, .enumerations(ObjectIdentifier(E.self), values.map(\.rawValue)))
    }
}
