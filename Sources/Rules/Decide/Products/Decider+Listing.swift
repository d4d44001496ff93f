// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// Review, listing (上架) and delisting (下架) of a product (ZS-2.3.0c).
extension Decider {
    /// What experts have to have said of a product before it can be listed: its whole course (ZS-2.1.2g) and its lawfulness
    /// (ZS-2.1.2h).
    static let opinionsOnListing: [OpinionKind] = [.compliance, .legal]

    func requestListing(_ action: RequestListing) throws(Objection) -> [Draft] {
        try acting(in: .products, on: .requestListing)
        let found = try product(action.productId)
        let row = try step(in: .products, found.id, found.state.name, .requestListing, to: "listing-requested")
        try requireOrgan(registry.operatorOrgan(of: found))
        guard action.descriptionDigest.count == digestBytes else {
            throw Objection(.productIncomplete, ["description"])
        }
        try checkOpinions(action.opinionIds, on: found)
        let fact = ListingRequested(
            productId: found.id, opinionIds: action.opinionIds, descriptionDigest: action.descriptionDigest)
        return [Draft(found.id, row.clauses, .listingRequested(fact))]
    }

    func reviewListing(_ action: ReviewListing) throws(Objection) -> [Draft] {
        try acting(in: .products, on: .reviewListing)
        let found = try product(action.productId)
        let row = try step(
            in: .products, found.id, found.state.name, .reviewListing,
            to: action.approved ? "listed" : "listing-refused")
        try checkSeparate(.reviewListing, on: found.id)
        var missing: [String] = []
        if !action.approved, action.reason.isEmpty { missing.append("reason") }
        if action.reviewDigest.count != digestBytes { missing.append("review") }
        guard missing.isEmpty else { throw Objection(.productIncomplete, missing) }
        let fact = ListingReviewed(
            productId: found.id, approved: action.approved, reason: action.reason, reviewDigest: action.reviewDigest)
        return [Draft(found.id, row.clauses, .listingReviewed(fact))]
    }

    /// By the authority, or by the operator itself; under an authorization that has ended as well.
    func delistProduct(_ action: DelistProduct) throws(Objection) -> [Draft] {
        let grant = try acting(in: .products, on: .delistProduct)
        guard let found = registry.products[action.productId] else {
            throw Objection(.subjectNotFound, [action.productId])
        }
        let row = try step(in: .products, found.id, found.state.name, .delistProduct, to: "delisted")
        if grant.role != .dataAuthority {
            try requireOrgan(registry.operatorOrgan(of: found))
        }
        guard !action.reason.isEmpty else { throw Objection(.productIncomplete, ["reason"]) }
        let fact = ProductDelisted(productId: found.id, reason: action.reason)
        return [Draft(found.id, row.clauses, .productDelisted(fact))]
    }

    /// Every kind that is needed once at least, each on this product, given in full, and none unfavourable.
    private func checkOpinions(_ ids: [String], on found: DataProduct) throws(Objection) {
        var unfit: [String] = []
        var kinds: Set<OpinionKind> = []
        for id in ids {
            guard let opinion = registry.opinions[id], opinion.subject == found.id, opinion.speaksForIt else {
                unfit.append(id)
                continue
            }
            kinds.insert(opinion.kind)
        }
        let lacking = Self.opinionsOnListing.filter { !kinds.contains($0) }.map(\.identifier)
        guard unfit.isEmpty, lacking.isEmpty, Set(ids).count == ids.count else {
            throw Objection(.productOpinionsLacking, unfit + lacking)
        }
    }
}
