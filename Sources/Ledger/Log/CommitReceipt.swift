// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What a commit made durable.
public struct CommitReceipt: Sendable {
    /// The own log after the commit.
    public let state: LogState
    /// The own checkpoint over it; nil if the own log did not grow.
    public let checkpoint: Checkpoint?
    /// The head of each copy that grew, by node, in the group's order.
    public let copies: [(log: String, head: LogHead)]
}
