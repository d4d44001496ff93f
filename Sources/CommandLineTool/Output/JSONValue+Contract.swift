// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

extension JSONValue {
    /// A value of the wire contract as JSON.
    ///
    /// Members are the properties in the order of the contract, in lower camel case. Bytes are hexadecimal text;
    /// choices have the names that options take; `…Ms` stands beside the same time in ISO 8601 (`+08:00`), null when it
    /// is zero; hybrid times are `time`, `timeMs` and `timeCounter`; a member of a oneof stands in place of the oneof.
    init(reflecting value: Any) {
        self = JSONValue.scalar(value) ?? JSONValue.compound(value)
    }

    private static func scalar(_ value: Any) -> JSONValue? {
        switch value {
        case let value as any NamedChoice: .string(value.choiceName)
        case let value as Bool: .boolean(value)
        case let value as String: .string(value)
        case let value as UInt64: .unsigned(value)
        case let value as UInt32: .unsigned(UInt64(value))
        case let value as Int: .integer(Int64(value))
        case let value as Int32: .integer(Int64(value))
        case let value as Double: .number(value)
        // An empty array of anything can be cast to bytes: the type itself has to be asked.
        case let bytes as [UInt8] where type(of: value) == [UInt8].self: .string(Hex.encode(bytes))
        default: nil
        }
    }

    private static func compound(_ value: Any) -> JSONValue {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            return mirror.children.first.map { JSONValue(reflecting: $0.value) } ?? .null
        case .collection:
            return .array(mirror.children.map { JSONValue(reflecting: $0.value) })
        case .enum:
            return oneof(mirror) ?? .string("\(value)")
        default:
            return .object(mirror.children.flatMap { members(named: $0.label ?? "", $0.value) })
        }
    }

    /// A case with its content: an object of one member.
    private static func oneof(_ mirror: Mirror) -> JSONValue? {
        guard let content = mirror.children.first, let label = content.label else { return nil }
        return .object([(label, JSONValue(reflecting: content.value))])
    }

    private static func members(named name: String, _ value: Any) -> [Member] {
        if let time = value as? UInt64 {
            if name.hasSuffix("Ms") {
                return [
                    Member(name: String(name.dropLast(2)), value: date(milliseconds: time)),
                    Member(name: name, value: .unsigned(time)),
                ]
            }
            if name == "time" { return hybridTime(time) }
        }
        if let content = oneofContent(value), case .object(let members) = content { return members }
        return [Member(name: name, value: JSONValue(reflecting: value))]
    }

    private static func oneofContent(_ value: Any) -> JSONValue? {
        let outer = Mirror(reflecting: value)
        guard outer.displayStyle == .optional, let inner = outer.children.first?.value else { return nil }
        let mirror = Mirror(reflecting: inner)
        guard mirror.displayStyle == .enum, !(inner is any NamedChoice) else { return nil }
        return oneof(mirror)
    }

    /// Plain milliseconds are told from hybrid times by their size: no moment after 1970-01-02 looks like both.
    private static func hybridTime(_ value: UInt64) -> [Member] {
        let isPlain = value <= HybridTime.maximumMilliseconds >> 4
        let time = isPlain ? HybridTime(milliseconds: value) : HybridTime(rawValue: value)
        return [
            Member(name: "time", value: date(milliseconds: time.milliseconds)),
            Member(name: "timeMs", value: .unsigned(time.milliseconds)),
            Member(name: "timeCounter", value: .unsigned(UInt64(time.counter))),
        ]
    }

    private static func date(milliseconds: UInt64) -> JSONValue {
        milliseconds == 0 ? .null : .string(BeijingTime(milliseconds: milliseconds).iso8601)
    }
}
