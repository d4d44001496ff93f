# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
"""Sources/Messages/Generated/Types: one Swift value type for each message and enum."""
import re
import textwrap

from names import escaped
from schema import Oneof

LINE_LENGTH = 120
DEFAULTS = {"string": '""', "bytes": "[]", "bool": "false", "uint32": "0", "uint64": "0"}


def enum(item, enums):
    """An open enum: numbers of a later version are kept as `unrecognized`."""
    out = doc(item.comment, "") + [
        f"public enum {item.name}: RawRepresentable, Sendable, Hashable, CaseIterable, Codable {{"]
    for name, _, comment in item.cases:
        out += doc(comment, "    ") + [f"    case {escaped(name)}"]
    out += ["    /// A value of a later version of the contract.", "    case unrecognized(Int32)", ""]
    out += ["    /// The values this version knows, in the order of the contract."]
    out += wrapped(f"    public static let allCases: [{item.name}] = [", [f".{name}" for name, _, _ in item.cases], "]")
    out += ["", "    /// The number on the wire."]
    out += ["    public var rawValue: Int32 {", "        switch self {"]
    out += [f"        case .{name}: {number}" for name, number, _ in item.cases]
    out += ["        case .unrecognized(let value): value", "        }", "    }", ""]
    out += ["    public init(rawValue: Int32) {", "        self =", "            switch rawValue {"]
    out += [f"            case {number}: .{name}" for name, number, _ in item.cases]
    out += ["            default: .unrecognized(rawValue)", "            }", "    }", "}"]
    return out


def message(item, enums):
    out = doc(item.comment, "") + [f"public struct {item.name}: Sendable, Hashable, Codable {{"]
    for oneof in item.oneofs:
        out += _oneof_type(oneof)
    parameters = []
    for member in item.members:
        swift_type, default = type_and_default(member, enums)
        comment = [] if isinstance(member, Oneof) else member.comment
        out += doc(comment, "    ") + [f"    public var {escaped(member.swift)}: {swift_type}"]
        parameters.append(f"{member.swift}: {swift_type} = {default}")
    out += ["", "    /// Every field at its default value."] if item.members else []
    if not parameters:
        out.append("    public init() {}")
    else:
        # The default values stand in one place, the memberwise initialiser.
        first = item.members[0]
        out += ["    public init() {", f"        self.init({first.swift}: {type_and_default(first, enums)[1]})", "    }"]
        out += [""] + wrapped("    public init(", parameters, ") {")
        out += [f"        self.{member.swift} = {escaped(member.swift)}" for member in item.members] + ["    }"]
    return out + ["}"]


def type_and_default(member, enums):
    """The Swift type of a property and its default value."""
    if isinstance(member, Oneof):
        return member.type + "?", "nil"
    if member.repeated:
        return f"[{member.type}]", "[]"
    if member.kind == "message":
        return member.type + "?", "nil"
    if member.kind == "enum":
        zero = next(name for name, number, _ in enums[member.type].cases if number == 0)
        return member.type, "." + zero
    return member.type, DEFAULTS[member.kind]


def _oneof_type(oneof):
    # Boxed where there are many choices: the struct around it stays small and cheap to copy.
    indirect = "indirect " if len(oneof.fields) > 4 else ""
    out = [f"    public {indirect}enum {oneof.type}: Sendable, Hashable, Codable {{"]
    for field in oneof.fields:
        out += doc(field.comment, "        ") + [f"        case {escaped(field.swift)}({field.type})"]
    return out + ["    }", ""]


def doc(lines, indent):
    """Lines of a comment as documentation, broken where they would be too long."""
    width = LINE_LENGTH - len(indent) - len("/// ")
    broken = [part for line in lines for part in (textwrap.wrap(line, width) or [""])]
    return [f"{indent}/// {line}".rstrip() for line in broken]


def fitted(line):
    """A statement on one line, or its last call's arguments on the next where that would be too long."""
    if len(line) <= LINE_LENGTH:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    call = re.search(r"[A-Za-z]\.[a-z]\w*\(", line).end()
    arguments = indent + line[call:]
    if len(arguments) <= LINE_LENGTH:
        return [line[:call], arguments]
    comma = arguments.rindex(", ") + 1
    return [line[:call], arguments[:comma], indent + arguments[comma + 1:]]


def wrapped(head, items, tail):
    """A list on one line, or one item a line where that would be too long."""
    line = head + ", ".join(items) + tail
    if len(line) <= LINE_LENGTH:
        return [line]
    indent = " " * (len(head) - len(head.lstrip()))
    comma = "," if tail.startswith("]") else ""
    body = [f"{indent}    {item}," for item in items[:-1]] + [f"{indent}    {items[-1]}{comma}"]
    return [head, *body, indent + tail]
