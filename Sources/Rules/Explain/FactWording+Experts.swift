// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension FactWording {
    /// What facts of the expert group rest on; nil for facts of another family.
    static func expertLines(_ fact: Body.Fact) -> [String]? {
        switch fact {
        case .expertAppointed(let fact):
            [
                "person=\(fact.person)", "employer=\(fact.employer)",
                "specialities=\(fact.specialities.joined(separator: ","))",
                "until=\(CivilTime(unixMs: fact.untilMs).text)",
            ]
        case .expertDismissed(let fact): ["person=\(fact.person)", "reason=\(fact.reason)"]
        case .conflictDeclared(let fact):
            ["person=\(fact.person)", "subject=\(fact.subject)", "organ=\(fact.conflictOrgan)"]
        case .expertRecused(let fact):
            ["person=\(fact.person)", "replacement=\(fact.replacement)", "reason=\(fact.reason)"]
        case .drawPrepared(let fact):
            [
                "draw=\(fact.drawId)", "list=\(hexadecimal(fact.listDigest))", "candidates=\(fact.pool.count)",
                "commit-by=\(CivilTime(unixMs: fact.commitByMs).text)",
                "reveal-by=\(CivilTime(unixMs: fact.revealByMs).text)",
            ]
        case .drawCommitted(let fact):
            ["draw=\(fact.drawId)", "office=\(fact.office.identifier)", "commitment=\(hexadecimal(fact.commitment))"]
        case .drawRevealed(let fact):
            ["draw=\(fact.drawId)", "node=\(fact.node)", "value=\(hexadecimal(fact.value))"]
        case .drawClosed(let fact):
            ["draw=\(fact.drawId)", "node=\(fact.drawingNode)"] + fact.contributions.map(drawPart)
                + fact.passedOver.map { "passed-over=\($0)" }
        case .opinionRequested(let fact):
            ["subject=\(fact.subject)", "experts=\(fact.experts.joined(separator: ","))"]
        case .opinionSubmitted(let fact): ["expert=\(fact.expert)", "verdict=\(fact.verdict.identifier)"]
        case .expertAssessed(let fact): ["person=\(fact.person)", "marks=\(fact.marks)"]
        default: nil
        }
    }

    /// One office's part in a draw.
    static func drawPart(_ part: DrawContribution) -> String { "\(part.office.identifier)=\(part.state.identifier)" }
}
