// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Programs of the system that arrange networks: `ip`, `tc`, `nft`, `ss`, `nsenter`.
enum SystemTool {
    /// Where Debian keeps what an administrator uses; a plain user's path often lacks them.
    private static let directories = ["/usr/sbin", "/sbin", "/usr/bin", "/bin"]

    /// The path of a program; nil when it is not installed.
    static func path(of program: String) -> String? {
        directories.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a program to its end, which for these is a matter of milliseconds, and gives what it wrote.
    /// - Throws: ``ClusterError`` with what it said when it is missing or fails.
    @discardableResult
    static func run(_ words: [String]) throws(ClusterError) -> String {
        guard let name = words.first, let program = path(of: name) else {
            throw ClusterError(
                "\(words.first ?? "nothing"): there is no such program", remedy: "run cluster/install-dependencies")
        }
        let output = FileManager.default.temporaryDirectory.appending(path: "tongdao-tool-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: output) }
        let pid = try Launch(
            program: program, arguments: Array(words.dropFirst()),
            environment: ["PATH": directories.joined(separator: ":"), "LANG": "C"], outputPath: output.path,
            errorPath: output.path
        ).start()
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
        let end = ProcessEnd(waitStatus: status)
        guard end == .exited(0) else {
            throw ClusterError(
                "\(words.joined(separator: " ")): \(end): \(text.trimmingCharacters(in: .whitespacesAndNewlines))")
        }
        return text
    }
}
