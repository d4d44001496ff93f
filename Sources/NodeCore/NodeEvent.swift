// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Federation
package import Rules

/// What happened inside a node, for its log and its figures. Nothing in the node depends on anyone hearing it.
package enum NodeEvent: Sendable {
    /// A group is durable.
    case committed(CommitNews)
    /// The ledger can no longer be trusted to write: the process must end and recover from the disk.
    case stopped(NodeError)
    case linkedAbove(UplinkTerms)
    case linkedBelow(node: String, epoch: UInt64)
    /// The core closed the link, for this reason.
    case linkClosed(peer: String, LinkFailure)
    /// The link is down, whoever ended it.
    case linkEnded(peer: String)
    case peerMaintenance(peer: String, on: Bool)
    /// An effect of a link failed because the ledger has stopped or is stopping.
    case effectFailed(peer: String, NodeError)
    case grantNotInstalled(PermitBook.Outcome)
    /// A grant counts from now on, until this moment of the monotonic clock.
    case grantInstalled(serial: UInt64, endsMonotonicMs: UInt64)
    /// A grant was made for a node below.
    case grantMade(node: String, serial: UInt64, endsMs: UInt64)
    case filingRefused(filing: String, code: String)
}
