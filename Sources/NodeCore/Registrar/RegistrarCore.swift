// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
package import Federation
package import Ledger
import Messages
package import Registry
package import Rules

/// The one writer of a node: judges commands, orders and the records of nodes below, applies what is lawful, and makes
/// it durable in groups. Nothing is answered before it is durable.
///
/// Synchronous and confined: whoever runs it calls it from one place at a time, and is called back there. It reads no
/// clock and draws no chance but those handed in, so that the simulator runs this very code.
package final class RegistrarCore {
    package let identity: LinkIdentity
    package let limits: FederationLimits
    let clock: any NodeClock
    package let keys: any NodeKeys
    package let catalogue: RuleSetCatalogue
    let drawSecret: [UInt8]
    /// The catalogue with what the own ledger says was adopted.
    var ruleSets: CatalogueOfLedger
    let snapshotRecords: UInt64
    let helper: any NodeHelper
    let report: (NodeEvent) -> Void
    package let ledger: Ledger
    /// For reads that need no judgement: pages of records, proofs, checkpoints.
    package let reader: LedgerReader

    /// What the own ledger says, staged records included.
    package internal(set) var registry: Registry
    /// What the copies of the ledgers of nodes below say.
    package internal(set) var copies: [String: Registry]
    var stage: Stage
    var time: HybridTime
    package internal(set) var epoch: UInt64
    package internal(set) var permits: PermitBook
    var gate: Gate
    /// Until when, by the monotonic clock, the permits in the book count.
    var permitsEndMonotonic: UInt64 = 0
    /// Last epoch each node below has confirmed.
    var epochsConfirmed: [String: UInt64]
    /// When the last grant made to each node below by this process ends, Unix milliseconds.
    package internal(set) var leaseEnds: [String: UInt64] = [:]
    /// The serial of the last grant made to each node below by this process.
    var grantSerials: [String: UInt64] = [:]
    var lastSnapshotSize: [String: UInt64]
    /// Up to when the uses of roles that run out have been ended by this process, Unix milliseconds.
    var rolesEndedMs: UInt64 = 0
    /// The end of a term for committing to a draw, Unix milliseconds, and when that is by the monotonic clock.
    var drawTick: (dueMs: UInt64, monotonicMs: UInt64)?
    package private(set) var stopped: NodeError?
    private var flushScheduled = false
    private var observers: [(CommitNews) -> Void] = []

    package init(opened: OpenedLedger, surroundings: NodeSurroundings) {
        identity = surroundings.identity
        limits = surroundings.limits
        clock = surroundings.clock
        keys = surroundings.keys
        catalogue = surroundings.catalogue
        drawSecret = surroundings.drawSecret
        ruleSets = CatalogueOfLedger(surroundings.catalogue)
        snapshotRecords = surroundings.snapshotRecords
        helper = surroundings.helper
        report = surroundings.report
        ledger = opened.ledger
        reader = opened.ledger.reader
        registry = opened.registry
        copies = opened.copies
        epoch = opened.epoch
        epochsConfirmed = opened.epochsConfirmed
        lastSnapshotSize = opened.snapshotSizes
        time = HybridTime(rawValue: opened.registry.time)
        permits = PermitBook(node: surroundings.identity.node)
        gate = Gate(registry: opened.registry, catalogue: surroundings.catalogue)
        stage = Stage(after: opened.ledger.state)
    }

    /// Calls back after every commit, once those who waited for it have been answered.
    func observe(_ observer: @escaping (CommitNews) -> Void) {
        observers.append(observer)
    }

    /// The own ledger as committed.
    package var position: LedgerPosition { ledger.state.position }

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
        _ drafts: [Draft], cause kind: Cause.Kind, permit: PermitFact? = nil, login: LoginFact? = nil, actor: String,
        ruleSet: String, at first: HybridTime
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
            if index == 0 {
                record.cause = Cause(size: UInt32(drafts.count), kind: kind, permit: permit, login: login)
            }
            record.body = draft.body
            try stage(record, keys: Self.keys(of: record, cause: index == 0 ? kind : nil))
        }
        return start...(stage.records.nextSequence - 1)
    }

    private func stage(_ record: Record, keys: [String]) throws(NodeError) {
        if let use = useNews(of: record) { stage.news.uses.append(use) }
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

    /// To be asked before the record is applied: of a use that has ended nothing is left.
    private func useNews(of record: Record) -> UseNews? {
        switch record.body?.fact {
        case .useStarted(let fact)?:
            UseNews(what: .started, use: fact.useId, authorization: fact.authorizationId, actor: record.actor)
        case .useEnded(let fact)?:
            UseNews(
                what: .ended(reason: fact.reason), use: fact.useId,
                authorization: registry.uses[fact.useId]?.authorization ?? "", actor: record.actor)
        default: nil
        }
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
            case .permitIssued, .revocationOrdered, .suspensionOrdered, .resumptionOrdered:
                stage.news.permitsChanged.insert(node)
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
        case .networkLogPurged: stage.news.networkLogPurged = true
        case .drawPrepared, .drawCommitted, .drawRevealed, .orderApplied: stage.news.drawsMoved = true
        default: break
        }
    }

    // MARK: - Committing

    /// Answers once everything staged so far is durable, or has failed to become so.
    package func settle(_ reply: @escaping Reply<Void>) {
        if let stopped { return reply(.failure(stopped)) }
        if stage.isEmpty { return reply(.success(())) }
        stage.waiters.append(reply)
        scheduleFlush()
    }

    /// Answers with a value once everything staged so far is durable.
    func settle<Value>(_ value: @autoclosure @escaping () -> Value, _ reply: @escaping Reply<Value>) {
        settle { outcome in reply(outcome.map { value() }) }
    }

    /// The next commit runs after what is already waiting for the node: that is what forms the group.
    func scheduleFlush() {
        guard !flushScheduled else { return }
        flushScheduled = true
        helper.flushSoon()
    }

    /// Makes everything staged durable, then answers those who waited for it.
    package func flush() {
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
            for waiter in waiters { waiter(.failure(failure)) }
            return
        }
        report(.committed(news))
        for waiter in waiters { waiter(.success(())) }
        for observer in observers { observer(news) }
        guard stopped == nil else { return }
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
        report(.stopped(error))
        let waiters = stage.waiters
        stage.waiters = []
        for waiter in waiters { waiter(.failure(error)) }
        return error
    }

    /// The process ends without a word to its disk: whoever waits hears that, and nothing is called back afterwards.
    package func abandon() {
        stop(NodeError(.stopped, "the process has ended", remedy: "Start it again"))
        observers = []
    }

    /// Closes the ledger; what is staged must have been settled.
    package func close() {
        guard stopped == nil else { return }
        stopped = NodeError(.stopped, "the node is shutting down", remedy: "Try again when it is back")
        try? ledger.close()
    }
}
