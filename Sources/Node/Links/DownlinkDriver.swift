// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Logging
import Messages
import Transport

/// Drives one connection from a node below: feeds the core and does what it asks for.
actor DownlinkDriver {
    private let registrar: Registrar
    private let table: DownlinkTable
    private let identity: LinkIdentity
    private let cryptography: NodeCryptography
    private let clock: any NodeClock
    private let certifiedURI: String
    private let remoteAddress: String
    private let metrics: MetricsRegister
    private var logger: Logger
    private var core: Downlink
    private let outgoing = LinkQueue<LinkMessage>()
    private let work = LinkQueue<DownlinkEffect>()
    /// Batches go their own way: verified one after another while those before are committed.
    private let received = LinkQueue<RecordBatch>()
    private let judged = LinkQueue<VerifiedBatch.Outcome>()
    private(set) var lastHeardMs: UInt64 = 0
    private(set) var inMaintenance = false

    init(
        registrar: Registrar, table: DownlinkTable, identity: LinkIdentity, certifiedURI: String,
        limits: FederationLimits, cryptography: NodeCryptography, clock: any NodeClock, remoteAddress: String,
        logger: Logger, metrics: MetricsRegister
    ) {
        self.registrar = registrar
        self.table = table
        self.identity = identity
        self.cryptography = cryptography
        self.clock = clock
        self.certifiedURI = certifiedURI
        self.remoteAddress = remoteAddress
        self.metrics = metrics
        self.logger = logger
        self.logger[metadataKey: "peer"] = "\(certifiedURI)"
        self.logger[metadataKey: "address"] = "\(remoteAddress)"
        core = Downlink(
            identity: identity, certifiedURI: certifiedURI, limits: limits, cryptography: cryptography,
            now: clock.now())
    }

    /// Highest order the peer has confirmed; nil while the link is not open.
    var ordersConfirmed: UInt64? { core.ordersConfirmed }
    var isOpen: Bool { core.peer != nil }

    // MARK: - One connection

    func run(over channel: LinkChannel) async {
        await withTaskGroup { group in
            let outgoing = outgoing
            let work = work
            group.addTask {
                do {
                    for await message in outgoing.items { try await channel.outbound.send(message) }
                } catch {
                    self.logSendFailure(error)
                }
                channel.outbound.finish()
            }
            group.addTask {
                async let verifying: Void = self.verifyBatches()
                async let committing: Void = self.commitBatches()
                for await effect in work.items { await self.carryOut(effect) }
                _ = await (verifying, committing)
            }
            group.addTask { await self.tickUntilCancelled() }
            group.addTask {
                do {
                    for try await message in channel.inbound { await self.heard(message) }
                } catch {
                    self.logSendFailure(error)
                }
            }
            // The stream has ended, or the core has closed the queues: let what is queued be sent, then end all.
            await group.next()
            finishQueues()
            await group.next()
            group.cancelAll()
        }
        core.disconnected()
        table.release(certifiedURI, driver: self)
        metrics.set(.peerConnected, 0, labels: ["peer": certifiedURI])
    }

    private nonisolated func logSendFailure(_ error: any Error) {
        Task { await self.debug("the link ended", error) }
    }

    private func debug(_ message: Logger.Message, _ error: any Error) {
        logger.debug(message, metadata: ["error": "\(error)"])
    }

    private func tickUntilCancelled() async {
        while !Task.isCancelled {
            do { try await Task.sleep(for: .milliseconds(500)) } catch { return }
            perform(core.tick(now: clock.now()))
        }
    }

    private func heard(_ message: LinkMessage) {
        lastHeardMs = clock.now().wallMilliseconds
        perform(core.received(message, now: clock.now()))
    }

    private func perform(_ effects: [DownlinkEffect]) {
        for effect in effects {
            switch effect {
            case .send(let message): outgoing.add(message)
            case .peerMaintenance(let notice):
                inMaintenance = notice.on
                logger.notice("the node below switched maintenance", metadata: ["on": "\(notice.on)"])
            case .close(let reason):
                metrics.add(.linkFailures, labels: ["peer": certifiedURI, "code": reason.code.rawValue])
                logger.warning("the link was closed", metadata: ["reason": "\(reason)"])
                finishQueues()
            case .commit(let batch): received.add(batch)
            default: work.add(effect)
            }
        }
    }

    // MARK: - What the core asks for

    private func carryOut(_ effect: DownlinkEffect) async {
        do {
            switch effect {
            case .judge(let hello): try await judge(hello)
            case .epochAccepted(let epoch):
                try await registrar.epochConfirmed(epoch, by: certifiedURI)
                metrics.set(.peerConnected, 1, labels: ["peer": certifiedURI])
                logger.notice("linked to a node below", metadata: ["epoch": "\(epoch)"])
            case .readOrders(let number, let limit):
                let orders = try await registrar.orders(for: certifiedURI, after: number, limit: limit)
                perform(core.ordersRead(orders, issued: await registrar.ordersIssued(to: certifiedURI)))
            case .orderReceipted(let body, let receipt): try await registrar.recordStop(body, receipt)
            case .grantPermits(let nonce, let epoch):
                let body = try await registrar.makeGrant(for: certifiedURI, nonce: nonce, epoch: epoch)
                perform(core.grantMade(body))
            case .judgeOffer(let offer): try await judge(offer)
            case .acceptFiling(let filing):
                if let receipt = try await registrar.accept(filing) { perform(core.filingAccepted(receipt)) }
            case .send, .close, .peerMaintenance, .commit: break
            }
        } catch {
            failed(error)
        }
    }

    /// The ledger has stopped or is stopping; the daemon ends on its own account.
    private func failed(_ error: any Error) {
        logger.error("an effect of the downlink failed", metadata: ["error": "\(error)"])
        finishQueues()
    }

    /// What is queued is still done, then the link ends.
    private func finishQueues() {
        outgoing.finish()
        work.finish()
        received.finish()
    }

    private func judge(_ hello: HelloBody) async throws {
        inMaintenance = hello.maintenance
        let claim = table.claim(certifiedURI, boot: hello.boot, driver: self)
        if let replaced = claim.replaced {
            await replaced.end(.fenced, message: "the same process has come back over another connection")
        }
        let judged = try await registrar.judge(
            hello, certifiedURI: certifiedURI, address: remoteAddress, liveBoot: claim.otherBoot)
        if case .reject = judged.verdict { table.release(certifiedURI, driver: self) }
        perform(
            core.judged(
                judged.verdict, recordId: judged.recordId, copy: judged.copy,
                countersignature: judged.countersignature, maintenance: judged.maintenance, now: clock.now()))
    }

    // MARK: - Batches

    /// Verifies batch after batch, each as the continuation of the one before, which need not be committed yet. Off this
    /// actor: hashing thousands of records must not hold up orders and leases.
    private nonisolated func verifyBatches() async {
        var end: LogState?
        for await batch in received.items {
            guard let peer = await openPeer, let key = try? SM2PublicKey(peer.publicKey) else { break }
            let start = if let end { end } else { await registrar.copyState(of: peer.node) }
            let outcome = VerifiedBatch.verify(
                batch, after: start, publicKey: key, as: identity.node, cryptography: cryptography)
            if case .verified(let verified) = outcome { end = verified.chained.end }
            judged.add(outcome)
        }
        judged.finish()
    }

    /// Commits in the order of verification. What follows a batch that was refused is dropped: the link is closed then.
    private func commitBatches() async {
        for await outcome in judged.items {
            guard let peer = core.peer else { return }
            do {
                try await commit(outcome, of: peer)
            } catch {
                failed(error)
            }
        }
    }

    private var openPeer: DownlinkPeer? { core.peer }

    private func commit(_ outcome: VerifiedBatch.Outcome, of peer: DownlinkPeer) async throws {
        switch outcome {
        case .refused(let reason, let message):
            perform(core.batchRefused(reason, message: message, recordId: ""))
        case .forked(let fork):
            let id = try await registrar.keepFork(fork, of: peer.node)
            perform(
                core.batchRefused(
                    .forked, message: "record \(fork.sequence) of \(peer.node) differs from the copy here",
                    recordId: id))
        case .verified(let verified):
            switch try await registrar.takeIn(verified, from: peer) {
            case .committed:
                let head = verified.chained.end.head
                perform(
                    core.batchCommitted(
                        BatchReceipt(
                            copySize: head.size, copyHead: head.hash.bytes,
                            countersignature: verified.countersignature)))
            case .refused(let reason, let message, let recordId):
                perform(core.batchRefused(reason, message: message, recordId: recordId))
            }
        }
    }

    private func judge(_ offer: CheckpointOffer) async throws {
        guard let peer = core.peer, let key = try? SM2PublicKey(peer.publicKey) else { return }
        guard let countersignature = try await registrar.judge(offer, of: peer.node, publicKey: key) else {
            perform(core.end(.badSignature, message: "the offered checkpoint does not continue the last one"))
            return
        }
        perform(core.offerAccepted(countersignature))
    }

    // MARK: - News of this node

    func news(_ news: CommitNews) {
        if let issued = news.ordersIssued[certifiedURI] { perform(core.ordersIssued(upTo: issued)) }
        if news.permitsChanged.contains(certifiedURI), let issued = news.ordersIssued[certifiedURI] {
            perform(core.permitsChanged(ordersIssued: issued))
        }
        if let set = news.maintenance { perform(core.maintenanceChanged(on: set.on, reason: set.reason)) }
        if news.quarantined.contains(certifiedURI) {
            perform(core.end(.quarantined, message: "\(certifiedURI) was put in quarantine"))
        }
    }

    /// Ends the stream after what is queued; the peer comes back when this node does.
    func shutDown() {
        finishQueues()
    }

    func end(_ reason: LinkRejection, message: String) {
        perform(core.end(reason, message: message))
    }
}
