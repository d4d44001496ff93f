// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// The form of one kind of opinion: the items it must speak of, by the clause that names them.
public struct OpinionForm: Sendable, Equatable {
    public let clause: Clause.ID
    /// Every one of them once, and no other.
    public let items: [String]

    /// The form of `kind`; nil for a kind this version does not know.
    public static func of(_ kind: OpinionKind) -> OpinionForm? {
        switch kind {
        case .argument: OpinionForm(clause: "ZS-2.1.2c", items: ["business-question", "technical-question"])
        case .processing:
            OpinionForm(clause: "ZS-2.1.2e", items: ["fusion", "sampling", "masking", "sealing-and-destruction"])
        case .property: OpinionForm(clause: "ZS-2.1.2f", items: ["data-property", "product-pricing"])
        case .compliance:
            OpinionForm(
                clause: "ZS-2.1.2g",
                items: [
                    "sensitive-data", "access-control", "data-stay-in-domain", "personal-information",
                    "security-review",
                    "algorithm-review", "security-audit",
                ])
        case .legal: OpinionForm(clause: "ZS-2.1.2h", items: ["lawful-source", "compliant-processing"])
        case .consultation: OpinionForm(clause: "ZS-2.1.2i", items: ["consultation"])
        case .unspecified, .unrecognized: nil
        }
    }

    /// What an answer lacks, as identifiers.
    func lacking(_ answer: SubmitOpinion) -> [String] {
        var lacking: [String] = []
        for item in items {
            let given = answer.items.filter { $0.item == item }
            switch given.first?.finding {
            case .met, .metWithConditions, .notMet, .notApplicable: if given.count > 1 { lacking.append(item) }
            case .unspecified, .unrecognized, nil: lacking.append(item)
            }
        }
        lacking += answer.items.map(\.item).filter { !items.contains($0) }.map { "unknown:\($0)" }
        switch answer.verdict {
        case .favourable, .conditional, .unfavourable: break
        case .unspecified, .unrecognized: lacking.append("verdict")
        }
        return lacking
    }

    /// The items that speak against the verdict: nothing that is not met allows more than an unfavourable one, nothing that
    /// is met with conditions more than a conditional one.
    static func contradictions(_ answer: SubmitOpinion) -> [String] {
        answer.items.filter { item in
            switch item.finding {
            case .notMet: answer.verdict != .unfavourable
            case .metWithConditions: answer.verdict == .favourable
            default: false
            }
        }.map(\.item)
    }
}
