// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto
import FoundationEssentials

/// Everything a run of the command takes from outside: environment, streams, clock, chance, directories.
///
/// Carried to the commands as a task-local value, because the argument parser makes them itself; a test runs the whole
/// command in surroundings of its own.
public struct Surroundings: Sendable {
    public var environment: [String: String]
    public var console: Console
    public var language: Language
    /// Against which relative paths of options and variables are read.
    public var currentDirectory: String
    /// Unix time in milliseconds.
    public var nowMilliseconds: @Sendable () -> UInt64
    public var random: any RandomSource

    public init(
        environment: [String: String], console: Console, currentDirectory: String,
        nowMilliseconds: @escaping @Sendable () -> UInt64, random: any RandomSource = SecureRandom()
    ) {
        self.environment = environment
        self.console = console
        self.currentDirectory = currentDirectory
        self.nowMilliseconds = nowMilliseconds
        self.random = random
        language = Language(environment: environment)
    }

    /// Those of the running command; the process's own outside `CommandLineProgram.run`.
    @TaskLocal static var current = Surroundings.process

    /// The process's.
    public static let process = Surroundings(
        environment: ProcessInfo.processInfo.environment, console: .process,
        currentDirectory: FileManager.default.currentDirectoryPath,
        nowMilliseconds: { UInt64(max(0, Date.now.timeIntervalSince1970 * 1000)) })

    /// Unix seconds, as certificates count.
    var nowSeconds: Int64 { Int64(nowMilliseconds() / 1000) }

    /// A variable that is set and not empty.
    func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// `path` as an absolute one; `~/` is the home directory, since a value in a file or variable has not met a shell.
    func absolutePath(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        if path.hasPrefix("~/"), let home = variable("HOME") { return "\(home)/\(path.dropFirst(2))" }
        return "\(currentDirectory)/\(path)"
    }

    /// `text` in the language of this run.
    func callAsFunction(_ text: Text) -> String { text.in(language) }
}
