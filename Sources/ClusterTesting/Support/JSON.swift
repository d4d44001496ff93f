// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// A JSON value as the command prints it, to be asked by path: `answer["peers"][0]["state"].text`.
///
/// Asking for what is not there gives ``null``, so that a test fails at its expectation and not on the way.
@dynamicMemberLookup
public enum JSON: Sendable, Hashable {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    /// Reads one value. Throws what is wrong with the text.
    public init(_ text: String) throws(ClusterError) {
        do {
            self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
        } catch {
            throw ClusterError("this is not JSON: \(text.prefix(500))")
        }
    }

    public subscript(name: String) -> JSON {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    public subscript(dynamicMember name: String) -> JSON { self[name] }

    public subscript(index: Int) -> JSON {
        if case .list(let items) = self, items.indices.contains(index) { items[index] } else { .null }
    }

    /// The items of a list; none of anything else.
    public var items: [JSON] { if case .list(let items) = self { items } else { [] } }
    /// The text; empty of anything else.
    public var string: String { if case .text(let text) = self { text } else { "" } }
    /// The whole number; nil of anything else.
    public var integer: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }
    public var bool: Bool? { if case .boolean(let value) = self { value } else { nil } }
    /// The texts of a list.
    public var strings: [String] { items.map(\.string) }
}

extension JSON: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .boolean(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}
