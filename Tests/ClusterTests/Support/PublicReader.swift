// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import ClusterTesting

/// Someone with a browser and without any certificate, who trusts the city's root.
struct PublicReader {
    let cluster: Cluster

    struct Answer: Sendable {
        let status: Int
        let body: String
    }

    /// Asks a node's public port for a path.
    func get(_ path: String, of node: String) async throws -> Answer {
        guard let port = try cluster.daemon(node).ports.publicity else {
            throw ClusterError("\(node) serves no public page", remedy: "give the topology a port for it")
        }
        let roots = cluster.directory.node(node).identity.appending(path: "roots.pem").path
        return try await Blocking.run { try Self.ask(path, port: port, roots: roots) }
    }

    /// The text at a path.
    func text(_ path: String, of node: String) async throws -> String { try await get(path, of: node).body }

    /// Waits until the text at a path holds `text`.
    func wait(for text: String, at path: String, of node: String, seconds: Double = 20) async throws {
        var seen = ""
        try await Waiting.until("\(path) of \(node) to tell \(text)", seconds: seconds, detail: { seen }) {
            seen = try await self.text(path, of: node)
            return seen.contains(text)
        }
    }

    private static func ask(_ path: String, port: Int, roots: String) throws -> Answer {
        let process = Process()
        process.executableURL = URL(filePath: HostilePeer.openssl)
        process.arguments = [
            "s_client", "-connect", "127.0.0.1:\(port)", "-CAfile", roots, "-verify_return_error", "-quiet",
        ]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        let words = text.split(separator: " ", maxSplits: 2)
        guard let end = text.firstRange(of: "\r\n\r\n"), words.count > 1, let status = Int(words[1]) else {
            throw ClusterError("no HTTP answer to \(path): \(text.prefix(200))")
        }
        return Answer(status: status, body: String(text[end.upperBound...]))
    }
}
