// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Synchronization

/// Which connection speaks for which node below right now. One a node: the second is fenced off.
final class DownlinkTable: Sendable {
    struct Claim: Sendable {
        var boot: String
        var driver: DownlinkDriver
    }

    private let claims = Mutex<[String: Claim]>([:])

    /// Claims a node's place for a connection. Another process that holds it keeps it.
    /// - Returns: the boot that holds the place, if it is another one; and the driver whose place was taken over,
    ///   when the same process has come back over a new connection.
    func claim(_ node: String, boot: String, driver: DownlinkDriver) -> (otherBoot: String?, replaced: DownlinkDriver?)
    {
        claims.withLock { claims in
            guard let held = claims[node], held.driver !== driver else {
                claims[node] = Claim(boot: boot, driver: driver)
                return (nil, nil)
            }
            guard held.boot == boot else { return (held.boot, nil) }
            claims[node] = Claim(boot: boot, driver: driver)
            return (nil, held.driver)
        }
    }

    func release(_ node: String, driver: DownlinkDriver) {
        claims.withLock { claims in
            if claims[node]?.driver === driver { claims[node] = nil }
        }
    }

    func driver(of node: String) -> DownlinkDriver? {
        claims.withLock { $0[node]?.driver }
    }

    var all: [String: DownlinkDriver] {
        claims.withLock { $0.mapValues(\.driver) }
    }
}
