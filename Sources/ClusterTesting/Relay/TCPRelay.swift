// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Synchronization

/// A line on loopback that can be cut, mended, silenced and slowed: it listens on one port and passes bytes to another.
///
/// It knows nothing of TLS, so both ends see what a broken network would show them.
public final class TCPRelay: Sendable {
    struct Orders {
        var mode = RelayMode.open
        var isStopping = false
    }

    /// Where it listens.
    public let port: Int
    /// Where it passes bytes to.
    public let targetPort: Int
    private let orders = Mutex(Orders())
    private let wake: PipeEnds

    /// Begins to listen.
    /// - Parameter port: 0 lets the system choose.
    /// - Throws: ``ClusterError`` when the port cannot be had.
    public init(port: Int, targetPort: Int) throws(ClusterError) {
        let listener = try LocalSocket.bound(port: port)
        LocalSocket.setNonBlocking(listener)
        guard listen(listener, 64) == 0 else {
            close(listener)
            throw LocalSocket.failure("the relay on port \(port) cannot listen")
        }
        let wake = try PipeEnds(for: "the relay on port \(port)")
        LocalSocket.setNonBlocking(wake.reading)
        self.port = LocalSocket.port(of: listener)
        self.targetPort = targetPort
        self.wake = wake
        let thread = Thread { [self] in
            // The loop holds on to the relay until it has seen the stop: descriptors are closed by their user alone.
            var loop = RelayLoop(listener: listener, wake: wake, targetPort: targetPort)
            while true {
                let orders = orders.withLock { $0 }
                if orders.isStopping { break }
                loop.turn(mode: orders.mode)
            }
            loop.close()
        }
        thread.name = "relay-\(self.port)"
        thread.start()
    }

    public var mode: RelayMode { orders.withLock { $0.mode } }

    /// Takes effect within milliseconds, on open connections as on new ones.
    public func set(_ mode: RelayMode) { change { $0.mode = mode } }

    /// Closes everything; the relay cannot be used again.
    public func stop() { change { $0.isStopping = true } }

    private func change(_ body: (inout Orders) -> Void) {
        orders.withLock { orders in
            // The loop closes the descriptor after it has seen the stop, under no lock: nothing may follow it.
            guard !orders.isStopping else { return }
            body(&orders)
            _ = write(wake.writing, "!", 1)
        }
    }
}
