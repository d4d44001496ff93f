// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

extension Registers {
    /// ZS-2.1.2b: every draw this node prepared or took part in, with what became of each office's part. At the hub those of
    /// all counties stand together, and whoever withheld, or was passed over, is named.
    func draws() -> [RegisterEntry] {
        registry.draws.order.compactMap { registry.draws[$0] }.map { draw in
            var entry = RegisterEntry(draw.id, state: draw.state.name, draw.span, DrawRules.clauses)
            entry.put("application", draw.application)
            entry.put("drawn-by", draw.drawingNode)
            for part in draw.contributions { entry.put(part.office.identifier, word(for: part)) }
            if case .closed(let passedOver) = draw.state {
                entry.put("passed-over", passedOver.joined(separator: ","))
            }
            guard draw.isOpen, let prepared = draw.prepared else { return entry }
            entry.put("commit-by", timeMs: prepared.commitByMs)
            entry.dues = [
                // By then it has been drawn from, or is prepared anew.
                Due(
                    "draw", prepared.revealByMs, warn: prepared.commitByMs, .dataAuthority, to: .supervisor,
                    DrawRules.clauses)
            ]
            return entry
        }
    }

    /// While the draw is under way a part is committed, or its value is known.
    private func word(for part: DrawContribution) -> String {
        guard part.state == .unspecified else { return part.state.identifier }
        return part.value.isEmpty ? "committed" : ContributionState.revealed.identifier
    }
}

extension RegisterEntry {
    /// Whether an entry of the register of draws shows that every office has revealed its part.
    public var showsEveryPart: Bool {
        let parts = values.filter { value in DrawOffice.order.contains { $0.identifier == value.name } }
        return !parts.isEmpty && parts.allSatisfy { $0.text == ContributionState.revealed.identifier }
    }
}

extension DrawState {
    /// The identifier in registers and views.
    public var name: String {
        switch self {
        case .committing: "committing"
        case .revealing: "revealing"
        case .drawn: "drawn"
        case .closed: "draw-closed"
        case .superseded: "prepared-anew"
        }
    }
}
