// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// How results are shown.
enum OutputFormat: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// Aligned columns for a person. Not for scripts: columns may be added.
    case table
    /// As `table`, with every column.
    case wide
    /// One JSON document, or one a line for a stream. Members are only ever added.
    case json
    /// The identifiers alone, one a line.
    case id

    /// The format that raw arguments ask for, to report a parsing error in it.
    init(arguments: [String]) {
        let asked = RawArguments(arguments).value(of: ["-o", "--output"])
        self = asked.flatMap(OutputFormat.init(rawValue:)) ?? .table
    }
}
