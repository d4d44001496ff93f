# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
"""Sources/Messages/Generated/Codec: reading from protobuf-c's structs, writing in the canonical order."""
from names import c_member, escaped
from schema import Oneof
from swift_types import fitted


def message(item):
    out = [f"extension {item.name}: Message {{"]
    out += _decode(item) + [""] + _reading(item) + [""] + _size(item) + [""] + _writing(item)
    return out + ["}"]


def _decode(item):
    return [
        "    public static func decode(",
        "        _ bytes: UnsafeRawBufferPointer, limits: DecodingLimits",
        f"    ) throws(DecodingError) -> {item.name} {{",
        *fitted(f"        try Unpacker.decode(bytes, limits, {item.c_name}__address(), \"{item.name}\", "
                f"{item.name}.init(reading:))"),
        "    }",
    ]


def _reading(item):
    unused = "" if item.members else "_ "
    out = [f"    init(reading c: UnsafePointer<{item.c_type}>) throws(DecodingError) {{"]
    for member in item.members:
        if isinstance(member, Oneof):
            out += _reading_oneof(item, member)
        else:
            out += fitted(f"        {escaped(member.swift)} = {_read(item, member)}")
    return out + ["    }"]


def _read(item, field):
    c = "c.pointee." + c_member(field.name)
    where = f'"{item.name}.{field.name}"'
    if field.repeated:
        count = f"c.pointee.n_{field.name}"
        return {
            "string": f"try Reading.texts({c}, {count}, {where})",
            "bytes": f"Reading.byteStrings({c}, {count})",
            "enum": f"Reading.enums({c}, {count})",
            "message": f"try Reading.messages({c}, {count}, {field.type}.init(reading:))",
        }[field.kind]
    return {
        "string": f"try Reading.text({c}, {where})",
        "bytes": f"Reading.bytes({c})",
        "bool": f"{c} != 0",
        "uint32": c,
        "uint64": c,
        "enum": f"Reading.enumeration({c})",
        "message": f"try Reading.message({c}, {field.type}.init(reading:))",
    }[field.kind]


def _reading_oneof(item, oneof):
    out = [f"        switch c.pointee.{oneof.name}_case.rawValue {{"]
    for field in oneof.fields:
        out.append(f"        case {field.number}:")
        out += [f"            {oneof.swift} = try Reading.message(c.pointee.{c_member(field.name)}, "
                f"{field.type}.init(reading:))", f"                .map {{ .{field.swift}($0) }}"]
    return out + [f"        default: {oneof.swift} = nil", "        }"]


def _size(item):
    if not item.members:
        return ["    public var encodedSize: Int { 0 }"]
    out = ["    public var encodedSize: Int {", "        var total = 0"]
    for member in item.members:
        if isinstance(member, Oneof):
            out += [f"        switch {member.swift} {{"]
            for field in member.fields:
                out += [f"        case .{field.swift}(let value):",
                        f"            total += Size.message({_tag(field)}, value.encodedSize)"]
            out += ["        case nil: break", "        }"]
        elif member.kind == "message" and not member.repeated:
            name = escaped(member.swift)
            out += [f"        if let {name} {{", f"            total += Size.message({_tag(member)}, {name}.encodedSize)",
                    "        }"]
        else:
            out.append(f"        total += Size.{_verb(member)}({_tag(member)}, {escaped(member.swift)})")
    return out + ["        return total", "    }"]


def _writing(item):
    """Last field first: WireWriter goes from the end of the buffer to its start."""
    entry = ["    public func encode(into buffer: UnsafeMutableRawBufferPointer) -> Int {",
             "        WireWriter.fill(buffer, write(to:))", "    }", ""]
    if not item.members:
        return entry + ["    func write(to writer: inout WireWriter) {}"]
    out = entry + ["    func write(to writer: inout WireWriter) {"]
    for member in reversed(item.members):
        if isinstance(member, Oneof):
            out += [f"        switch {member.swift} {{"]
            for field in member.fields:
                out += [f"        case .{field.swift}(let value): writer.nested({_tag(field)}, value.write(to:))"]
            out += ["        case nil: break", "        }"]
        elif member.kind == "message" and not member.repeated:
            name = escaped(member.swift)
            out += [f"        if let {name} {{", f"            writer.nested({_tag(member)}, {name}.write(to:))", "        }"]
        elif member.kind == "message":
            out += [f"        for value in {escaped(member.swift)}.reversed() {{",
                    f"            writer.nested({_tag(member)}, value.write(to:))", "        }"]
        else:
            out.append(f"        writer.{_verb(member)}({_tag(member)}, {escaped(member.swift)})")
    return out + ["    }"]


def _tag(field):
    """The tag as on the wire: number and wire type."""
    return f"0x{field.tag:02X}"


def _verb(field):
    single = {"string": "text", "bytes": "bytes", "bool": "bool", "uint32": "varint", "uint64": "varint",
              "enum": "enumeration", "message": "message"}[field.kind]
    plural = {"text": "texts", "bytes": "byteStrings", "enumeration": "enums", "message": "messages"}
    return plural[single] if field.repeated else single
