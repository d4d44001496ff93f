// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation

/// A daemon's wall clock that a test can set, by a small library preloaded into that daemon alone.
struct ShiftedClock {
    private static let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "ClockShift/shifted-clock.c")

    /// A C compiler; Swift brings one along.
    static let compiler: String? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let candidates = path.split(separator: ":").flatMap { ["\($0)/clang", "\($0)/cc"] }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    private let library: URL
    private let file: URL

    /// Compiles the library into a directory.
    init(in directory: URL) throws {
        library = directory.appending(path: "shifted-clock.so")
        file = directory.appending(path: "shift")
        guard let compiler = Self.compiler else { throw ClusterError("there is no C compiler") }
        let process = Process()
        process.executableURL = URL(filePath: compiler)
        process.arguments = ["-shared", "-fPIC", "-O1", "-o", library.path, Self.source.path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ClusterError("\(Self.source.path) does not compile") }
        try Data(count: MemoryLayout<Int64>.size).write(to: file)
    }

    /// What the daemon is started with.
    var environment: [String: String] { ["LD_PRELOAD": library.path, "TEST_CLOCK_SHIFT": file.path] }

    /// How far the daemon's clock is off from now on, in seconds.
    func set(seconds: Int64) throws {
        // Written in place: the daemon has the file mapped.
        let handle = try FileHandle(forWritingTo: file)
        try withUnsafeBytes(of: seconds) { try handle.write(contentsOf: Data($0)) }
        try handle.close()
    }
}
