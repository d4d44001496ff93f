// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import Registry
import Rules

/// Draws by contributions of three offices (ZS-2.1.2b): what the node puts in by itself, and what it asks the province for.
extension RegistrarCore {
    /// Puts this node's part into the draws it has prepared, as far as it may now: the commitment at once, the value when all
    /// have committed or their term is over. What the secret gives is the same whenever it is asked, so that nothing is lost
    /// by a crash between the two.
    func contributeToDraws() {
        guard stopped == nil, !registry.draws.open.isEmpty else { return }
        do throws(NodeError) {
            try beginStaging()
            var first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
            // Each is a decision of its own, at a moment of its own.
            for draft in draws(at: first.milliseconds).own(secret: drawSecret) {
                try stageObserved([draft], what: "draw of \(draft.subject)", at: first)
                first = time.advance(physicalMilliseconds: first.milliseconds)
            }
            scheduleFlush()
        } catch {
            // The node has stopped, and says so elsewhere.
            return
        }
    }

    /// When, by the monotonic clock, the term for committing to a draw of this node ends; nothing while none waits for it.
    /// Kept as first counted, so that asking again does not move it.
    var nextDrawMs: UInt64? {
        guard !registry.draws.open.isEmpty else { return nil }
        let now = clock.now()
        guard let due = draws(at: now.wallMilliseconds).nextOwnMs else { return nil }
        if let kept = drawTick, kept.dueMs == due { return kept.monotonicMs }
        let left = due > now.wallMilliseconds ? due - now.wallMilliseconds : 0
        drawTick = (dueMs: due, monotonicMs: now.monotonicMilliseconds + left)
        return drawTick?.monotonicMs
    }

    /// Time has passed: it may have closed the commitments to a draw of this node.
    func tickDraws() {
        guard !registry.draws.open.isEmpty else { return }
        let now = clock.now()
        guard let due = draws(at: now.wallMilliseconds).nextOwnMs else { return }
        // It is the wall clock's date: one that was set back since has the tick come again.
        if let kept = drawTick, now.monotonicMilliseconds >= kept.monotonicMs { drawTick = nil }
        if now.wallMilliseconds >= due { contributeToDraws() }
    }

    /// The rules of draws on what the own ledger says now.
    func draws(at nowMs: UInt64) -> DrawRules {
        DrawRules(registry, nowMs: nowMs, cryptography: keys)
    }

    /// What follows here from a record of a county's draw; nothing for other records.
    func drawReaction(to fact: Body.Fact, from node: String, at nowMs: UInt64) -> [Draft] {
        let rules = draws(at: nowMs)
        return switch fact {
        case .drawPrepared(let fact): rules.prepared(fact, from: node, secret: drawSecret)
        case .drawRevealed(let fact): rules.countyRevealed(fact, from: node, secret: drawSecret)
        case .panelDrawn(let fact): rules.panelDrawn(fact, from: node)
        default: []
        }
    }

    // MARK: - The hub: asking the province

    /// Signed requests for the province's part in draws that lack it.
    func pendingDrawRequests() -> [DrawRequest] {
        draws(at: clock.now().wallMilliseconds).requests(durable: position.size).compactMap { body in
            let bytes = body.encode()
            guard let value = keys.sign(SignedBytes.drawRequest(bytes)) else { return nil }
            return DrawRequest(body: bytes, signature: Signature(signer: identity.node, value: value))
        }
    }

    /// Puts the province's part on record, once. Its signature has been verified by the link.
    func recordDrawAnswer(_ answer: DrawAnswer, by province: String, reply: @escaping Reply<Void>) {
        observe(
            draws(at: clock.now().wallMilliseconds).answered(answer, by: province),
            what: "answer of \(province) for draw \(answer.drawId)", reply: reply)
    }

    // MARK: - The province: answering

    /// Takes part in a draw, exactly once; the same request again gets the same answer again. Answers with nothing when
    /// there is nothing to give.
    func takePart(_ request: DrawRequest, reply: @escaping Reply<DrawAnswer?>) {
        guard let body = try? DrawRequestBody.decode(request.body) else { return reply(.success(nil)) }
        let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        let what = "draw \(body.drawId) of \(body.drawingNode)"
        let answered: Reply<Void> = { outcome in reply(outcome.map { self.answer(to: body) }) }
        switch draws(at: first.milliseconds).asked(body, secret: drawSecret, ruleSet: ruleSet(at: first)) {
        case .accepted(let drafts): observe(drafts, what: what, reply: answered)
        case .repeated:
            // The first answer may still be on its way to the disk.
            settle(answered)
        case .refused(let refusal):
            let decision = Decision.refused(refusal, subject: body.drawId)
            observe(decision.drafts, what: what) { outcome in reply(outcome.map { nil }) }
        }
    }

    private func answer(to body: DrawRequestBody) -> DrawAnswer? {
        guard var answer = draws(at: clock.now().wallMilliseconds).answer(to: body),
            let value = keys.sign(SignedBytes.drawAnswer(answer))
        else { return nil }
        answer.signature = Signature(signer: identity.node, value: value)
        return answer
    }
}
