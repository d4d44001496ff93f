// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The last values of one field name.
struct Ring<Value: Sendable>: Sendable {
    private(set) var values: [Value] = []
    private var oldest = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    mutating func put(_ value: Value) {
        if values.count < capacity {
            values.append(value)
        } else {
            values[oldest] = value
            oldest = (oldest + 1) % capacity
        }
    }
}

/// Texts and bytes that have been committed, by field name: where a command's fields come from when nothing nearer is
/// known. Bounded, so that a long history costs no more than a short one.
struct FieldPools: Sendable {
    /// Values kept for each field name.
    static let capacity = 48

    private var texts: [String: Ring<String>] = [:]
    private var bytes: [String: Ring<[UInt8]>] = [:]

    mutating func put(_ named: NamedValue) {
        switch named.value {
        case .text(let value) where !value.isEmpty && value.utf8.count <= 128:
            texts[named.field, default: Ring(capacity: Self.capacity)].put(value)
        case .texts(let values):
            for value in values.prefix(8) where !value.isEmpty && value.utf8.count <= 128 {
                texts[named.field, default: Ring(capacity: Self.capacity)].put(value)
            }
        case .bytes(let value) where !value.isEmpty && value.count <= 128:
            bytes[named.field, default: Ring(capacity: Self.capacity)].put(value)
        default: break
        }
    }

    func text(_ field: String, _ random: inout SeededGenerator) -> String? {
        texts[field].flatMap { random.pick($0.values) }
    }

    func bytes(_ field: String, _ random: inout SeededGenerator) -> [UInt8]? {
        bytes[field].flatMap { random.pick($0.values) }
    }

    /// Everything kept under a field name.
    func all(_ field: String) -> [String] { texts[field]?.values ?? [] }
}
