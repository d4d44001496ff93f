// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

@testable import ClusterTesting

/// Someone who speaks to a daemon's port without keeping to the protocol.
enum HostilePeer {
    /// The program that makes a good TLS handshake and then says whatever it is given.
    static let openssl = "/usr/bin/openssl"
    static var hasOpenSSL: Bool { FileManager.default.isExecutableFile(atPath: openssl) }

    /// Sends bytes over plain TCP and reads until the daemon hangs up; nil when it does not within the time.
    static func plain(port: Int, sending bytes: [UInt8], seconds: Int) async throws -> [UInt8]? {
        try await Blocking.run { exchange(port: port, sending: bytes, seconds: seconds) }
    }

    /// Connects over plain TCP and hangs up before saying a word.
    ///
    /// - Returns: whether somebody listens there.
    static func hangUp(port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        return isConnected(descriptor, to: port)
    }

    private static func isConnected(_ descriptor: Int32, to port: Int) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        } == 0
    }

    private static func exchange(port: Int, sending bytes: [UInt8], seconds: Int) -> [UInt8]? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        guard isConnected(descriptor, to: port) else { return nil }
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            // A reset is a hang-up as well; only running out of time is not.
            if count < 0 { return errno == EAGAIN ? nil : answer }
            if count == 0 { return answer }
            answer += chunk[..<count]
        }
    }

    /// Makes a TLS connection as a person, sends bytes in it, and waits until the daemon ends it.
    ///
    /// - Returns: false when the daemon has not ended it within the time.
    static func inTLS(
        port: Int, as person: PersonDirectory, alpn: String = "tongdao/1", sending bytes: [UInt8], seconds: Double
    ) async throws -> Bool {
        let identity = person.identity
        let process = Process()
        process.executableURL = URL(filePath: openssl)
        process.arguments = [
            "s_client", "-connect", "127.0.0.1:\(port)", "-cert", identity.appending(path: "tls.crt").path, "-key",
            identity.appending(path: "tls.key").path, "-pass", "file:\(person.passphrase.path)", "-CAfile",
            identity.appending(path: "roots.pem").path, "-alpn", alpn, "-quiet", "-ign_eof",
        ]
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
        defer {
            if process.isRunning { process.terminate() }
        }
        do {
            try await Waiting.until("the daemon to hang up", seconds: seconds) { !process.isRunning }
            return true
        } catch is ClusterError {
            return false
        }
    }
}
