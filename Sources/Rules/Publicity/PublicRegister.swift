// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a node tells everyone, whoever they are. A register is public here only by standing in this list, and of its entries
/// only the values named with it: what a register may come to hold besides stays inside.
public enum PublicRegister: String, Sendable, CaseIterable {
    /// 通告 (ZS-3.1).
    case notices
    /// 结果公开 (ZS-3.4b).
    case results
    /// 授权运营单位 (ZS-3.0a).
    case operators
    /// 协议公开条款 (ZS-3.5b, c).
    case agreements
    /// 运行统计 (ZS-1.3h).
    case statistics

    /// The register it is taken from.
    var source: RegisterName {
        switch self {
        case .notices: .notices
        case .results: .results
        case .operators: .operators
        case .agreements: .agreementTerms
        case .statistics: .statistics
        }
    }

    /// Where its entries stand as JSON.
    public var path: String { "/\(rawValue).json" }

    /// What is told of each entry, in this order.
    var fields: [PublicField] {
        switch self {
        case .notices:
            [
                PublicField("title", .text), PublicField("field", .identifier), PublicField("opens", .time),
                PublicField("closes", .time), PublicField("conditions", .list),
                PublicField("required-documents", .identifiers), PublicField("applications", .count),
            ]
        case .results:
            [
                PublicField("published-at", .time), PublicField("applicant", .text, heading: "applicant-name"),
                PublicField("credit-code", .text), PublicField("scenario", .text), PublicField("field", .identifier),
                PublicField("notice", .text),
            ]
        case .operators:
            [
                PublicField("registered-at", .time), PublicField("number", .text),
                PublicField("applicant", .text, heading: "operator"), PublicField("credit-code", .text),
                PublicField("scenario", .text), PublicField("field", .identifier), PublicField("territories", .list),
                PublicField("term-start", .time), PublicField("term-end", .time),
            ]
        case .agreements:
            [
                PublicField("applicant", .text, heading: "operator"), PublicField("scenario", .text),
                PublicField("data-items", .list), PublicField("territories", .list), PublicField("term-start", .time),
                PublicField("term-end", .time), PublicField("mode", .identifier), PublicField("charge", .identifier),
                PublicField("fee-standard", .text),
            ]
        case .statistics:
            ["notices", "applications", "authorizations", "live", "revoked", "uses-started", "refusals"].map {
                PublicField($0, .count)
            }
        }
    }

    /// The time an entry is dated by; nil for what has no date of its own.
    var dateField: String? { fields.first { $0.kind == .time }?.name }
}

/// One value that is told, and how it is to be read.
struct PublicField: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case text
        /// One of our own words, which has a name in both languages.
        case identifier
        case identifiers
        case list
        case time
        case count
    }

    /// As the register calls it.
    let name: String
    let kind: Kind
    /// What it is called on the page.
    let heading: String

    init(_ name: String, _ kind: Kind, heading: String? = nil) {
        self.name = name
        self.kind = kind
        self.heading = heading ?? name
    }
}
