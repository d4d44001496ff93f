// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Federation
package import Messages

/// What a group commit has made durable, for the links and the figures.
package struct CommitNews: Sendable {
    /// The own ledger after the commit.
    package var position: LedgerPosition
    /// Orders issued so far to each node below that got new ones.
    package var ordersIssued: [String: UInt64] = [:]
    /// Nodes below whose set of live permits changed.
    package var permitsChanged: Set<String> = []
    /// Whether a draw may have come to where this node has something to put in, or to ask for.
    package var drawsMoved = false
    /// Whether a filing was opened.
    package var filingsOpened = false
    /// Whether maintenance was switched, and to what.
    package var maintenance: MaintenanceSet?
    /// Nodes that lost the right to speak.
    package var quarantined: [String] = []
    package var refusals: [String] = []
    /// Uses that began or ended, in order, for the network log.
    package var uses: [UseNews] = []
    /// Whether days of the network log are to be removed.
    package var networkLogPurged = false
    package var records = 0

    package init(position: LedgerPosition) {
        self.position = position
    }
}

/// A use that began or ended.
package struct UseNews: Sendable, Equatable {
    package enum What: Sendable, Equatable {
        case started
        case ended(reason: String)
    }

    package var what: What
    package var use: String
    package var authorization: String
    /// Who had it begin or end: a person, or the node.
    package var actor: String
}
