// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Federation
import Ledger
import Registry
package import Messages

/// A node's side of the link to the node above: feeds the core and does what it asks for, connection after connection.
package final class UplinkSession {
    /// What `status` shows of the link.
    package struct Snapshot: Sendable {
        package var node: String
        package var state: String
        package var detail: String
        package var acknowledgedSize: UInt64
        package var lastHeardMs: UInt64
        package var clockDifferenceMs: Int64
    }

    package let above: String
    private let registrar: RegistrarCore
    private let clock: any NodeClock
    private let cargo: UplinkCargo
    private let limits: FederationLimits
    private let helper: any NodeHelper
    private let report: (NodeEvent) -> Void
    private var core: Uplink
    private var line: (any LinkLine)?
    private var work: EffectQueue<UplinkEffect>?
    private var terms: UplinkTerms?
    /// Why the core closed the last connection; nothing while it is open, or when the connection ended by itself.
    package private(set) var failure: LinkFailure?
    package private(set) var acknowledgedSize: UInt64 = 0
    private var lastHeardMs: UInt64 = 0
    private var aboveMaintenance = false

    init(registrar: RegistrarCore, above: String, surroundings: NodeSurroundings) {
        self.registrar = registrar
        self.above = above
        clock = surroundings.clock
        limits = surroundings.limits
        helper = surroundings.helper
        report = surroundings.report
        cargo = surroundings.identity.role == .county ? .records : .checkpoints
        core = Uplink(
            identity: surroundings.identity, above: above, cargo: cargo, limits: surroundings.limits,
            cryptography: surroundings.keys, ledger: registrar.position, epoch: registrar.epoch,
            ordersApplied: registrar.registry.ordersApplied, permitSerial: registrar.permitSerial)
    }

    // MARK: - Connections

    /// A connection stands. There must be none before it that has not been ``disconnected(then:)``.
    package func connected(over line: any LinkLine) {
        self.line = line
        work = EffectQueue { [unowned self] effect, done in carryOut(effect, done: done) }
        failure = nil
        perform(core.connected(now: clock.now()))
    }

    package func received(_ message: LinkMessage) {
        guard line != nil else { return }
        lastHeardMs = clock.now().wallMilliseconds
        perform(core.received(message, now: clock.now()))
    }

    package func tick() {
        perform(core.tick(now: clock.now()))
        registrar.tickDraws()
    }

    /// When, by the monotonic clock, a tick will have something to do; nothing when time alone changes nothing.
    package var nextTickMs: UInt64? { [core.nextTickMs, registrar.nextDrawMs].compactMap(\.self).min() }

    /// The connection is gone. Calls back when everything it had asked for has been done, and not before: a late answer
    /// must not be taken for one to the next connection.
    package func disconnected(then callback: @escaping () -> Void) {
        line = nil
        let finished: () -> Void = { [unowned self] in
            core.disconnected()
            work = nil
            terms = nil
            report(.linkEnded(peer: above))
            callback()
        }
        if let work { work.whenEmpty(finished) } else { finished() }
    }

    private func perform(_ effects: [UplinkEffect]) {
        for effect in effects {
            switch effect {
            case .send(let message): line?.send(message)
            case .close(let reason): close(reason)
            case .established(let established): open(established)
            case .peerMaintenance(let notice):
                aboveMaintenance = notice.on
                report(.peerMaintenance(peer: above, on: notice.on))
            default: work?.add(effect)
            }
        }
        if let size = core.acknowledgedSize { acknowledgedSize = size }
    }

    private func open(_ established: UplinkTerms) {
        terms = established
        report(.linkedAbove(established))
        if cargo == .checkpoints {
            offerFilings()
            askForDraws()
        }
        // What a process before this one had not come to put in.
        registrar.contributeToDraws()
    }

    private func close(_ reason: LinkFailure) {
        failure = reason
        report(.linkClosed(peer: above, reason))
        line?.end()
    }

    // MARK: - What the core asks for

    private func carryOut(_ effect: UplinkEffect, done: @escaping () -> Void) {
        /// Goes on with what came of the effect; a failed one ends the link, and the daemon ends on its own account.
        func answered<Value>(_ then: @escaping (Value) -> Void) -> Reply<Value> {
            { [unowned self] outcome in
                switch outcome {
                case .success(let value): then(value)
                case .failure(let error): failed(error)
                }
                done()
            }
        }
        switch effect {
        case .storeEpoch(let epoch):
            registrar.adopt(
                epoch: epoch, reply: answered { self.perform(self.core.epochStored(epoch, now: self.clock.now())) })
        case .readBatch(let size, let anchor):
            read(after: size, anchor: anchor, reply: answered { self.perform(self.core.batchRead($0)) })
        case .applyOrder(let order):
            registrar.carryOut(
                order, reply: answered { self.perform(self.core.orderApplied($0, now: self.clock.now())) })
        case .installPermits(let grant, let body, let askedAt):
            let bound = UInt64(terms?.clockBoundMilliseconds ?? limits.clockBoundMilliseconds)
            let reply: Reply<Void> = answered {}
            reply(
                Result { () throws(NodeError) in
                    try registrar.install(grant, body, askedAt: askedAt, clockBoundMs: bound)
                })
        case .countersigned(let size, let signature), .copyCountersigned(let size, let signature):
            let reply: Reply<Void> = answered {}
            reply(Result { () throws(NodeError) in try registrar.countersigned(size: size, signature) })
        case .makeOffer(let size):
            let reply: Reply<(CheckpointOffer, UInt64)?> = answered { made in
                self.perform(self.core.offerMade(made?.0, size: made?.1 ?? size))
            }
            reply(Result { () throws(NodeError) in try registrar.makeOffer(after: size) })
        case .filingReceipted(let receipt):
            registrar.recordFilingReceipt(receipt, reply: answered {})
        case .drawAnswered(let answer):
            registrar.recordDrawAnswer(answer, by: above, reply: answered {})
        case .send, .close, .established, .peerMaintenance:
            done()
        }
    }

    /// Thousands of records may be read: not where the node decides.
    private func read(after size: UInt64, anchor: Bool, reply: @escaping Reply<RecordBatch?>) {
        let (reader, limits, log) = (registrar.reader, limits, registrar.identity.node)
        helper.offload {
            Result { () throws(NodeError) in
                try reading("the batch after record \(size)") {
                    try BatchReading.read(reader, after: size, anchor: anchor, limits, of: log)
                }
            }
        } then: { outcome in
            reply(outcome)
        }
    }

    private func failed(_ error: NodeError) {
        report(.effectFailed(peer: above, error))
        line?.end()
    }

    // MARK: - News of this node

    func news(_ news: CommitNews) {
        perform(core.ledgerAdvanced(to: news.position))
        if let set = news.maintenance { perform(core.maintenanceChanged(on: set.on, reason: set.reason)) }
        if news.filingsOpened, core.isOpen { offerFilings() }
        if news.drawsMoved, cargo == .checkpoints, core.isOpen { askForDraws() }
    }

    private func offerFilings() {
        perform(core.filingsPending(registrar.pendingFilings()))
    }

    private func askForDraws() {
        perform(core.drawsPending(registrar.pendingDrawRequests()))
    }

    package var isOpen: Bool { core.isOpen }

    package var snapshot: Snapshot {
        let state: String
        if aboveMaintenance, core.isOpen {
            state = "maintenance"
        } else if core.isOpen {
            state = "connected"
        } else {
            state = failure?.rejection == nil ? "disconnected" : "rejected"
        }
        return Snapshot(
            node: above, state: state, detail: failure.map(\.message) ?? "", acknowledgedSize: acknowledgedSize,
            lastHeardMs: lastHeardMs, clockDifferenceMs: terms?.clockDifferenceMilliseconds ?? 0)
    }
}
