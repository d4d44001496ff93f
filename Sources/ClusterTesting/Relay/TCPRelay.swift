// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Synchronization

/// A line on loopback that can be cut, mended, silenced and slowed: it listens on one port and passes bytes to another.
///
/// It knows nothing of TLS, so both ends see what a broken network would show them.
public final class TCPRelay: Sendable {
    private struct Orders {
        var mode = RelayMode.open
        /// Counts the changes, and how many of them are in force.
        var given = 0
        var inForce = 0
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
                loop.begin(orders.mode)
                self.orders.withLock { $0.inForce = orders.given }
                loop.turn()
            }
            loop.close()
        }
        thread.name = "relay-\(self.port)"
        thread.start()
    }

    public var mode: RelayMode { orders.withLock { $0.mode } }

    /// Returns when it has taken effect, on open connections as on new ones.
    public func set(_ mode: RelayMode) async throws {
        let change = change {
            $0.mode = mode
            $0.given += 1
        }
        try await Waiting.until("the relay on port \(port) to be \(mode)", seconds: ClusterLimits.relaySeconds) {
            orders.withLock { $0.inForce >= change }
        }
    }

    /// Closes everything; the relay cannot be used again.
    public func stop() { _ = change { $0.isStopping = true } }

    /// Wakes the loop for a change; gives the number of the last one.
    private func change(_ body: (inout Orders) -> Void) -> Int {
        orders.withLock { orders in
            // The loop closes the descriptor after it has seen the stop, under no lock: nothing may follow it.
            guard !orders.isStopping else { return orders.inForce }
            body(&orders)
            _ = write(wake.writing, "!", 1)
            return orders.given
        }
    }
}
