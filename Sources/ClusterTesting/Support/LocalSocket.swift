// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// Sockets on 127.0.0.1, the only address a cluster here uses.
enum LocalSocket {
    static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
        return address
    }

    /// A TCP socket bound to `port`; 0 lets the system choose.
    static func bound(port: Int) throws(ClusterError) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | cloexec, 0)
        guard descriptor >= 0 else { throw failure("a socket cannot be made") }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var own = address(port: port)
        let result = withUnsafePointer(to: &own) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let error = failure("port \(port) cannot be had", remedy: "stop what uses it, or choose other ports")
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// The port a socket is bound to.
    static func port(of descriptor: Int32) -> Int {
        var own = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &own) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return Int(UInt16(bigEndian: own.sin_port))
    }

    /// Begins or makes a connection to `port`; for a non-blocking socket 0 or `EINPROGRESS` is good.
    static func connect(_ descriptor: Int32, to port: Int) -> Int32 {
        var peer = address(port: port)
        let result = withUnsafePointer(to: &peer) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return result == 0 ? 0 : errno
    }

    static func setNonBlocking(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    static let cloexec = Int32(SOCK_CLOEXEC.rawValue)

    static func failure(_ what: String, remedy: String = "") -> ClusterError {
        ClusterError("\(what): \(String(cString: strerror(errno)))", remedy: remedy)
    }
}

/// Ports that were free a moment ago.
enum FreePorts {
    /// `count` different ones, all held until the last is found.
    static func take(_ count: Int) throws(ClusterError) -> [Int] {
        var held: [Int32] = []
        defer { for descriptor in held { close(descriptor) } }
        var ports: [Int] = []
        for _ in 0..<count {
            let descriptor = try LocalSocket.bound(port: 0)
            held.append(descriptor)
            ports.append(LocalSocket.port(of: descriptor))
        }
        return ports
    }
}
