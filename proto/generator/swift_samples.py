# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
"""Tests/MessagesTests/Generated: random instances of every message, for the property tests."""
from schema import Oneof


def message(item):
    out = [f"extension {item.name}: Sampled {{"]
    if not item.members:
        return out + [f"    static func sample(_ source: inout Sampler) -> {item.name} {{ {item.name}() }}", "}"]
    out += [f"    static func sample(_ source: inout Sampler) -> {item.name} {{", f"        var result = {item.name}()"]
    for member in item.members:
        out += _oneof(member) if isinstance(member, Oneof) else [f"        result.{member.swift} = {_sample(member)}"]
    return out + ["        return result", "    }", "}"]


def _sample(field):
    element = {"string": "text()", "bytes": "bytes()", "bool": "bool()", "uint32": "uint32()", "uint64": "uint64()",
               "enum": "enumeration()", "message": "message()"}[field.kind]
    if field.repeated:
        return f"source.list {{ $0.{element} }}"
    if field.kind == "message":
        return "source.optional { $0.message() }"
    return "source." + element


def _oneof(oneof):
    out = [f"        switch source.choice({len(oneof.fields)}) {{"]
    for i, field in enumerate(oneof.fields):
        out.append(f"        case {i}: result.{oneof.swift} = .{field.swift}(source.message())")
    return out + [f"        default: result.{oneof.swift} = nil", "        }"]


def registry(items):
    out = ["/// Every message type of the contract.", "let allMessageTypes: [any Sampled.Type] = ["]
    return out + [f"    {item.name}.self," for item in items] + ["]"]
