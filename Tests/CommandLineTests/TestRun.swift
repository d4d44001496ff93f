// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Crypto
import FoundationEssentials
import Synchronization

/// Runs whole command lines in a directory, an environment and at a time of their own.
final class TestRun: Sendable {
    /// 2026-11-23T21:00:00+08:00.
    static let nowMilliseconds: UInt64 = 1_795_438_800_000

    struct Outcome: Sendable {
        let status: ExitStatus
        let output: String
        let messages: String

        var outputLines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Of mode 0700, removed with this value.
    let directory: String

    init() throws {
        directory = "\(FileManager.default.temporaryDirectory.path(percentEncoded: false))/cli-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// - Parameter typed: what a person would type when asked, in order; none if there is no terminal.
    func callAsFunction(
        _ arguments: String..., environment: [String: String] = [:], typed: [String] = [],
        now: UInt64 = TestRun.nowMilliseconds
    ) async -> Outcome {
        await run(arguments, environment: environment, typed: typed, now: now)
    }

    func run(
        _ arguments: [String], environment: [String: String] = [:], typed: [String] = [],
        now: UInt64 = TestRun.nowMilliseconds
    ) async -> Outcome {
        let output = Mutex("")
        let messages = Mutex("")
        let answers = Mutex(typed[...])
        let console = Console(
            output: { text in output.withLock { $0 += text } },
            errorOutput: { text in messages.withLock { $0 += text } },
            prompt: { _ in answers.withLock { $0.popFirst() } })
        let surroundings = Surroundings(
            environment: ["HOME": directory].merging(environment) { $1 }, console: console,
            currentDirectory: directory, nowMilliseconds: { now })
        let status = await CommandLineProgram.run(arguments, in: surroundings)
        return Outcome(status: status, output: output.withLock { $0 }, messages: messages.withLock { $0 })
    }

    /// Writes a file that only its owner may read.
    @discardableResult
    func file(_ name: String, _ content: String) throws -> String {
        let path = "\(directory)/\(name)"
        try Data(content.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return path
    }

    func content(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(directory)/\(name)")), as: UTF8.self)
    }
}

/// JSON read by another implementation than the one that wrote it.
struct JSON {
    private let root: Value

    private enum Value: Decodable {
        case null
        case boolean(Bool)
        case integer(UInt64)
        case number(Double)
        case string(String)
        case array([Value])
        case object([String: Value])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .boolean(value)
            } else if let value = try? container.decode(UInt64.self) {
                self = .integer(value)
            } else if let value = try? container.decode(Double.self) {
                self = .number(value)
            } else if let value = try? container.decode(String.self) {
                self = .string(value)
            } else if let value = try? container.decode([Value].self) {
                self = .array(value)
            } else {
                self = .object(try container.decode([String: Value].self))
            }
        }
    }

    init(_ text: String) throws {
        root = try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    /// The text of the value at a path such as `error.refusal.code`; nil if there is none.
    subscript(_ path: String) -> String? {
        var found = root
        for step in path.split(separator: ".") {
            switch found {
            case .object(let members):
                guard let next = members[String(step)] else { return nil }
                found = next
            case .array(let elements):
                guard let index = Int(step), elements.indices.contains(index) else { return nil }
                found = elements[index]
            default: return nil
            }
        }
        return switch found {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .string(let value): value
        case .array(let elements): "\(elements.count) elements"
        case .object(let members): "\(members.count) members"
        }
    }
}
