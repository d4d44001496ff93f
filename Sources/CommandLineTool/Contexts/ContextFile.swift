// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc

/// The configuration file of the command: contexts by name, and the one in use.
///
///     {
///       "currentContext": "dinghai",
///       "contexts": {
///         "dinghai": {
///           "node": "tongdao://zhoushan/dinghai", "host": "127.0.0.1", "port": 7101,
///           "identity": "people/wang", "passphraseFile": "people/wang.pass"
///         }
///       }
///     }
struct ContextFile: Sendable, Equatable {
    /// Names the file instead of `~/.config/tongdao/config.json`.
    static let variable = "TONGDAO_CONFIG"
    private static let mode: mode_t = 0o600
    private static let directoryMode: mode_t = 0o700

    private struct Content: Codable, Equatable {
        var currentContext: String?
        var contexts: [String: ToolContext]?
    }

    let path: String
    private var content: Content

    var contexts: [String: ToolContext] { content.contexts ?? [:] }
    var currentName: String? { content.currentContext }
    var names: [String] { contexts.keys.sorted() }

    /// Where it is in these surroundings: the variable, else below `XDG_CONFIG_HOME`, else below `~/.config`.
    static func path(in surroundings: Surroundings) -> String {
        if let path = surroundings.variable(variable) { return surroundings.absolutePath(path) }
        let home = surroundings.variable("XDG_CONFIG_HOME") ?? "~/.config"
        return surroundings.absolutePath("\(home)/tongdao/config.json")
    }

    /// Reads the file; a missing one has no contexts. Errors name the file, the key and the remedy.
    init(in surroundings: Surroundings) throws(CommandFailure) {
        path = ContextFile.path(in: surroundings)
        guard access(path, F_OK) == 0 else {
            content = Content()
            return
        }
        let bytes = try FileContent.bytes(path: path)
        do {
            content = try JSONDecoder().decode(Content.self, from: Data(bytes))
        } catch {
            throw CommandFailure(
                .usage, "config-invalid", ContextTexts.invalidFile(path), remedy: ContextTexts.invalidFileRemedy,
                cause: ContextFile.explanation(of: error))
        }
    }

    /// Replaces the file as a whole, so that a reader sees the old one or the new one.
    func write() throws(CommandFailure) {
        let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true,
                attributes: [.posixPermissions: Int(ContextFile.directoryMode)])
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let data = try encoder.encode(content) + Data("\n".utf8)
            let temporary = "\(path).new"
            try data.write(to: URL(filePath: temporary))
            guard chmod(temporary, ContextFile.mode) == 0, rename(temporary, path) == 0 else {
                throw FileContent.failure(path)
            }
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(
                .failure, "file", FailureTexts.file(path), remedy: FailureTexts.fileRemedy, cause: "\(error)")
        }
    }

    /// The context of that name.
    func context(named name: String) throws(CommandFailure) -> ToolContext {
        guard let context = contexts[name] else {
            throw CommandFailure(
                .notFound, "context-missing", ContextTexts.noContext(name, path: path),
                remedy: ContextTexts.contextRemedy(names: names))
        }
        return context
    }

    /// A path of a context as an absolute one.
    func resolve(_ path: String) -> String {
        if path.hasPrefix("/") || path.hasPrefix("~/") { return path }
        let directory = self.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return directory.joined(separator: "/") + "/" + path
    }

    mutating func set(_ name: String, to context: ToolContext) {
        content.contexts = contexts.merging([name: context]) { $1 }
        // The first context is the one to use, as nobody else could be meant.
        if content.currentContext == nil { content.currentContext = name }
    }

    mutating func use(_ name: String) throws(CommandFailure) {
        _ = try context(named: name)
        content.currentContext = name
    }

    mutating func delete(_ name: String) throws(CommandFailure) {
        _ = try context(named: name)
        content.contexts?[name] = nil
        if content.currentContext == name { content.currentContext = nil }
    }

    private static func explanation(of error: any Error) -> String {
        func path(_ context: DecodingError.Context) -> String {
            let keys = context.codingPath.map(\.stringValue).joined(separator: ".")
            return keys.isEmpty ? "" : "\(keys): "
        }
        switch error {
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            return path(context) + context.debugDescription
        case DecodingError.keyNotFound(let key, let context):
            return path(context) + "\(key.stringValue) is missing"
        default:
            return "\(error)"
        }
    }
}
