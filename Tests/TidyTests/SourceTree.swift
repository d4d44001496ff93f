// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// The repository's own sources, read as text.
struct SourceTree {
    struct File {
        /// Relative to the repository.
        var path: String
        var text: String
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        /// The module the file belongs to.
        var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
        var isGenerated: Bool { path.contains("/Generated/") }
    }

    let root: URL

    init(from file: String = #filePath) {
        root = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    func swiftFiles(under folder: String) throws -> [File] {
        let start = root.appendingPathComponent(folder)
        guard let walker = FileManager.default.enumerator(atPath: start.path) else { return [] }
        return try walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            File(
                path: "\(folder)/\(name)",
                text: try String(contentsOf: start.appendingPathComponent(name), encoding: .utf8))
        }
    }
}
