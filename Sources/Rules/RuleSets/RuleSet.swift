// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// A body of rules valid from a day on. Decisions name the set they were made under (ZS-6b).
public struct RuleSet: Sendable, Equatable {
    /// Who made it. A higher one prevails over a lower one (ZS-6b).
    public enum Level: Int, Sendable, Comparable {
        case city = 1
        case province = 2
        case nation = 3

        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// Stable name, e.g. `ZS2024`.
    public let id: String
    public let titleChinese: String
    public let titleEnglish: String
    public let level: Level
    /// Unix milliseconds of its first moment.
    public private(set) var validFromMs: UInt64
    /// Unix milliseconds of the first moment it is no longer valid; nil: open.
    public let validToMs: UInt64?
    /// Sets of a higher level this one carries out: it stands beside them instead of giving way.
    public let restsOn: [String]
    /// What it governs; a set with a chain governs the operation.
    public let topics: [RuleTopic]
    public let parameters: RuleParameters
    public let chain: ApprovalChain
    /// What else it says, as data: documents, filings, yearly dates.
    public let others: [RuleValue]
    /// The case machine its chain makes.
    public let caseMachine: Machine

    public init(
        id: String, titleChinese: String, titleEnglish: String, level: Level, validFromMs: UInt64,
        validToMs: UInt64? = nil, restsOn: [String] = [], topics: [RuleTopic] = [.operation],
        parameters: RuleParameters, chain: ApprovalChain, others: [RuleValue] = []
    ) {
        self.id = id
        self.titleChinese = titleChinese
        self.titleEnglish = titleEnglish
        self.level = level
        self.validFromMs = validFromMs
        self.validToMs = validToMs
        self.restsOn = restsOn
        self.topics = topics
        self.parameters = parameters
        self.chain = chain
        self.others = others
        caseMachine = Machine.cases(chain)
    }

    public func isValid(at unixMs: UInt64) -> Bool {
        validFromMs <= unixMs && unixMs < validToMs ?? .max
    }

    /// The same set where it is adopted later than it becomes valid.
    func starting(at unixMs: UInt64) -> RuleSet {
        var later = self
        later.validFromMs = max(validFromMs, unixMs)
        return later
    }

    var ruling: Ruling {
        Ruling(
            id: id, level: level, validFromMs: validFromMs, validToMs: validToMs ?? .max, restsOn: restsOn)
    }
}
