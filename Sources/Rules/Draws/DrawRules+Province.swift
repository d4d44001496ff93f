// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
internal import Registry

/// What the province makes of a hub's request for its part in a draw.
public enum DrawRequestDecision: Sendable, Equatable {
    case accepted(drafts: [Draft])
    /// Done before: the answer is given again, nothing is recorded.
    case repeated
    case refused(Refusal)
}

extension DrawRules {
    /// Judges a request whose signature has been verified.
    ///
    /// - Parameters:
    ///   - ruleSet: the id of the set in force, for a refusal.
    public func asked(_ body: DrawRequestBody, secret: [UInt8], ruleSet: String) -> DrawRequestDecision {
        func refused(_ missing: [String]) -> DrawRequestDecision {
            .refused(Objection(.drawRequestUnfit, missing).refusal(ruleSet: ruleSet, decisionID: body.drawId))
        }
        let earlier = registry.draws[body.drawId]
        if let earlier, earlier.listDigest != body.listDigest || earlier.drawingNode != body.drawingNode {
            // A second list under one id would be a second try at the lot.
            return refused(["list:\(body.drawId)"])
        }
        if body.counted.isEmpty {
            guard earlier == nil else { return .repeated }
            let drafts = committed(commitment(body, secret))
            return drafts.isEmpty ? refused(["commitment"]) : .accepted(drafts: drafts)
        }
        guard let earlier, let own = earlier.contribution(of: registry.node) else { return refused(["commitment"]) }
        guard own.value.isEmpty else { return .repeated }
        let drafts = revealed(
            DrawRevealed(
                drawId: earlier.id, applicationId: earlier.application, drawingNode: earlier.drawingNode,
                node: registry.node, value: value(in: earlier.id, earlier.listDigest, secret), counted: body.counted))
        return drafts.isEmpty ? refused(["values"]) : .accepted(drafts: drafts)
    }

    /// What the province answers to a request it has accepted, without its signature; nil when it has nothing of the kind.
    public func answer(to body: DrawRequestBody) -> DrawAnswer? {
        guard let draw = registry.draws[body.drawId], let own = draw.contribution(of: registry.node) else { return nil }
        if !body.counted.isEmpty, own.value.isEmpty { return nil }
        return DrawAnswer(
            drawId: draw.id, listDigest: draw.listDigest, commitment: own.commitment,
            value: body.counted.isEmpty ? [] : own.value)
    }
}
