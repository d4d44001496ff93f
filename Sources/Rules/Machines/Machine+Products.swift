// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Machine {
    /// Data products: test processing, review, listing and delisting (ZS-2.3.0c). The platform's maintainer runs the test
    /// the data authority has granted, so that the day's work is done jointly (ZS-2.3.0a).
    public static let products: Machine = {
        let operators = Transition.Mover.person([.operatorSignatory])
        let authority = Transition.Mover.person([.dataAuthority])
        let maintainer = Transition.Mover.person([.platformMaintainer])
        let clauses: [Clause.ID] = ["ZS-2.3.0c"]
        return Machine(
            "product",
            [
                Transition("", .requestTestProcessing, "test-requested", operators, clauses),
                Transition("test-requested", .decideTestProcessing, "test-granted", authority, clauses),
                Transition("test-requested", .decideTestProcessing, "test-refused", authority, clauses),
                Transition("test-granted", .recordTestProcessing, "tested", maintainer, clauses),
                Transition("test-granted", .recordTestProcessing, "test-failed", maintainer, clauses),
                Transition("tested", .requestListing, "listing-requested", operators, clauses),
                Transition("listing-requested", .reviewListing, "listed", authority, clauses),
                Transition("listing-requested", .reviewListing, "listing-refused", authority, clauses),
                Transition("listing-refused", .requestListing, "listing-requested", operators, clauses),
                Transition(
                    "listed", .delistProduct, "delisted", .person([.dataAuthority, .operatorSignatory]), clauses),
            ])
    }()
}
