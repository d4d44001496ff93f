// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Rules

/// The directory of a node's network log: one file a civil day, `2026-11-29.log`.
package struct NetworkLogDirectory: Sendable {
    /// Below the node's data directory.
    package static let name = "network-log"
    private static let suffix = ".log"

    package let path: String

    /// - Parameter path: the directory itself.
    package init(path: String) {
        self.path = path
    }

    /// That of a node whose data are in `data`.
    package init(ofData data: String) {
        self.init(path: "\(data)/\(Self.name)")
    }

    /// The days that have a file, in order.
    package func days() throws(NetworkLogError) -> [String] {
        try SegmentFile.names(in: path).filter { $0.hasSuffix(Self.suffix) }.map {
            String($0.dropLast(Self.suffix.count))
        }
        .filter { CivilTime(date: $0) != nil }
    }

    package func read(_ day: String) throws(NetworkLogError) -> SegmentReader {
        try SegmentReader(path: file(of: day))
    }

    /// Removes the files of days, and makes that durable.
    package func remove(_ days: [String]) throws(NetworkLogError) {
        guard !days.isEmpty else { return }
        for day in days { try SegmentFile.remove(file(of: day)) }
        try SegmentFile.flushDirectory(path)
    }

    func file(of day: String) -> String { "\(path)/\(day)\(Self.suffix)" }
}
