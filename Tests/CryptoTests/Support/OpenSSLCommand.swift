// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// The `openssl` command: a second opinion that shares no code of ours above libcrypto.
enum OpenSSLCommand {
    struct Outcome {
        let status: Int32
        let output: [UInt8]
        let errors: String

        /// Standard output as text, without the last line end.
        var text: String { String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    static func run(_ arguments: String...) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        let output = Pipe()
        let errors = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let written = try output.fileHandleForReading.readToEnd() ?? Data()
        let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: Array(written),
            errors: String(decoding: complaints, as: UTF8.self))
    }
}
