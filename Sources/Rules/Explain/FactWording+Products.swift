// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension FactWording {
    /// What facts of products rest on; nil for facts of another family.
    static func productLines(_ fact: Body.Fact) -> [String]? {
        switch fact {
        case .testProcessingRequested(let fact):
            [
                "authorization=\(fact.authorizationId)", "form=\(fact.productForm.identifier)",
                "data-items=\(fact.dataItems.joined(separator: ","))", "plan=\(hexadecimal(fact.planDigest))",
            ]
        case .testProcessingDecided(let fact): ["granted=\(fact.granted)", "reason=\(fact.reason)"]
        case .testProcessingRecorded(let fact):
            ["use=\(fact.useId)", "passed=\(fact.passed)", "result=\(hexadecimal(fact.resultDigest))"]
        case .listingRequested(let fact):
            [
                "opinions=\(fact.opinionIds.joined(separator: ","))",
                "description=\(hexadecimal(fact.descriptionDigest))",
            ]
        case .listingReviewed(let fact):
            ["approved=\(fact.approved)", "reason=\(fact.reason)", "review=\(hexadecimal(fact.reviewDigest))"]
        case .productDelisted(let fact): ["reason=\(fact.reason)"]
        default: nil
        }
    }
}
