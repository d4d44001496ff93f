// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// Products: what comes next of one, and who does it.
extension Workload {
    /// So many under way are enough: more would keep people from them.
    private static let fewProducts = 5

    /// The next step of a product, or a new one where few are under way.
    mutating func product(_ view: View, _ mode: WorkloadMode, _ random: inout SeededGenerator) -> Errand? {
        let products = view.registry.products
        // What is listed needs nothing more, and is taken off now and then.
        if random.chance(60),
            let listed = random.pick(products.order.suffix(32).filter { products[$0]?.isListed == true }),
            let actor = actor(.delistProduct, about: listed, view, &random)
        {
            return compose(.delistProduct, about: listed, by: actor, view, mode, &random)
        }
        let underWay = products.order.suffix(32).compactMap { products[$0] }.filter { found in
            !found.state.isOver && !found.isListed
                && view.registry.authorizations[found.authorization]?.state.stage == .live
        }
        if underWay.count < Self.fewProducts, random.chance(30) {
            guard let actor = actor(.requestTestProcessing, about: nil, view, &random) else { return nil }
            return compose(.requestTestProcessing, about: nil, by: actor, view, mode, &random)
        }
        guard let found = random.pick(underWay), let next = next(of: found, view),
            let actor = able(next.people.people, next.people.role, view, &random)
        else { return nil }
        return compose(next.action, about: next.subject, by: actor, view, mode, &random)
    }

    private struct ProductStep {
        let action: ActionKind
        let subject: String
        let people: Candidates
    }

    private func next(of found: DataProduct, _ view: View) -> ProductStep? {
        let registry = view.registry
        let organ = registry.operatorOrgan(of: found)
        func own() -> Candidates {
            Candidates(people: desks[view.place].holders.of(.operatorSignatory, in: organ), role: .operatorSignatory)
        }
        func step(_ action: ActionKind, _ people: Candidates, about subject: String? = nil) -> ProductStep {
            ProductStep(action: action, subject: subject ?? found.id, people: people)
        }
        switch found.state {
        case .testRequested:
            return step(.decideTestProcessing, others([.dataAuthority], for: .decideTestProcessing, found.id, view))
        case .testGranted:
            if registry.uses.inFlight(of: found.authorization).isEmpty {
                return step(.startUse, own(), about: found.authorization)
            }
            return step(
                .recordTestProcessing, others([.platformMaintainer], for: .recordTestProcessing, found.id, view))
        case .tested, .listingRefused:
            let opinions = registry.opinions.order.suffix(64).compactMap { registry.opinions[$0] }.filter {
                $0.subject == found.id
            }
            if let open = opinions.first(where: { $0.state == .requested }) {
                return step(.submitOpinion, Candidates(people: open.awaited, role: .expert), about: open.id)
            }
            let kinds = Set(opinions.filter(\.speaksForIt).map(\.kind))
            if kinds.isSuperset(of: SensibleSource.opinionsOnListing) { return step(.requestListing, own()) }
            return step(
                .requestOpinion, candidates(.requestOpinion, [.dataAuthority], about: found.id, view))
        case .listingRequested:
            return step(.reviewListing, others([.dataAuthority], for: .reviewListing, found.id, view))
        case .testRefused, .testFailed, .listed, .delisted: return nil
        }
    }
}
