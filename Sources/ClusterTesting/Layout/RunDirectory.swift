// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Where everything of one running cluster lies.
///
///     authority/  authority.passphrase     the city's roots
///     nodes/<node>/config.json             and identity/, passphrase, data/, daemon.log
///     people/<territory>/<organ>/<person>/ identity/, passphrase and factor
///     logins/                              tokens of those who are logged in
///     contexts.json                        the command's configuration: a context for everyone on every node
///     state.json                           ports and processes
///     watched                              processes to kill should this one die
public struct RunDirectory: Sendable, Hashable {
    public let root: URL

    /// Directories 0700, files 0600: keys lie here.
    static let directoryMode = 0o700
    static let fileMode = 0o600

    public init(_ root: URL) {
        self.root = root.absoluteURL.standardizedFileURL
    }

    public var authority: URL { root.appending(path: "authority") }
    public var authorityPassphrase: URL { root.appending(path: "authority.passphrase") }
    public var contexts: URL { root.appending(path: "contexts.json") }
    public var state: URL { root.appending(path: "state.json") }
    var watched: URL { root.appending(path: "watched") }
    var outputs: URL { root.appending(path: "outputs") }
    var relays: URL { root.appending(path: "relays") }

    public func node(_ name: String) -> NodeDirectory { NodeDirectory(root: root.appending(path: "nodes/\(name)")) }

    /// The directory of a person's identity and passphrase.
    public func person(_ path: String) -> PersonDirectory {
        PersonDirectory(root: root.appending(path: "people/\(path)"))
    }

    /// Makes a directory, with those above it, for its owner alone.
    static func make(_ directory: URL) throws(ClusterError) {
        do {
            try FileManager.default.createDirectory(
                at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: directoryMode])
        } catch {
            throw ClusterError("\(directory.path): the directory cannot be made: \(error.localizedDescription)")
        }
    }

    /// Writes a file for its owner alone, whole or not at all.
    static func write(_ data: Data, to file: URL) throws(ClusterError) {
        let temporary = file.appendingPathExtension("new")
        guard
            FileManager.default.createFile(
                atPath: temporary.path, contents: data, attributes: [.posixPermissions: fileMode]),
            rename(temporary.path, file.path) == 0
        else { throw ClusterError("\(file.path): the file cannot be written") }
    }

    /// Writes a value as readable JSON.
    static func writeJSON(_ value: some Encodable, to file: URL) throws(ClusterError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data: Data
        do {
            data = try encoder.encode(value)
        } catch {
            throw ClusterError("\(file.path): the content cannot be encoded: \(error)")
        }
        try write(data + Data("\n".utf8), to: file)
    }
}

/// What belongs to one daemon.
public struct NodeDirectory: Sendable, Hashable {
    public let root: URL

    public var data: URL { root.appending(path: "data") }
    public var identity: URL { root.appending(path: "identity") }
    public var passphrase: URL { root.appending(path: "passphrase") }
    public var configuration: URL { root.appending(path: "config.json") }
    public var log: URL { root.appending(path: "daemon.log") }
}

/// What belongs to one person.
public struct PersonDirectory: Sendable, Hashable {
    public let root: URL

    public var identity: URL { root.appending(path: "identity") }
    public var passphrase: URL { root.appending(path: "passphrase") }
    /// The passphrase the person logs in with; the same at every node.
    public var factor: URL { root.appending(path: "factor") }
    /// The signing certificate, which a grant of a role names.
    public var signingCertificate: URL { identity.appending(path: "sign.crt") }
}
