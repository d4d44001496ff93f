// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Blocking sockets on loopback, each call bounded in time.
enum Sockets {
    static let timeoutSeconds = 10

    struct Failure: Error { let call: String }

    static func connect(port: Int) throws -> Int32 {
        let descriptor = make()
        var address = loopback(port)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw Failure(call: "connect")
        }
        return descriptor
    }

    static func listen() throws -> (descriptor: Int32, port: Int) {
        let descriptor = make()
        var address = loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard bind(descriptor, pointer, length) == 0, Glibc.listen(descriptor, 8) == 0 else { return Int32(-1) }
                return getsockname(descriptor, pointer, &length)
            }
        }
        guard result == 0 else { throw Failure(call: "listen") }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    static func send(_ bytes: [UInt8], to descriptor: Int32) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(call: "send") }
            sent += count
        }
    }

    static func receive(count: Int, from descriptor: Int32) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < count {
            let got = recv(descriptor, &chunk, min(chunk.count, count - bytes.count), 0)
            guard got > 0 else { throw Failure(call: "receive") }
            bytes += chunk[..<got]
        }
        return bytes
    }

    /// Whether the other side ends the connection in time.
    static func isHungUp(_ descriptor: Int32, withinSeconds seconds: Int) -> Bool {
        setTimeout(descriptor, seconds)
        defer { setTimeout(descriptor, timeoutSeconds) }
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, 0)
        return count == 0 || count < 0 && errno != EAGAIN
    }

    private static func make() -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        setTimeout(descriptor, timeoutSeconds)
        return descriptor
    }

    private static func setTimeout(_ descriptor: Int32, _ seconds: Int) {
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    private static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return address
    }
}

/// Sends back whatever comes, one thread a connection.
final class EchoServer: Sendable {
    let port: Int
    private let listener: Int32

    init() throws {
        let (descriptor, port) = try Sockets.listen()
        listener = descriptor
        self.port = port
        Thread.detachNewThread {
            while true {
                let peer = accept(descriptor, nil, nil)
                guard peer >= 0 else {
                    if errno == EAGAIN { continue }
                    return
                }
                Thread.detachNewThread { Self.serve(peer) }
            }
        }
    }

    func stop() {
        // Wakes the thread in accept, which then ends.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private static func serve(_ peer: Int32) {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(peer, &chunk, chunk.count, 0)
            guard count > 0, (try? Sockets.send(Array(chunk[..<count]), to: peer)) != nil else { break }
        }
        close(peer)
    }
}
