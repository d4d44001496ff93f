// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A node's ledger: its own signed log, and copies of the logs of nodes below.
///
/// Synchronous and confined: it blocks on the disk and is not Sendable, so one actor owns it and runs on a
/// `LedgerExecutor`. Everything that only reads goes through `reader`, from anywhere.
///
/// After a failed write or flush the ledger stops for good: nothing is tried again, every later call throws `stopped`,
/// and the process should end and recover from the disk. What a commit returned for is then still there.
public final class Ledger {
    /// The node whose own log this is.
    public let node: String
    /// Tells the place this ledger was opened in from every copy of it.
    package let placeIdentity: String
    /// For reads from any task.
    public let reader: LedgerReader

    let storage: any LedgerStorage
    let signer: any CheckpointSigner
    let hook: (any CommitHook)?
    var headFile: HeadFile
    var states: [String: LogState]
    // Nil once closed.
    private var lock: LedgerLock?

    init(
        node: String, placeIdentity: String, signer: any CheckpointSigner, storage: any LedgerStorage,
        reader: LedgerReader,
        headFile: consuming HeadFile,
        lock: consuming LedgerLock, states: [String: LogState], hook: (any CommitHook)?
    ) {
        self.node = node
        self.placeIdentity = placeIdentity
        self.signer = signer
        self.storage = storage
        self.reader = reader
        self.headFile = headFile
        self.lock = consume lock
        self.states = states
        self.hook = hook
    }

    /// The own log as committed: where the next records begin.
    public var state: LogState { states[node] ?? LogState(emptyLogOf: node) }

    /// A log's state as committed; an empty one if no record of that node is held yet.
    public func state(of log: String) -> LogState { states[log] ?? LogState(emptyLogOf: log) }

    /// Keeps the write-ahead log short; to be called when there is nothing more urgent, such as after answering a
    /// group. A failure stops the ledger.
    public func maintain() throws(LedgerError) -> StorageStatus {
        try condition.requireRunning()
        return try condition.stoppingOnFailure { () throws(LedgerError) in try storage.maintain() }
    }

    /// Ends all access and lets another process open the directory. Every later call throws `stopped`.
    public func close() throws(LedgerError) {
        let isClean = condition.stoppedBy == nil
        condition.stop(
            LedgerError(.stopped, "the ledger was closed", remedy: "open the ledger again"))
        defer { lock = nil }
        try storage.close(isClean: isClean)
    }

    var condition: LedgerCondition { reader.condition }
}
