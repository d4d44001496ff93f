// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension FactWording {
    /// What suspensions and exits rested on.
    static func exitLines(_ fact: Body.Fact) -> [String] {
        switch fact {
        case .suspensionOrdered(let fact):
            [
                "cause=\(fact.exitCause.identifier)", "correct-until=\(CivilTime(unixMs: fact.correctUntilMs).text)",
                "reason=\(fact.reason)",
            ] + (fact.motionId.isEmpty ? [] : ["motion=\(fact.motionId)"])
        case .resumptionOrdered(let fact):
            ["corrected=\(CivilTime(unixMs: fact.correctedMs).text)", "reason=\(fact.reason)"]
        case .exitItemTicked(let fact): ["items=\(fact.items.map(\.identifier).joined(separator: ","))"]
        case .logHoldSet(let fact): ["until=\(CivilTime(unixMs: fact.untilMs).text)"]
        case .networkLogSealed(let fact):
            [
                "entries=\(fact.entries)", "digest=\(hexadecimal(fact.digest))",
                "authorizations=\(fact.authorizations.joined(separator: ","))",
            ]
        case .networkLogPurged(let fact): ["entries=\(fact.entries)", "digest=\(hexadecimal(fact.digest))"]
        default: []
        }
    }
}
