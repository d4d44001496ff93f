// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// Products: under which authorization, run in which use, with which opinions.
extension SensibleSource {
    /// What a listing needs.
    static let opinionsOnListing: [OpinionKind] = [.compliance, .legal]

    mutating func productText(_ message: String, _ field: String) -> String? {
        let registry = scene.registry
        switch (message, field) {
        case ("RequestTestProcessing", "authorization_id") where !isOdd():
            let known = registry.authorizations
            return known.order.last { id in
                guard let found = known[id], found.state.stage == .live else { return false }
                return found.grantor == registry.node && found.applicant.organ == scene.organ
            }
        case ("RecordTestProcessing", "use_id") where !isOdd():
            let product = registry.products[given["product_id"] ?? ""]
            return product.flatMap { registry.uses.inFlight(of: $0.authorization).first?.id }
        case ("RequestOpinion", "subject") where scene.subject.map { registry.products[$0] != nil } ?? false:
            return isOdd() ? nil : scene.subject
        default: return nil
        }
    }

    mutating func productTexts(_ message: String, _ field: String) -> [String]? {
        let registry = scene.registry
        switch (message, field) {
        case ("RequestTestProcessing", "data_items") where !isOdd():
            return registry.authorizations[given["authorization_id"] ?? ""].map { subset(of: $0.terms.dataItems) }
        case ("RequestListing", "opinion_ids") where !isOdd():
            let product = given["product_id"] ?? ""
            return registry.opinions.order.filter { id in
                registry.opinions[id].map { $0.subject == product && $0.speaksForIt } ?? false
            }
        default: return nil
        }
    }

    /// The kind a product still lacks.
    mutating func productEnumeration(_ message: String, _ field: String) -> Int32? {
        guard message == "RequestOpinion", field == "opinion_kind", let subject = scene.subject,
            scene.registry.products[subject] != nil, !isOdd()
        else { return nil }
        let given = scene.registry.opinions.order.compactMap { scene.registry.opinions[$0] }.filter {
            $0.subject == subject && $0.speaksForIt
        }
        let lacking = Self.opinionsOnListing.filter { kind in !given.contains { $0.kind == kind } }
        return random.pick(lacking)?.rawValue
    }
}
