// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where the figures come from: without it they say nothing.
struct Machine: Sendable, Hashable, Codable {
    let cores: Int
    let model: String
    let memory: String
    let os: String

    /// This machine, as `/proc` and `/etc` describe it.
    static func current() -> Machine {
        let model = value(of: "model name", separator: ":", in: "/proc/cpuinfo")
        let kibibytes = value(of: "MemTotal", separator: ":", in: "/proc/meminfo").split(separator: " ").first ?? "0"
        let mebibytes = (Int(kibibytes) ?? 0) / 1_024
        let name = value(of: "PRETTY_NAME", separator: "=", in: "/etc/os-release")
        let kernel = text(of: "/proc/sys/kernel/osrelease")
        return Machine(
            cores: ProcessInfo.processInfo.activeProcessorCount, model: model, memory: "\(mebibytes) MiB",
            os: "\(name.replacing("\"", with: "")), Linux \(kernel)")
    }

    private static func value(of key: String, separator: Character, in path: String) -> String {
        for line in text(of: path).split(separator: "\n") {
            let parts = line.split(separator: separator, maxSplits: 1)
            if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == key {
                return parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
        return "unknown"
    }

    private static func text(of path: String) -> String {
        // Files under /proc have no size: they are read to their end.
        guard let handle = FileHandle(forReadingAtPath: path), let bytes = try? handle.readToEnd() else { return "" }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// The version that was measured.
enum Commit {
    /// The commit checked out here, marked `+` when files differ from it; `unknown` outside a working copy.
    static func current() -> String {
        guard let commit = git("rev-parse", "HEAD"), !commit.isEmpty else { return "unknown" }
        let changes = git("status", "--porcelain", "--", "Sources", "Package.swift") ?? ""
        return changes.isEmpty ? commit : "\(commit)+"
    }

    private static func git(_ arguments: String...) -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/git")
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let bytes = (try? output.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
