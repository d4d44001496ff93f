// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// Test processing of a product to be (ZS-2.3.0c).
extension Decider {
    /// The operator asks, under one live authorization and within its scope.
    func requestTestProcessing(_ action: RequestTestProcessing) throws(Objection) -> [Draft] {
        try acting(in: .products, on: .requestTestProcessing)
        guard let found = registry.authorizations[action.authorizationId] else {
            throw Objection(.subjectNotFound, [action.authorizationId])
        }
        guard found.grantor == registry.node else { throw Objection(.territoryWrong, [found.id]) }
        try checkStanding(found)
        try requireOrgan(found.applicant.organ)
        var missing: [String] = []
        if action.title.isEmpty { missing.append("title") }
        if action.productForm.identifier.isEmpty { missing.append("form") }
        if action.dataItems.isEmpty || Set(action.dataItems).count != action.dataItems.count {
            missing.append("data-items")
        }
        if action.planDigest.count != digestBytes { missing.append("plan") }
        guard missing.isEmpty else { throw Objection(.productIncomplete, missing) }
        let beyond = action.dataItems.filter { !found.terms.dataItems.contains($0) }
        guard beyond.isEmpty else { throw Objection(.useBeyondScope, beyond, clauses: ["ZS-2.3.0c"]) }
        let fact = TestProcessingRequested(
            productId: nextID("CP"), authorizationId: found.id, title: action.title,
            productForm: action.productForm, dataItems: action.dataItems, planDigest: action.planDigest)
        return [Draft(fact.productId, ["ZS-2.3.0c"], .testProcessingRequested(fact))]
    }

    func decideTestProcessing(_ action: DecideTestProcessing) throws(Objection) -> [Draft] {
        try acting(in: .products, on: .decideTestProcessing)
        let found = try product(action.productId)
        let row = try step(
            in: .products, found.id, found.state.name, .decideTestProcessing,
            to: action.granted ? "test-granted" : "test-refused")
        try checkSeparate(.decideTestProcessing, on: found.id)
        if !action.granted, action.reason.isEmpty { throw Objection(.productIncomplete, ["reason"]) }
        let fact = TestProcessingDecided(productId: found.id, granted: action.granted, reason: action.reason)
        return [Draft(found.id, row.clauses, .testProcessingDecided(fact))]
    }

    /// The maintainer's word on a test that went through the gate: the use it ran in is of the same authorization, and ends
    /// with it.
    func recordTestProcessing(_ action: RecordTestProcessing) throws(Objection) -> [Draft] {
        try acting(in: .products, on: .recordTestProcessing)
        let found = try product(action.productId)
        let row = try step(
            in: .products, found.id, found.state.name, .recordTestProcessing,
            to: action.passed ? "tested" : "test-failed")
        try checkSeparate(.recordTestProcessing, on: found.id)
        guard let use = registry.uses[action.useId], use.authorization == found.authorization else {
            throw Objection(
                .productUseForeign, ["use:\(action.useId)", "authorization:\(found.authorization)"])
        }
        guard action.resultDigest.count == digestBytes else { throw Objection(.productIncomplete, ["result"]) }
        let fact = TestProcessingRecorded(
            productId: found.id, useId: use.id, passed: action.passed, resultDigest: action.resultDigest)
        let ended = UseEnded(useId: use.id, reason: "test-recorded")
        return [
            Draft(found.id, row.clauses, .testProcessingRecorded(fact)), Draft(use.id, ["ZS-2.2d"], .useEnded(ended)),
        ]
    }

    /// The product, while the authorization it is under stands.
    func product(_ id: String) throws(Objection) -> DataProduct {
        guard let found = registry.products[id] else { throw Objection(.subjectNotFound, [id]) }
        guard let authorization = registry.authorizations[found.authorization] else {
            throw Objection(.subjectNotFound, [found.authorization])
        }
        try checkStanding(authorization)
        return found
    }

    private func checkStanding(_ found: Authorization) throws(Objection) {
        guard found.state.stage == .live else {
            throw Objection(
                .authorizationNotStanding, ["state:\(found.state.stage.rawValue)"], clauses: ["ZS-2.3.0c"])
        }
    }
}
