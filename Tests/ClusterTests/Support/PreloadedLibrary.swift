// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation

/// A small C library preloaded into one daemon, and the number in a file that tells it what to do: how a test puts a
/// real daemon on a clock that jumps or a disk that fails.
struct PreloadedLibrary {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Preloaded")

    /// A C compiler; Swift brings one along.
    static let compiler: String? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let candidates = path.split(separator: ":").flatMap { ["\($0)/clang", "\($0)/cc"] }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    private let library: URL
    private let file: URL

    /// Compiles `Tests/Preloaded/<name>.c` into a directory. The number is 0.
    init(_ name: String, in directory: URL) throws {
        library = directory.appending(path: "\(name).so")
        file = directory.appending(path: "\(name).number")
        guard let compiler = Self.compiler else { throw ClusterError("there is no C compiler") }
        let source = Self.sources.appending(path: "\(name).c")
        let process = Process()
        process.executableURL = URL(filePath: compiler)
        process.arguments = ["-shared", "-fPIC", "-O1", "-o", library.path, source.path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ClusterError("\(source.path) does not compile") }
        try Data(count: MemoryLayout<Int64>.size).write(to: file)
    }

    /// What the daemon is started with.
    var environment: [String: String] { ["LD_PRELOAD": library.path, "TEST_PRELOADED_NUMBER": file.path] }

    /// Tells the library, at once.
    func set(_ number: Int64) throws {
        // Written in place: the daemon has the file mapped.
        let handle = try FileHandle(forWritingTo: file)
        try withUnsafeBytes(of: number) { try handle.write(contentsOf: Data($0)) }
        try handle.close()
    }
}
