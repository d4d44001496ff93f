// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Registry {
    /// Products up to their listing (ZS-2.3.0c).
    mutating func applyProduct(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .testProcessingRequested(let fact):
            products.requested(fact, sequence: record.sequence)
            numbering.note(fact.productId)
        case .testProcessingDecided(let fact):
            try changeProduct(fact.productId, record) {
                $0.state = fact.granted ? .testGranted : .testRefused(reason: fact.reason)
            }
        case .testProcessingRecorded(let fact):
            try changeProduct(fact.productId, record) { found in
                found.resultDigest = fact.resultDigest
                found.state = fact.passed ? .tested : .testFailed
            }
        case .listingRequested(let fact):
            try changeProduct(fact.productId, record) { found in
                found.descriptionDigest = fact.descriptionDigest
                found.state = .listingRequested(opinions: fact.opinionIds)
            }
        case .listingReviewed(let fact):
            try changeProduct(fact.productId, record) {
                $0.state =
                    fact.approved ? .listed(sinceMs: record.time >> 16) : .listingRefused(reason: fact.reason)
            }
        case .productDelisted(let fact):
            try changeProduct(fact.productId, record) { $0.state = .delisted(reason: fact.reason) }
        default: break
        }
    }

    private mutating func changeProduct(
        _ id: String, _ record: Record, _ body: (inout DataProduct) -> Void
    ) throws(RegistryFault) {
        guard products.change(id, sequence: record.sequence, body) else { throw missing(record, "product \(id)") }
    }
}
