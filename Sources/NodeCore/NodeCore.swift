// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// One node without its shell: the registrar, the link to the node above, and those from nodes below.
///
/// Synchronous and confined, like its parts. The daemon runs it on the ledger's thread, the simulator on its own.
package final class NodeCore {
    package let registrar: RegistrarCore
    package let uplink: UplinkSession?
    package let downlinks: Downlinks

    /// - Parameter above: the node to be linked to; a province has none.
    package init(opened: OpenedLedger, above: String?, surroundings: NodeSurroundings) {
        let registrar = RegistrarCore(opened: opened, surroundings: surroundings)
        let uplink = above.map { UplinkSession(registrar: registrar, above: $0, surroundings: surroundings) }
        let downlinks = Downlinks(registrar: registrar, surroundings: surroundings)
        // The registrar is theirs, not they the registrar's.
        registrar.observe { [weak uplink, unowned downlinks, weak registrar] news in
            uplink?.news(news)
            downlinks.news(news)
            if news.drawsMoved { registrar?.contributeToDraws() }
        }
        self.registrar = registrar
        self.uplink = uplink
        self.downlinks = downlinks
    }
}
