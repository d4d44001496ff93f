# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
"""Sources/Simulator/Generated: every message of a command or a fact as a walk over its fields by name."""
from names import escaped
from schema import Oneof
from swift_types import fitted

# What a person asks for and what a record states: whatever is reachable from these is generated.
ROOTS = ["Action", "Body"]


def reachable(messages):
    """The names of ROOTS and of every message inside them."""
    found, waiting = set(), list(ROOTS)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [f.type for f in messages[name].fields if f.kind == "message"]
    return found


def message(item):
    out = [f"extension {item.name}: Fielded {{", f'    static let messageName = "{item.name}"', ""]
    if not item.members:
        return out + ["    func visit(_ visitor: inout some FieldVisitor) {}", "",
                      "    mutating func fill(_ source: inout some FieldSource) {}", "}"]
    out += ["    func visit(_ visitor: inout some FieldVisitor) {"]
    for member in item.members:
        out += _visit_oneof(member) if isinstance(member, Oneof) else _call(item, member, "visitor", escaped)
    out += ["    }", "", "    mutating func fill(_ source: inout some FieldSource) {"]
    for member in item.members:
        if isinstance(member, Oneof):
            out += _fill_oneof(item, member)
        else:
            out += _call(item, member, "source", lambda name: "&" + escaped(name))
    return out + ["    }", "}"]


def _call(item, field, target, value):
    return fitted(f'        {target}.{_verb(field)}("{item.name}", "{field.name}", {value(field.swift)})')


def _verb(field):
    single = {"string": "text", "bytes": "bytes", "bool": "flag", "uint32": "number", "uint64": "number",
              "enum": "enumeration", "message": "message"}[field.kind]
    plural = {"text": "texts", "bytes": "byteStrings", "enumeration": "enumerations", "message": "messages"}
    return plural[single] if field.repeated else single


def _visit_oneof(oneof):
    out = [f"        switch {escaped(oneof.swift)} {{"]
    for field in oneof.fields:
        out.append(f"        case .{field.swift}(let value): value.visit(&visitor)")
    return out + ["        case nil: break", "        }"]


def _fill_oneof(item, oneof):
    name = escaped(oneof.swift)
    out = [f"        if {name} == nil {{",
           f'            {name} = source.choice("{item.name}", "{oneof.name}", {_kind(item, oneof)}.self)?.blank',
           "        }", f"        switch {name} {{"]
    for field in oneof.fields:
        out += [f"        case .{field.swift}(var value):", "            value.fill(&source)",
                f"            {name} = .{field.swift}(value)"]
    return out + ["        case nil: break", "        }"]


def _kind(item, oneof):
    return item.name + ("Kind" if len(item.oneofs) == 1 else oneof.type + "Kind")


def kinds(item):
    """One enum for each oneof of a message: its choices by name."""
    result = []
    for oneof in item.oneofs:
        kind, full = _kind(item, oneof), f"{item.name}.{oneof.type}"
        out = [f"/// The choices of `{item.name}.{oneof.swift}`, named as in the contract.",
               f"enum {kind}: String, CaseIterable, Sendable {{"]
        out += [f'    case {escaped(f.swift)} = "{f.name}"' for f in oneof.fields]
        out += ["", f"    init(_ choice: {full}) {{", "        self =", "            switch choice {"]
        out += [f"            case .{f.swift}: .{f.swift}" for f in oneof.fields]
        out += ["            }", "    }", "", "    /// The choice with every field at its default value.",
                f"    var blank: {full} {{", "        switch self {"]
        out += [f"        case .{f.swift}: .{f.swift}({f.type}())" for f in oneof.fields]
        result.append(out + ["        }", "    }", "}"])
    return result


def registry(items):
    """Every message that is generated here, for tests that want them all."""
    return ["/// Every message that stands in a command or a fact.", "let allFieldedTypes: [any Fielded.Type] = ["] + [
        f"    {item.name}.self," for item in items] + ["]"]
