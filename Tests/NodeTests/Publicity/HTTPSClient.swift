// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Clients of a public port that are not ours: the `openssl` command, and bare sockets.
enum HTTPSClient {
    static let openssl = "/usr/bin/openssl"
    static var hasOpenSSL: Bool { FileManager.default.isExecutableFile(atPath: openssl) }

    struct Answer {
        let status: Int
        /// Lines of the head.
        let head: [Substring]
        let body: String
    }

    /// Sends a request in a TLS connection of its own and reads to the end; nil when there is no HTTP answer.
    static func send(_ request: String, port: Int, _ options: [String] = []) async throws -> Answer? {
        try await parse(output(request, port: port, options))
    }

    static func get(_ path: String, port: Int, _ options: [String] = []) async throws -> Answer? {
        try await send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n", port: port, options)
    }

    /// Everything `openssl s_client` writes until the server hangs up.
    ///
    /// - Parameter telling: with what the command itself has to say; it then takes a line "R" as its own, to negotiate again.
    static func output(
        _ request: String, port: Int, _ options: [String] = [], telling: Bool = false
    ) async throws -> String {
        try await onThread {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: openssl)
            process.arguments = ["s_client", "-connect", "127.0.0.1:\(port)"] + (telling ? [] : ["-quiet"]) + options
            let (input, output) = (Pipe(), Pipe())
            process.standardInput = input
            process.standardOutput = output
            process.standardError = telling ? output : FileHandle.nullDevice
            try process.run()
            try input.fileHandleForWriting.write(contentsOf: Data(request.utf8))
            let data = try output.fileHandleForReading.readToEnd() ?? Data()
            try? input.fileHandleForWriting.close()
            process.waitUntilExit()
            return String(decoding: data, as: UTF8.self)
        }
    }

    /// Sends bytes over bare TCP and reads until the server hangs up; nil when it does not within the time.
    static func plain(_ bytes: String, port: Int, seconds: Int) async throws -> String? {
        try await onThread {
            let descriptor = try connect(port: port)
            defer { close(descriptor) }
            return exchange(Array(bytes.utf8), descriptor, seconds: seconds)
        }
    }

    /// A connection that is only held.
    static func connect(port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw TimedOut(what: "no connection: \(errno)") }
        return descriptor
    }

    static func exchange(_ bytes: [UInt8], _ descriptor: Int32, seconds: Int) -> String? {
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            // A reset is a hang-up as well; only running out of time is not.
            if count < 0 { return errno == EAGAIN ? nil : String(decoding: answer, as: UTF8.self) }
            if count == 0 { return String(decoding: answer, as: UTF8.self) }
            answer += chunk[..<count]
        }
    }

    private static func parse(_ text: String) -> Answer? {
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let head = text[..<end.lowerBound].split(separator: "\r\n")
        guard let words = head.first?.split(separator: " "), words.count > 1, let status = Int(words[1]) else {
            return nil
        }
        return Answer(status: status, head: head, body: String(text[end.upperBound...]))
    }

    /// Away from the threads that the server under test shares with us.
    private static func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result(catching: work)) }.start()
        }
    }
}
