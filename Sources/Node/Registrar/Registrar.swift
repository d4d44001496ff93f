// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Dispatch
import Federation
import Ledger
public import Messages
import NodeCore
import Registry
public import Rules

/// The node's core on a thread of its own: what is asked of it waits in the executor's queue while a group is being
/// written, which is all there is to group commit.
public actor Registrar {
    let core: NodeCore
    nonisolated let identity: LinkIdentity
    nonisolated let keys: SystemKeys
    nonisolated let catalogue: RuleSetCatalogue
    nonisolated let networkLog: NetworkLogKeeper
    /// For reads that need no judgement: pages of records, proofs, checkpoints.
    nonisolated let reader: LedgerReader
    /// Sessions of nodes below by the number of their connection.
    var downlinks: [UInt64: DownlinkSession] = [:]
    var lastDownlink: UInt64 = 0
    private let helper: ActorHelper
    private let executor: LedgerExecutor

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter report: called on the registrar's executor after each event; must not block.
    init(
        opened: sending OpenedLedger, identity: LinkIdentity, above: String?, limits: FederationLimits,
        clock: any NodeClock, keys: SystemKeys, catalogue: RuleSetCatalogue, drawSecret: [UInt8],
        networkLog: NetworkLogKeeper, executor: LedgerExecutor, report: @escaping @Sendable (NodeEvent) -> Void
    ) {
        self.identity = identity
        self.keys = keys
        self.catalogue = catalogue
        self.networkLog = networkLog
        self.executor = executor
        reader = opened.ledger.reader
        helper = ActorHelper()
        core = NodeCore(
            opened: opened, above: above,
            surroundings: NodeSurroundings(
                identity: identity, limits: limits, clock: clock, keys: keys, catalogue: catalogue,
                drawSecret: drawSecret, helper: helper, report: report))
        helper.registrar = self
    }

    /// This node's URI.
    nonisolated var node: String { identity.node }

    /// The own ledger as committed.
    var position: LedgerPosition { core.registrar.position }

    /// What the copies of the ledgers of nodes below say, by node.
    var copies: [String: Registry] { core.registrar.copies }

    /// How decisions of this ledger are judged again.
    nonisolated var judgeContext: JudgeContext { JudgeContext(catalogue: catalogue, cryptography: keys) }

    /// Waits for the answer to something asked of the core.
    func answer<Value: Sendable>(_ ask: (@escaping Reply<Value>) -> Void) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            ask { outcome in continuation.resume(with: outcome.mapError { $0 as any Error }) }
        }
    }

    // MARK: - What is asked of it

    /// Judges a person's command and makes the decision durable, accepted or refused.
    func submit(_ command: AttributedCommand, login: LoginFact? = nil) async throws -> CommandOutcome {
        try await answer { core.registrar.submit(command, login: login, reply: $0) }
    }

    /// Writes the first record of a new ledger.
    func found(_ genesis: Genesis) async throws {
        try await answer { core.registrar.found(genesis, reply: $0) }
    }

    /// Puts in force what is left of a lease that the process before this one held.
    func restorePermits() {
        core.registrar.restorePermits()
    }

    /// Puts on record what this node saw by itself.
    func observe(_ drafts: [Draft], what: String) async throws {
        try await answer { core.registrar.observe(drafts, what: what, reply: $0) }
    }

    /// Lets a use that this node itself begins (a job, a delivery, a session under way) through the gate, on record.
    /// - Returns: the use's id.
    /// - Throws: ``GateRefused`` when it may not begin; a `NodeError` when the node has stopped.
    public func admit(_ use: UseRequest) async throws -> String {
        try await admit([use])[0]
    }

    /// The same for many at once: one commit, all or, at the first refusal, those before it.
    public func admit(_ uses: [UseRequest]) async throws -> [String] {
        guard networkLog.mayBeginUses else {
            throw NodeError(
                .networkLog, "the network log does not keep up", remedy: "Try again; if it stays so, look at the disk")
        }
        switch try await answer({ core.registrar.admit(uses, reply: $0) }) {
        case .begun(let ids): return ids
        case .refused(let refusal):
            networkLog.noteRefused(use: refusal.decisionId, refusal.code, by: node)
            throw GateRefused(refusal: refusal)
        }
    }

    /// Ends uses that this node began.
    public func end(_ uses: [String], reason: String) async throws {
        try await answer { core.registrar.end(uses, reason: reason, reply: $0) }
    }

    /// Returns once everything staged so far is durable.
    func settle() async throws {
        try await answer { core.registrar.settle($0) }
    }

    /// Commits what is staged and closes the ledger.
    public func close() async {
        try? await settle()
        core.registrar.close()
    }
}

/// The gate said no.
public struct GateRefused: Error, Sendable {
    public let refusal: Refusal
}

/// Lets the core come back to its actor. Not Sendable: it is used on the actor's executor alone.
private final class ActorHelper: NodeHelper {
    weak var registrar: Registrar?
    /// What goes on with each piece of work that is done elsewhere.
    private var continuations: [UInt64: (any Sendable) -> Void] = [:]
    private var lastTicket: UInt64 = 0

    func flushSoon() {
        guard let registrar else { return }
        Task { await registrar.flush() }
    }

    func offload<Value: Sendable>(
        _ work: @escaping @Sendable () -> Value, then: @escaping (Value) -> Void
    ) {
        guard let registrar else { return }
        lastTicket += 1
        let ticket = lastTicket
        continuations[ticket] = { value in
            if let value = value as? Value { then(value) }
        }
        Task { @concurrent in
            let value = work()
            await registrar.finished(ticket, with: value)
        }
    }

    func finished(_ ticket: UInt64, with value: any Sendable) {
        continuations.removeValue(forKey: ticket)?(value)
    }
}

extension Registrar {
    fileprivate func flush() {
        core.registrar.flush()
    }

    fileprivate func finished(_ ticket: UInt64, with value: any Sendable) {
        helper.finished(ticket, with: value)
    }
}
