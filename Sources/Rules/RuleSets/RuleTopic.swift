// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a rule set governs. Precedence is by topic (ZS-6b): a newer set on prices leaves the approval chain alone.
public enum RuleTopic: String, Sendable, CaseIterable {
    /// Who may operate, through which gates, under what agreement: 授权运营.
    case operation
    /// How the platform and its domains are run (ZS-2.3.0b): 平台管理.
    case platform
    /// Registration of resources and products: 登记.
    case registration
    /// Prices and fees: 价格.
    case price
    /// What is made public, and when: 信息披露.
    case disclosure
}

/// What decides between two sets that are valid at the same time.
struct Ruling: Equatable {
    let id: String
    let level: RuleSet.Level
    let validFromMs: UInt64
    let validToMs: UInt64
    let restsOn: [String]

    /// Whether this one takes `other`'s place. A lower one stands beside a higher one that it carries out.
    func prevails(over other: Ruling) -> Bool {
        if level == other.level { return (validFromMs, id) > (other.validFromMs, other.id) }
        return level > other.level ? !other.restsOn.contains(id) : restsOn.contains(other.id)
    }

    func isValid(at unixMs: UInt64) -> Bool { validFromMs <= unixMs && unixMs < validToMs }
}
