// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
package import Messages

/// A node's side of one connection from a node below: feeds the core and does what it asks for.
package final class DownlinkSession {
    package let certifiedURI: String
    private let remoteAddress: String
    private let registrar: RegistrarCore
    private unowned let downlinks: Downlinks
    private let clock: any NodeClock
    private let keys: any NodeKeys
    private let helper: any NodeHelper
    private let report: (NodeEvent) -> Void
    private var core: Downlink
    private let line: any LinkLine
    private var work: EffectQueue<DownlinkEffect>?
    /// Batches go their own way: verified one after another while those before are committed.
    private var received: EffectQueue<RecordBatch>?
    private var judged: EffectQueue<VerifiedBatch.Outcome>?
    /// Where the copy ends once everything verified is committed.
    private var verifiedEnd: LogState?
    package private(set) var lastHeardMs: UInt64 = 0
    package private(set) var inMaintenance = false
    /// The serial of the newest grant that the node knows of, by its hello.
    private var statedSerial: UInt64 = 0

    init(
        registrar: RegistrarCore, downlinks: Downlinks, certifiedURI: String, remoteAddress: String,
        line: any LinkLine, surroundings: NodeSurroundings
    ) {
        self.registrar = registrar
        self.downlinks = downlinks
        self.certifiedURI = certifiedURI
        self.remoteAddress = remoteAddress
        self.line = line
        clock = surroundings.clock
        keys = surroundings.keys
        helper = surroundings.helper
        report = surroundings.report
        core = Downlink(
            identity: surroundings.identity, certifiedURI: certifiedURI, limits: surroundings.limits,
            cryptography: surroundings.keys, now: clock.now())
        // The queues keep the session alive while they have work; it keeps them, and empties do not call back.
        work = EffectQueue { [unowned self] effect, done in carryOut(effect, done: done) }
        received = EffectQueue { [unowned self] batch, done in verify(batch, done: done) }
        judged = EffectQueue { [unowned self] outcome, done in commit(outcome, done: done) }
    }

    /// Highest order the peer has confirmed; nil while the link is not open.
    package var ordersConfirmed: UInt64? { core.ordersConfirmed }
    package var isOpen: Bool { core.peer != nil }

    // MARK: - The connection

    package func received(_ message: LinkMessage) {
        lastHeardMs = clock.now().wallMilliseconds
        perform(core.received(message, now: clock.now()))
    }

    package func tick() {
        perform(core.tick(now: clock.now()))
    }

    /// When, by the monotonic clock, a tick will have something to do.
    package var nextTickMs: UInt64? { core.nextTickMs }

    /// The connection is gone. What it had asked for is still done; nobody hears of it.
    package func disconnected() {
        core.disconnected()
        downlinks.release(certifiedURI, session: self)
        report(.linkEnded(peer: certifiedURI))
    }

    private func perform(_ effects: [DownlinkEffect]) {
        for effect in effects {
            switch effect {
            case .send(let message): line.send(message)
            case .peerMaintenance(let notice):
                inMaintenance = notice.on
                report(.peerMaintenance(peer: certifiedURI, on: notice.on))
            case .close(let reason):
                report(.linkClosed(peer: certifiedURI, reason))
                line.end()
            case .commit(let batch): received?.add(batch)
            default: work?.add(effect)
            }
        }
    }

    // MARK: - What the core asks for

    /// Goes on with what came of an effect; a failed one ends the link, and the daemon ends on its own account.
    private func answered<Value>(_ done: @escaping () -> Void, _ then: @escaping (Value) -> Void) -> Reply<Value> {
        { [self] outcome in
            switch outcome {
            case .success(let value): then(value)
            case .failure(let error):
                report(.effectFailed(peer: certifiedURI, error))
                line.end()
            }
            done()
        }
    }

    private func carryOut(_ effect: DownlinkEffect, done: @escaping () -> Void) {
        switch effect {
        case .judge(let hello): judge(hello, done: done)
        case .epochAccepted(let epoch):
            registrar.epochConfirmed(
                epoch, by: certifiedURI,
                reply: answered(done) { [self] in report(.linkedBelow(node: certifiedURI, epoch: epoch)) })
        case .readOrders(let number, let limit):
            let reply: Reply<[Order]> = answered(done) { [self] orders in
                perform(core.ordersRead(orders, issued: registrar.ordersIssued(to: certifiedURI)))
            }
            reply(
                Result { () throws(NodeError) in
                    try registrar.orders(for: certifiedURI, after: number, limit: limit)
                })
        case .orderReceipted(let body, let receipt):
            registrar.recordStop(body, receipt, reply: answered(done) {})
        case .grantPermits(let nonce, let epoch):
            registrar.makeGrant(
                for: certifiedURI, nonce: nonce, epoch: epoch, after: statedSerial,
                reply: answered(done) { [self] in perform(core.grantMade($0)) })
        case .judgeOffer(let offer): judge(offer, done: done)
        case .acceptFiling(let filing):
            registrar.accept(
                filing,
                reply: answered(done) { [self] receipt in
                    if let receipt { perform(core.filingAccepted(receipt)) }
                })
        case .takePart(let request):
            registrar.takePart(
                request,
                reply: answered(done) { [self] answer in
                    if let answer { perform(core.partTaken(answer)) }
                })
        case .send, .close, .peerMaintenance, .commit:
            done()
        }
    }

    private func judge(_ hello: HelloBody, done: @escaping () -> Void) {
        inMaintenance = hello.maintenance
        statedSerial = hello.permitSerial
        let claim = downlinks.claim(certifiedURI, boot: hello.boot, session: self)
        claim.replaced?.end(.fenced, message: "the same process has come back over another connection")
        registrar.judge(
            hello, certifiedURI: certifiedURI, address: remoteAddress, liveBoot: claim.otherBoot,
            reply: answered(done) { [self] judged in
                if case .reject = judged.verdict { downlinks.release(certifiedURI, session: self) }
                perform(
                    core.judged(
                        judged.verdict, recordId: judged.recordId, copy: judged.copy,
                        countersignature: judged.countersignature, maintenance: judged.maintenance, now: clock.now()))
            })
    }

    private func judge(_ offer: CheckpointOffer, done: @escaping () -> Void) {
        guard let peer = core.peer, let key = keys.checkpointKey(peer.publicKey) else { return done() }
        registrar.judge(
            offer, of: peer.node, publicKey: key,
            reply: answered(done) { [self] countersignature in
                guard let countersignature else {
                    return perform(
                        core.end(.badSignature, message: "the offered checkpoint does not continue the last one"))
                }
                perform(core.offerAccepted(countersignature))
            })
    }

    // MARK: - Batches

    /// Verifies a batch as the continuation of the one before, which need not be committed yet. Elsewhere: hashing
    /// thousands of records must not hold up orders and leases.
    private func verify(_ batch: RecordBatch, done: @escaping () -> Void) {
        guard let peer = core.peer, let key = keys.checkpointKey(peer.publicKey) else { return done() }
        let start = verifiedEnd ?? registrar.copyState(of: peer.node)
        let (signer, keys) = (registrar.identity.node, keys)
        helper.offload {
            VerifiedBatch.verify(batch, after: start, publicKey: key, as: signer, keys: keys)
        } then: { [self] outcome in
            if case .verified(let verified) = outcome { verifiedEnd = verified.chained.end }
            judged?.add(outcome)
            done()
        }
    }

    /// Commits in the order of verification. What follows a batch that was refused is dropped: the link is closed then.
    private func commit(_ outcome: VerifiedBatch.Outcome, done: @escaping () -> Void) {
        guard let peer = core.peer else { return done() }
        switch outcome {
        case .refused(let reason, let message):
            perform(core.batchRefused(reason, message: message, recordId: ""))
            done()
        case .forked(let fork):
            registrar.keepFork(
                fork, of: peer.node,
                reply: answered(done) { [self] id in
                    let message = "record \(fork.sequence) of \(peer.node) differs from the copy here"
                    perform(core.batchRefused(.forked, message: message, recordId: id))
                })
        case .verified(let verified):
            registrar.takeIn(verified, from: peer, reply: answered(done) { [self] in tell($0, of: verified) })
        }
    }

    private func tell(_ outcome: IntakeOutcome, of batch: VerifiedBatch) {
        switch outcome {
        case .committed:
            let head = batch.chained.end.head
            perform(
                core.batchCommitted(
                    BatchReceipt(
                        copySize: head.size, copyHead: head.hash.bytes, countersignature: batch.countersignature)))
        case .refused(let reason, let message, let recordId):
            perform(core.batchRefused(reason, message: message, recordId: recordId))
        }
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

    /// Ends the connection after what is queued; the peer comes back when this node does.
    package func shutDown() {
        line.end()
    }

    func end(_ reason: LinkRejection, message: String) {
        perform(core.end(reason, message: message))
    }
}
