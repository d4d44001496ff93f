// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import FoundationEssentials
import Messages

/// The token of a login, kept beside the configuration file for its owner alone: one file for each person at each node.
struct LoginFile {
    static let directoryName = "logins"
    private static let directoryMode = 0o700

    private let directory: String
    private let file: PrivateFile

    init(node: NodeName, person: String, in surroundings: Surroundings) {
        let configuration = ContextFile.path(in: surroundings)
        let parent = configuration.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        directory = parent.joined(separator: "/") + "/\(Self.directoryName)"
        // A name has slashes, and not every file system has room for two of them.
        let name = Hex.encode(SM3.hash(Array("\(node) \(person)".utf8)).bytes.prefix(16))
        file = PrivateFile(path: "\(directory)/\(name)")
    }

    /// The token; empty: there is none. One that cannot be read is none: the person logs in again.
    var token: [UInt8] {
        guard let content = try? file.read() else { return [] }
        let text = String(decoding: content, as: UTF8.self)
        return text.split(separator: "\n").first.flatMap { Hex.decode($0) } ?? []
    }

    func keep(_ token: [UInt8]) throws {
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: Self.directoryMode])
        try file.replace(with: Array((Hex.encode(token) + "\n").utf8))
    }

    func forget() {
        // Nothing is lost with it: the node does not know the token any more.
        try? FileManager.default.removeItem(atPath: file.path)
    }
}
