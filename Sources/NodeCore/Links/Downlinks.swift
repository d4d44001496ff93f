// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation

/// The connections from nodes below, and which of them speaks for which node right now. One a node: the second is
/// fenced off.
package final class Downlinks {
    private struct Claim {
        var boot: String
        var session: DownlinkSession
    }

    private let registrar: RegistrarCore
    private let surroundings: NodeSurroundings
    private var claims: [String: Claim] = [:]

    init(registrar: RegistrarCore, surroundings: NodeSurroundings) {
        self.registrar = registrar
        self.surroundings = surroundings
    }

    /// A connection stands whose certificate names `certifiedURI`.
    package func connected(
        from certifiedURI: String, address: String, over line: any LinkLine
    ) -> DownlinkSession {
        DownlinkSession(
            registrar: registrar, downlinks: self, certifiedURI: certifiedURI, remoteAddress: address, line: line,
            surroundings: surroundings)
    }

    /// Claims a node's place for a connection. Another process that holds it keeps it.
    /// - Returns: the boot that holds the place, if it is another one; and the session whose place was taken over, when
    ///   the same process has come back over a new connection.
    func claim(
        _ node: String, boot: String, session: DownlinkSession
    ) -> (otherBoot: String?, replaced: DownlinkSession?) {
        guard let held = claims[node], held.session !== session else {
            claims[node] = Claim(boot: boot, session: session)
            return (nil, nil)
        }
        guard held.boot == boot else { return (held.boot, nil) }
        claims[node] = Claim(boot: boot, session: session)
        return (nil, held.session)
    }

    func release(_ node: String, session: DownlinkSession) {
        if claims[node]?.session === session { claims[node] = nil }
    }

    package func session(of node: String) -> DownlinkSession? { claims[node]?.session }

    /// Those that speak for a node, in the order of the nodes' names.
    package var all: [DownlinkSession] {
        claims.keys.sorted().compactMap { claims[$0]?.session }
    }

    func news(_ news: CommitNews) {
        // Thousands of commits concern nobody below.
        if news.maintenance == nil, news.ordersIssued.isEmpty, news.quarantined.isEmpty { return }
        for session in all { session.news(news) }
    }
}
