// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// A product of Dinghai's operator on its way to the listing.
extension City {
    var maintainer: String { dinghai.ledger.person("it-office", "tang") }

    static func testing(_ authorization: String) -> RequestTestProcessing {
        RequestTestProcessing(
            authorizationId: authorization, title: "客流预测", productForm: .report, dataItems: ["ferry.trips"],
            planDigest: Office.digest)
    }

    /// A use of the authorization in Dinghai, under way.
    mutating func startUse(of authorization: String) -> String {
        let start = StartUse(
            authorizationId: authorization, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        let permit = book(for: dinghai.ledger, endsMs: .max).fact(for: authorization)
        return dinghai.ledger.accept(.startUse(start), by: dinghai.signatory, permit: permit)
    }

    /// An opinion on a product that two experts have given.
    mutating func opinion(
        _ kind: OpinionKind, on product: String, _ verdict: OpinionVerdict = .favourable
    ) -> String {
        let asked = Array(dinghai.experts.prefix(2))
        let id = dinghai.ledger.accept(dinghai.request(kind, about: product, asked), by: dinghai.authority)
        for expert in asked {
            let finding: OpinionFinding = verdict == .unfavourable ? .notMet : .met
            dinghai.ledger.accept(.submitOpinion(dinghai.answer(id, finding, verdict)), by: expert)
        }
        return id
    }

    static func recording(_ product: String, in use: String, passed: Bool = true) -> Action.What {
        .recordTestProcessing(
            RecordTestProcessing(productId: product, useId: use, passed: passed, resultDigest: Office.digest))
    }

    static func listing(_ product: String, with opinions: [String]) -> Action.What {
        .requestListing(
            RequestListing(productId: product, opinionIds: opinions, descriptionDigest: Office.digest))
    }

    static func review(of product: String, approved: Bool = true, reason: String = "") -> Action.What {
        .reviewListing(
            ReviewListing(productId: product, approved: approved, reason: reason, reviewDigest: Office.digest))
    }

    /// A product in that state under a live authorization; the ids of both.
    mutating func product(upTo state: String) -> (authorization: String, product: String) {
        let authorization = liveAuthorization()
        dinghai.ledger.grant(.platformMaintainer, to: maintainer)
        let id = dinghai.ledger.accept(.requestTestProcessing(Self.testing(authorization)), by: dinghai.signatory)
        let path = ["test-requested", "test-granted", "tested", "listing-requested", "listed"]
        for next in path.prefix(through: path.firstIndex(of: state) ?? 0).dropFirst() {
            switch next {
            case "test-granted":
                dinghai.ledger.accept(
                    .decideTestProcessing(DecideTestProcessing(productId: id, granted: true)), by: dinghai.authority)
            case "tested":
                dinghai.ledger.accept(Self.recording(id, in: startUse(of: authorization)), by: maintainer)
            case "listing-requested":
                let opinions = [opinion(.compliance, on: id), opinion(.legal, on: id)]
                dinghai.ledger.accept(Self.listing(id, with: opinions), by: dinghai.signatory)
            default: dinghai.ledger.accept(Self.review(of: id), by: dinghai.authority)
            }
        }
        return (authorization, id)
    }
}
