// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Federation
public import Messages

/// What a group commit has made durable, for the links and the figures.
public struct CommitNews: Sendable {
    /// The own ledger after the commit.
    public var position: LedgerPosition
    /// Orders issued so far to each node below that got new ones.
    public var ordersIssued: [String: UInt64] = [:]
    /// Nodes below whose set of live permits changed.
    public var permitsChanged: Set<String> = []
    /// Whether a filing was opened.
    public var filingsOpened = false
    /// Whether maintenance was switched, and to what.
    public var maintenance: MaintenanceSet?
    /// Nodes that lost the right to speak.
    public var quarantined: [String] = []
    public var refusals: [String] = []
    public var records = 0

    init(position: LedgerPosition) {
        self.position = position
    }
}
