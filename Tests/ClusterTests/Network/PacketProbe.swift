// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

@testable import ClusterTesting

/// Numbered datagrams from one node's namespace to another's, and what became of them.
struct PacketProbe {
    struct Result: Sendable {
        /// The numbers, as they arrived.
        var arrived: [Int] = []
        /// From sending to arrival, by arrival. Milliseconds.
        var milliseconds: [Double] = []

        var isInOrder: Bool { zip(arrived, arrived.dropFirst()).allSatisfy { $0 <= $1 } }
    }

    private static let port = 9000

    let network: NamespaceNetwork

    /// Sends `count` datagrams, one every two milliseconds, and listens until half a second has passed without one.
    func send(_ count: Int, from sender: String, to receiver: String, bytes: Int = 64) async throws -> Result {
        let (near, far) = (try network.namespace(of: sender), try network.namespace(of: receiver))
        let target = try network.plan.address(of: receiver)
        let listening = try await Blocking.run {
            try far.enter()
            return try Self.socket(boundTo: Self.port)
        }
        async let result = Blocking.run { Self.listen(on: listening) }
        try await Blocking.run {
            try near.enter()
            let sending = try Self.socket(boundTo: 0)
            defer { close(sending) }
            for number in 0..<count {
                Self.send(number, at: Self.now(), bytes: bytes, from: sending, to: target)
                usleep(2000)
            }
        }
        return try await result
    }

    private static func listen(on descriptor: Int32) -> Result {
        defer { close(descriptor) }
        var result = Result()
        var buffer = [UInt8](repeating: 0, count: 2048)
        // The first may come late; after it, silence means the end.
        var wait = timeval(tv_sec: 2, tv_usec: 0)
        while true {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
            guard recv(descriptor, &buffer, buffer.count, 0) >= 16 else { return result }
            let words = buffer.withUnsafeBytes {
                ($0.loadUnaligned(fromByteOffset: 0, as: Int.self), $0.loadUnaligned(fromByteOffset: 8, as: Int.self))
            }
            result.arrived.append(words.0)
            result.milliseconds.append(Double(now() - words.1) / 1e6)
            wait = timeval(tv_sec: 0, tv_usec: 500_000)
        }
    }

    private static func send(_ number: Int, at now: Int, bytes: Int, from descriptor: Int32, to address: String) {
        var datagram = [UInt8](repeating: 0, count: bytes)
        datagram.withUnsafeMutableBytes {
            $0.storeBytes(of: number, toByteOffset: 0, as: Int.self)
            $0.storeBytes(of: now, toByteOffset: 8, as: Int.self)
        }
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = in_port_t(UInt16(port).bigEndian)
        inet_pton(AF_INET, address, &target.sin_addr)
        _ = withUnsafePointer(to: &target) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, datagram, bytes, 0, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static func socket(boundTo port: Int) throws -> Int32 {
        let descriptor = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        var own = sockaddr_in()
        own.sin_family = sa_family_t(AF_INET)
        own.sin_port = in_port_t(UInt16(port).bigEndian)
        let result = withUnsafePointer(to: &own) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw ClusterError("the probe's port cannot be had") }
        return descriptor
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
