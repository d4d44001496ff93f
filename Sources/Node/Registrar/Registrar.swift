// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Logging
import Messages
import Registry
import Rules

/// The one writer of a node: judges commands, orders and the records of nodes below, applies what is lawful, and makes
/// it durable in groups. Nothing is answered before it is durable.
///
/// It runs on the ledger's own serial executor, since a commit blocks: while one group is being written the next
/// gathers in the executor's queue, which is all there is to group commit.
public actor Registrar {
    nonisolated let identity: LinkIdentity
    let limits: FederationLimits
    let clock: any NodeClock
    let logger: Logger
    nonisolated let cryptography: NodeCryptography
    nonisolated let catalogue: RuleSetCatalogue
    let ledger: Ledger
    private let executor: LedgerExecutor

    /// What the own ledger says, staged records included.
    var registry: Registry
    /// What the copies of the ledgers of nodes below say.
    var copies: [String: Registry]
    var stage: Stage
    var time: HybridTime
    var epoch: UInt64
    var permits: PermitBook
    var gate: Gate
    /// Until when, by the monotonic clock, the permits in the book count.
    var permitsEndMonotonic: UInt64 = 0
    /// Last epoch each node below has confirmed.
    var epochsConfirmed: [String: UInt64]
    /// When the last grant made to each node below by this process ends, Unix milliseconds.
    var leaseEnds: [String: UInt64] = [:]
    var lastSnapshotSize: [String: UInt64]
    var stopped: NodeError?
    private var flushScheduled = false
    private var observers: [@Sendable (CommitNews) -> Void] = []
    private let onStop: @Sendable (NodeError) -> Void

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// For reads that need no judgement: pages of records, proofs, checkpoints.
    nonisolated let reader: LedgerReader

    init(
        opened: sending OpenedLedger, identity: LinkIdentity, limits: FederationLimits, clock: any NodeClock,
        logger: Logger, cryptography: NodeCryptography, catalogue: RuleSetCatalogue, executor: LedgerExecutor,
        onStop: @escaping @Sendable (NodeError) -> Void
    ) {
        self.identity = identity
        self.limits = limits
        self.clock = clock
        self.logger = logger
        self.cryptography = cryptography
        self.catalogue = catalogue
        self.executor = executor
        self.onStop = onStop
        reader = opened.ledger.reader
        registry = opened.registry
        copies = opened.copies
        epoch = opened.epoch
        epochsConfirmed = opened.epochsConfirmed
        lastSnapshotSize = opened.snapshotSizes
        time = HybridTime(rawValue: opened.registry.time)
        permits = PermitBook(node: identity.node)
        gate = Gate(registry: opened.registry, catalogue: catalogue)
        stage = Stage(after: opened.ledger.state)
        ledger = opened.ledger
    }

    /// Calls back after every commit, on the registrar's executor: the callback must not block.
    public func observe(_ observer: @escaping @Sendable (CommitNews) -> Void) {
        observers.append(observer)
    }

    // MARK: - Staging

    /// To be called before anything that must be committed together is staged: a full stage is committed first, so
    /// that no group is cut in the middle of what belongs together.
    func beginStaging() throws(NodeError) {
        if stage.isFull { flush() }
        try requireRunning()
    }

    /// Applies the records of one decision and stages them for the next commit. See ``beginStaging()``.
    /// - Returns: the sequences they got.
    func stage(
        _ drafts: [Draft], cause kind: Cause.Kind, permit: PermitFact? = nil, actor: String, ruleSet: String,
        at first: HybridTime
    ) throws(NodeError) -> ClosedRange<UInt64> {
        try requireRunning()
        let start = stage.records.nextSequence
        for (index, draft) in drafts.enumerated() {
            if index > 0 { time.advance(physicalMilliseconds: first.milliseconds) }
            var record = Record()
            record.node = identity.node
            record.epoch = epoch
            record.sequence = stage.records.nextSequence
            record.time = time.rawValue
            record.subject = draft.subject
            record.actor = actor
            record.ruleSet = ruleSet
            record.clauses = draft.clauses
            if index == 0 { record.cause = Cause(size: UInt32(drafts.count), kind: kind, permit: permit) }
            record.body = draft.body
            try stage(record, keys: Self.keys(of: record, cause: index == 0 ? kind : nil))
        }
        return start...(stage.records.nextSequence - 1)
    }

    private func stage(_ record: Record, keys: [String]) throws(NodeError) {
        do {
            try registry.apply(record)
        } catch {
            throw stop(
                NodeError(
                    .registry, "record \(record.sequence) of our own cannot be applied",
                    remedy: "Report this with the log: a rule allowed what the registry cannot hold", cause: error))
        }
        let bytes = record.encode()
        stage.bytes += bytes.count
        _ = stage.records.append(bytes, keys: keys)
        stage.news.records += 1
        if let fact = record.body?.fact { note(fact) }
    }

    /// What can be looked up later: a decision by its command.
    private static func keys(of record: Record, cause: Cause.Kind?) -> [String] {
        guard case .command(let signed)? = cause, let command = try? Command.decode(signed.command) else { return [] }
        return ["command:\(command.commandId)"]
    }

    private func note(_ fact: Body.Fact) {
        // Thousands of uses to one of anything else, and nobody waits for news of them.
        switch fact {
        case .useStarted, .useEnded: return
        default: break
        }
        for node in registry.addressees(of: fact) {
            stage.news.ordersIssued[node] = registry.orders.issued(to: node)
            switch fact {
            case .permitIssued, .revocationOrdered: stage.news.permitsChanged.insert(node)
            default: break
            }
        }
        switch fact {
        case .filingOpened: stage.news.filingsOpened = true
        case .maintenanceSet(let set): stage.news.maintenance = set
        case .nodeQuarantined(let fact): stage.news.quarantined.append(fact.node)
        case .nodeAdmitted(let fact):
            stage.news.ordersIssued[fact.node] = registry.orders.issued(to: fact.node)
        case .refused(let fact): stage.news.refusals.append(fact.refusal?.code ?? "")
        default: break
        }
    }

    // MARK: - Committing

    /// Returns once everything staged so far is durable.
    func settle() async throws {
        try requireRunning()
        if stage.isEmpty { return }
        try await withCheckedThrowingContinuation { continuation in
            stage.waiters.append(continuation)
            scheduleFlush()
        }
    }

    /// The next commit runs after what is already waiting in the executor's queue: that is what forms the group.
    func scheduleFlush() {
        guard !flushScheduled else { return }
        flushScheduled = true
        Task { self.flush() }
    }

    func flush() {
        flushScheduled = false
        guard !stage.isEmpty || !stage.waiters.isEmpty, stopped == nil else { return }
        takeSnapshotsIfDue()
        var group = CommitGroup(
            records: stage.records.isEmpty ? nil : stage.records, epoch: epoch, time: time.milliseconds)
        group.copies = stage.copies
        group.countersignatures = stage.countersignatures
        group.metadata = stage.metadata
        group.snapshots = stage.snapshots
        let waiters = stage.waiters
        // From here on they are answered below, once: a failure must find none in the stage.
        stage.waiters = []
        var news = stage.news
        do {
            let receipt = try ledger.commit(group)
            stage = Stage(after: receipt.state)
            news.position = receipt.state.position
        } catch {
            let failure = stop(
                NodeError(.ledger, "a group could not be made durable", remedy: error.remedy, cause: error))
            for waiter in waiters { waiter.resume(throwing: failure) }
            return
        }
        for waiter in waiters { waiter.resume() }
        for observer in observers { observer(news) }
        do {
            _ = try ledger.maintain()
        } catch {
            stop(NodeError(.ledger, "the ledger could not be maintained", remedy: error.remedy, cause: error))
        }
    }

    func requireRunning() throws(NodeError) {
        if let stopped { throw stopped }
    }

    /// After a failed write nothing may be retried: memory is ahead of the disk. The daemon ends and recovers from it.
    @discardableResult
    func stop(_ error: NodeError) -> NodeError {
        guard stopped == nil else { return error }
        stopped = error
        logger.critical("the node stops", metadata: ["error": "\(error)"])
        let waiters = stage.waiters
        stage.waiters = []
        for waiter in waiters { waiter.resume(throwing: error) }
        onStop(error)
        return error
    }

    /// Commits what is staged and closes the ledger.
    public func close() async {
        try? await settle()
        if stopped == nil {
            stopped = NodeError(.stopped, "the node is shutting down", remedy: "Try again when it is back")
            try? ledger.close()
        }
    }
}
