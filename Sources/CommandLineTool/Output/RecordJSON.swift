// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// A ledger record as JSON, with the command or order inside it readable too.
enum RecordJSON {
    /// The record; its `cause` holds the decoded command beside the signed bytes.
    static func value(_ record: Record) -> JSONValue {
        guard case .object(var members) = JSONValue(reflecting: record) else { return .null }
        if let cause = record.cause, let index = members.firstIndex(where: { $0.name == "cause" }) {
            members[index].value = self.cause(cause, members[index].value)
        }
        return .object(members)
    }

    /// A record as the node sends it: with its hash, and its bytes when they cannot be read.
    static func value(_ item: RecordItem) -> JSONValue {
        let record = try? Record.decode(item.record)
        return .object([
            ("sequence", .unsigned(item.sequence)), ("hash", .string(Hex.encode(item.hash))),
            ("record", record.map { value($0) } ?? .null),
            ("bytes", record == nil ? .string(Hex.encode(item.record)) : .null),
        ])
    }

    private static func cause(_ cause: Cause, _ plain: JSONValue) -> JSONValue {
        guard case .object(var members) = plain, case .command(let signed)? = cause.kind,
            let command = try? Command.decode(signed.command)
        else { return plain }
        members.append(JSONValue.Member(name: "decodedCommand", value: JSONValue(reflecting: command)))
        return .object(members)
    }
}
