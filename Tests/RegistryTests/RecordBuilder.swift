// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// Records in sequence, without rules: what `apply` makes of them is the matter here.
struct RecordBuilder {
    var registry = Registry()
    var nowMs: UInt64 = 1_795_428_000_000
    let node: String

    init(_ node: String = "tongdao://zhoushan/dinghai", role: NodeRole = .county, code: String = "330902") throws {
        self.node = node
        try apply(
            .genesis(
                Genesis(
                    node: node, role: role, territoryCode: code, territoryName: "定海区", instance: "i-1",
                    administrators: ["\(node)/bureau/admin"])))
    }

    func record(_ fact: Body.Fact?, cause: Cause.Kind? = nil, actor: String = "") -> Record {
        Record(
            node: node, sequence: registry.sequence + 1, time: nowMs << 16, subject: "s", actor: actor,
            ruleSet: "ZS2024", cause: cause.map { Cause(size: 1, kind: $0) }, body: Body(fact: fact))
    }

    mutating func apply(_ fact: Body.Fact?, cause: Cause.Kind? = nil, actor: String = "") throws {
        try registry.apply(record(fact, cause: cause, actor: actor))
    }

    /// A record of the hub, carried by an order.
    mutating func order(_ number: UInt64, _ fact: Body.Fact) throws {
        let inner = Record(
            node: "tongdao://zhoushan/city", sequence: 9, time: nowMs << 16, body: Body(fact: fact))
        try apply(
            .orderApplied(OrderApplied(number: number)),
            cause: .order(Order(addressee: node, number: number, record: inner.encode())))
    }

    static func submitted(_ id: String, territories: [String] = ["330902"], scenario: String = "k")
        -> AuthorizationSubmitted
    {
        AuthorizationSubmitted(
            authorizationId: id, applicationId: "A", applicant: Applicant(creditCode: "c"),
            scenario: Scenario(key: scenario, purpose: "p"),
            terms: AgreementTerms(dataItems: ["d"], territories: territories, termStartMs: 1, termEndMs: .max))
    }
}
