// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Lets a test stop a commit where a crash could, or make the disk small.
package protocol CommitHook: Sendable {
    /// The most pages the database may have; nil for no limit.
    var maximumDatabasePages: Int? { get }

    /// Called as a commit passes each point; throwing ends it there, as a crash would.
    func reached(_ point: CommitPoint) throws(LedgerError)
}

/// The places in a commit between which something becomes durable.
package enum CommitPoint: Sendable, Hashable, CaseIterable {
    /// The checkpoint is signed, in memory.
    case signed
    /// The transaction is on the disk, the head file is not.
    case databaseCommitted
    /// Both are on the disk; the caller does not know yet.
    case headWritten
}
