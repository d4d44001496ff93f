// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// An authorization whose service is recommended, by whom and why (ZS-1.2.1b).
public struct Recommendation: Sendable, Equatable, Codable {
    public let authorization: String
    public internal(set) var isInForce: Bool
    public internal(set) var person: String
    public internal(set) var reason: String
    public internal(set) var span: RecordSpan
}

/// The recommendations, in the order they were first made.
public struct Recommendations: Sendable, Equatable, Codable {
    public private(set) var byAuthorization: [String: Recommendation] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(authorization: String) -> Recommendation? { byAuthorization[authorization] }

    mutating func said(_ fact: AuthorizationRecommended, by person: String, sequence: UInt64) {
        let id = fact.authorizationId
        if byAuthorization[id] == nil { order.append(id) }
        let first = byAuthorization[id]?.span.first ?? sequence
        byAuthorization[id] = Recommendation(
            authorization: id, isInForce: fact.recommended, person: person, reason: fact.reason,
            span: RecordSpan(first: first, last: sequence))
    }
}
