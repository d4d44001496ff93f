# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
"""Sources/Messages/Generated/Method.swift: the methods of the services, with their types."""
from swift_types import doc


def methods(items):
    out = ["/// The methods a node offers, by service.", "public enum Method {"]
    for item in items:
        out += doc(item.comment, "    ")
        line = (f"    public static let {item.swift} = MethodDescriptor<{item.request}, {item.response}>(")
        arguments = (f'name: "{item.service}/{item.name}", clientStreaming: {str(item.client_streaming).lower()}, '
                     f"serverStreaming: {str(item.server_streaming).lower()})")
        out += [line, "        " + arguments]
    out += ["", "    /// The name of every method, in the order of the contract.", "    public static let allNames: [String] = ["]
    out += [f"        {item.swift}.name," for item in items] + ["    ]", "}"]
    return out
