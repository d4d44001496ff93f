// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// One obligation, prohibition, recommendation or named function of the plan 舟政办发〔2024〕20号.
public struct Clause: Sendable, Equatable {
    /// A clause's stable name, e.g. `ZS-3.1a`: chapter, section, item and a letter.
    public struct ID: RawRepresentable, Sendable, Hashable, Comparable, ExpressibleByStringLiteral,
        CustomStringConvertible
    {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }
        public init(stringLiteral value: String) { rawValue = value }

        public var description: String { rawValue }
        /// The plan's chapter; closing provisions count as chapter 6.
        public var chapter: Int { rawValue.dropFirst(3).first?.wholeNumberValue ?? 0 }

        public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    /// How strictly it binds.
    public enum Modality: String, Sendable, CaseIterable {
        /// 应当: the rules enforce it or record its evidence.
        case must = "M"
        /// 不得.
        case prohibited = "P"
        /// 鼓励、探索: a field or a hook, never a gate.
        case should = "S"
        /// A function the plan names.
        case function = "F"
    }

    public let id: ID
    public let modality: Modality
    /// Whom it binds, in the short words of the clause table.
    public let who: String
    /// The obligation in English.
    public let english: String
    /// The obligation in the plan's own words, shortened.
    public let chinese: String

    init(_ id: ID, _ modality: Modality, _ who: String, en: String, zh: String) {
        self.id = id
        self.modality = modality
        self.who = who
        english = en
        chinese = zh
    }
}
