# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
"""The contract as the generators see it: a plain model read from protoc's descriptor set.

What the codec does not support is refused here, with the place named, rather than generated wrongly.
"""
from dataclasses import dataclass, field as dataclass_field

from google.protobuf import descriptor_pb2

from names import lower_camel, snake, upper_camel

FieldProto = descriptor_pb2.FieldDescriptorProto
SCALARS = {
    FieldProto.TYPE_STRING: "string",
    FieldProto.TYPE_BYTES: "bytes",
    FieldProto.TYPE_BOOL: "bool",
    FieldProto.TYPE_UINT32: "uint32",
    FieldProto.TYPE_UINT64: "uint64",
}
LENGTH_DELIMITED = {"string", "bytes", "message"}


class SchemaError(Exception):
    """The .proto uses something the codec does not support."""


@dataclass
class Field:
    name: str
    number: int
    kind: str  # a value of SCALARS, "enum" or "message"
    type: str  # the Swift type of one element
    repeated: bool
    comment: list
    oneof: int = -1

    @property
    def swift(self):
        return lower_camel(self.name)

    @property
    def packed(self):
        """Repeated scalars are packed, proto3's default."""
        return self.repeated and self.kind not in LENGTH_DELIMITED

    @property
    def tag(self):
        wire_type = 2 if self.kind in LENGTH_DELIMITED or self.packed else 0
        return self.number << 3 | wire_type


@dataclass
class Oneof:
    name: str
    fields: list

    @property
    def swift(self):
        return lower_camel(self.name)

    @property
    def type(self):
        return upper_camel(self.name)


@dataclass
class Message:
    name: str
    comment: list
    section: str
    fields: list
    oneofs: list

    @property
    def c_type(self):
        return "Tongdao__V1__" + self.name

    @property
    def c_name(self):
        return "tongdao__v1__" + snake(self.name)

    @property
    def members(self):
        """Plain fields and oneofs in the order of the wire, each oneof at its first field."""
        result = [f for f in self.fields if f.oneof < 0] + self.oneofs
        return sorted(result, key=lambda m: m.fields[0].number if isinstance(m, Oneof) else m.number)


@dataclass
class Enum:
    name: str
    comment: list
    section: str
    cases: list  # (swift name, number, comment)


@dataclass
class Method:
    service: str
    name: str
    request: str
    response: str
    client_streaming: bool
    server_streaming: bool
    comment: list

    @property
    def swift(self):
        return self.service[0].lower() + self.service[1:] + self.name


@dataclass
class File:
    path: str  # "tongdao/v1/facts.proto"
    stem: str  # "facts"
    messages: list = dataclass_field(default_factory=list)
    enums: list = dataclass_field(default_factory=list)
    methods: list = dataclass_field(default_factory=list)


def load(descriptor_set):
    """Reads serialised descriptors (with source info) into a list of `File`, checked."""
    proto_set = descriptor_pb2.FileDescriptorSet.FromString(descriptor_set)
    files = [_file(proto) for proto in proto_set.file]
    _refuse_recursion(files)
    return files


def _file(proto):
    comments = {tuple(loc.path): loc for loc in proto.source_code_info.location}
    result = File(proto.name, proto.name.rsplit("/", 1)[1].removesuffix(".proto"))
    # Order of declaration, so that a "--- section" comment governs what follows it.
    declared = [((4, i), m) for i, m in enumerate(proto.message_type)] + [((5, i), e) for i, e in enumerate(proto.enum_type)]
    declared.sort(key=lambda item: tuple(comments[item[0]].span))
    section = ""
    for path, declaration in declared:
        location = comments[path]
        for detached in location.leading_detached_comments:
            if detached.strip().startswith("---"):
                section = detached.strip().removeprefix("---").strip()
        if path[0] == 4:
            result.messages.append(_message(declaration, path, comments, section))
        else:
            result.enums.append(_enum(declaration, path, comments, section))
    for i, service in enumerate(proto.service):
        for j, rpc in enumerate(service.method):
            result.methods.append(
                Method(service.name, rpc.name, _local(rpc.input_type), _local(rpc.output_type), rpc.client_streaming,
                       rpc.server_streaming, _comment(comments, (6, i, 2, j))))
    return result


def _message(proto, path, comments, section):
    where = f"message {proto.name}"
    if proto.nested_type or proto.enum_type:
        raise SchemaError(f"{where}: nested types and maps are not supported; declare the type at the top level")
    fields = []
    for i, item in enumerate(proto.field):
        if item.proto3_optional:
            raise SchemaError(f"{where}.{item.name}: `optional` is not supported; the default value means absent")
        if item.type in SCALARS:
            kind, swift_type = SCALARS[item.type], None
        elif item.type == FieldProto.TYPE_ENUM:
            kind, swift_type = "enum", _local(item.type_name)
        elif item.type == FieldProto.TYPE_MESSAGE:
            kind, swift_type = "message", _local(item.type_name)
        else:
            raise SchemaError(f"{where}.{item.name}: {FieldProto.Type.Name(item.type)} is not supported; "
                              f"use {', '.join(SCALARS.values())}, an enum or a message")
        swift_type = swift_type or {"string": "String", "bytes": "[UInt8]", "bool": "Bool", "uint32": "UInt32",
                                    "uint64": "UInt64"}[kind]
        fields.append(Field(item.name, item.number, kind, swift_type, item.label == FieldProto.LABEL_REPEATED,
                            _comment(comments, path + (2, i)),
                            item.oneof_index if item.HasField("oneof_index") else -1))
        if fields[-1].oneof >= 0 and kind != "message":
            raise SchemaError(f"{where}.{item.name}: a choice of a oneof must be a message; wrap it in one")
        if fields[-1].repeated and kind in ("bool", "uint32", "uint64"):
            raise SchemaError(f"{where}.{item.name}: repeated numbers are not supported; repeat a message holding one")
    fields.sort(key=lambda f: f.number)
    oneofs = []
    for i, item in enumerate(proto.oneof_decl):
        choices = [f for f in fields if f.oneof == i]
        between = [f for f in fields if choices[0].number < f.number < choices[-1].number and f.oneof != i]
        if between:
            raise SchemaError(f"{where}: {between[0].name} is numbered among the fields of oneof {item.name}; "
                              "number it outside, so that the order on the wire stays fixed")
        oneofs.append(Oneof(item.name, choices))
    return Message(proto.name, _comment(comments, path), section, fields, oneofs)


def _enum(proto, path, comments, section):
    prefix = snake(proto.name).upper() + "_"
    cases = []
    for i, value in enumerate(proto.value):
        if not value.name.startswith(prefix):
            raise SchemaError(f"enum {proto.name}: {value.name} should start with {prefix}")
        cases.append((lower_camel(value.name.removeprefix(prefix)), value.number, _comment(comments, path + (2, i))))
    return Enum(proto.name, _comment(comments, path), section, cases)


def _comment(comments, path):
    location = comments.get(path)
    if location is None:
        return []
    text = location.leading_comments or location.trailing_comments
    return [line.strip() for line in text.strip().splitlines() if not line.strip().startswith("---")]


def _local(type_name):
    package = ".tongdao.v1."
    if not type_name.startswith(package):
        raise SchemaError(f"{type_name}: only types of package tongdao.v1 can be used")
    return type_name.removeprefix(package)


def _refuse_recursion(files):
    """Types must not contain themselves: that bounds the depth of every message, and with it the codec's stack."""
    messages = {m.name: m for f in files for m in f.messages}

    def visit(name, above):
        if name in above:
            raise SchemaError("recursive type: " + " > ".join(above + [name]) + "; refer to it by an id instead")
        for item in messages[name].fields:
            if item.kind == "message":
                visit(item.type, above + [name])

    for name in messages:
        visit(name, [])
