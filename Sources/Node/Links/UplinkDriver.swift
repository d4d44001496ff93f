// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Ledger
import Logging
import Messages
import Transport

/// Drives the link to the node above: connects, feeds the core, and does what it asks for.
actor UplinkDriver {
    /// What `status` shows of the link.
    struct Snapshot: Sendable {
        var node: String
        var state: String
        var detail: String
        var acknowledgedSize: UInt64
        var lastHeardMs: UInt64
        var clockDifferenceMs: Int64
    }

    private let registrar: Registrar
    private let clock: any NodeClock
    private let logger: Logger
    private let metrics: MetricsRegister
    private let above: String
    private let cargo: UplinkCargo
    private let limits: FederationLimits
    private var core: Uplink
    private var outgoing: LinkQueue<LinkMessage>?
    private var work: LinkQueue<UplinkEffect>?
    private var terms: UplinkTerms?
    private var failure: LinkFailure?
    private var acknowledgedSize: UInt64 = 0
    private var lastHeardMs: UInt64 = 0
    private var aboveMaintenance = false

    init(
        registrar: Registrar, core: consuming Uplink, above: String, cargo: UplinkCargo, limits: FederationLimits,
        clock: any NodeClock, logger: Logger, metrics: MetricsRegister
    ) {
        self.registrar = registrar
        self.core = core
        self.above = above
        self.cargo = cargo
        self.limits = limits
        self.clock = clock
        self.logger = logger
        self.metrics = metrics
    }

    // MARK: - One connection

    /// Runs the link over a connection until either ends.
    /// - Returns: why the core closed the link; nothing when the connection did.
    func run(over channel: LinkChannel) async -> LinkFailure? {
        let outgoing = LinkQueue<LinkMessage>()
        let work = LinkQueue<UplinkEffect>()
        self.outgoing = outgoing
        self.work = work
        failure = nil
        perform(core.connected(now: clock.now()))
        await withTaskGroup { group in
            group.addTask {
                do {
                    for await message in outgoing.items { try await channel.outbound.send(message) }
                } catch {
                    self.logger.debug("sending to the node above failed", metadata: ["error": "\(error)"])
                }
                channel.outbound.finish()
            }
            group.addTask {
                for await effect in work.items { await self.carryOut(effect) }
            }
            group.addTask { await self.tickUntilCancelled() }
            group.addTask {
                do {
                    for try await message in channel.inbound { await self.received(message) }
                } catch {
                    self.logger.debug("the link to the node above ended", metadata: ["error": "\(error)"])
                }
                outgoing.finish()
                work.finish()
            }
            // Whichever ends first ends the link: the stream, or the core by closing the queues.
            await group.next()
            outgoing.finish()
            work.finish()
            channel.outbound.finish()
            group.cancelAll()
        }
        core.disconnected()
        self.outgoing = nil
        self.work = nil
        terms = nil
        metrics.set(.peerConnected, 0, labels: ["peer": above])
        return failure
    }

    private func tickUntilCancelled() async {
        while !Task.isCancelled {
            do { try await Task.sleep(for: .milliseconds(500)) } catch { return }
            perform(core.tick(now: clock.now()))
        }
    }

    private func received(_ message: LinkMessage) {
        lastHeardMs = clock.now().wallMilliseconds
        perform(core.received(message, now: clock.now()))
    }

    private func perform(_ effects: [UplinkEffect]) {
        for effect in effects {
            switch effect {
            case .send(let message): outgoing?.add(message)
            case .close(let reason): close(reason)
            case .established(let established): open(established)
            case .peerMaintenance(let notice):
                aboveMaintenance = notice.on
                logger.notice("the node above switched maintenance", metadata: ["on": "\(notice.on)"])
            default: work?.add(effect)
            }
        }
        if let size = core.acknowledgedSize { acknowledgedSize = size }
    }

    private func open(_ established: UplinkTerms) {
        terms = established
        metrics.set(.peerConnected, 1, labels: ["peer": above])
        let difference = established.clockDifferenceMilliseconds
        logger.notice(
            "linked to the node above",
            metadata: [
                "above": "\(above)", "epoch": "\(established.epoch)", "clockDifferenceMs": "\(difference)",
            ])
        if difference.magnitude > UInt64(established.clockBoundMilliseconds) {
            logger.warning(
                "the clocks differ by more than the bound: synchronise them (NTP)",
                metadata: ["differenceMs": "\(difference)", "boundMs": "\(established.clockBoundMilliseconds)"])
        }
        if cargo == .checkpoints { offerFilings() }
    }

    private func close(_ reason: LinkFailure) {
        failure = reason
        metrics.add(.linkFailures, labels: ["peer": above, "code": reason.code.rawValue])
        logger.warning("the link to the node above was closed", metadata: ["reason": "\(reason)"])
        outgoing?.finish()
        work?.finish()
    }

    // MARK: - What the core asks for

    private func carryOut(_ effect: UplinkEffect) async {
        do {
            switch effect {
            case .storeEpoch(let epoch):
                try await registrar.adopt(epoch: epoch)
                perform(core.epochStored(epoch, now: clock.now()))
            case .readBatch(let size, let anchor):
                let batch = try BatchReading.read(
                    registrar.reader, after: size, anchor: anchor, limits, of: registrar.node)
                perform(core.batchRead(batch))
            case .applyOrder(let order):
                let receipt = try await registrar.carryOut(order)
                perform(core.orderApplied(receipt, now: clock.now()))
            case .installPermits(let grant, let body, let askedAt):
                let bound = UInt64(terms?.clockBoundMilliseconds ?? limits.clockBoundMilliseconds)
                try await registrar.install(grant, body, askedAt: askedAt, clockBoundMs: bound)
            case .countersigned(let size, let signature):
                try await registrar.countersigned(size: size, signature)
            case .copyCountersigned(let size, let signature):
                try await registrar.countersigned(size: size, signature)
            case .makeOffer(let size):
                let made = try await registrar.makeOffer(after: size)
                perform(core.offerMade(made?.0, size: made?.1 ?? size))
            case .filingReceipted(let receipt):
                try await registrar.recordFilingReceipt(receipt)
            case .send, .close, .established, .peerMaintenance:
                break
            }
        } catch {
            // The ledger has stopped or is stopping; the daemon ends on its own account.
            logger.error("an effect of the uplink failed", metadata: ["error": "\(error)"])
            outgoing?.finish()
            work?.finish()
        }
    }

    // MARK: - News of this node

    func news(_ news: CommitNews) {
        perform(core.ledgerAdvanced(to: news.position))
        if let set = news.maintenance { perform(core.maintenanceChanged(on: set.on, reason: set.reason)) }
        if news.filingsOpened, core.isOpen { offerFilings() }
        metrics.set(
            .peerLag, Double(news.position.size - min(acknowledgedSize, news.position.size)), labels: ["peer": above])
    }

    private func offerFilings() {
        Task {
            let pending = await registrar.pendingFilings()
            self.perform(self.core.filingsPending(pending))
        }
    }

    func snapshot() -> Snapshot {
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
