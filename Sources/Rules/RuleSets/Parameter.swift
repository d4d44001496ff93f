// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A number or list the law or an office sets. What was not read in a text is a default, never a constant, and says so.
public struct Parameter<Value: Sendable & Equatable>: Sendable, Equatable {
    /// How well the value is founded.
    public enum Mark: String, Sendable {
        /// Read in the text that is cited.
        case confirmed
        /// Remembered, taken from a digest, or our own choice where the text is silent.
        case unconfirmed
    }

    public let value: Value
    public let mark: Mark
    /// The clause, rule or design note it comes from.
    public let source: String

    public init(_ value: Value, _ mark: Mark, source: String) {
        self.value = value
        self.mark = mark
        self.source = source
    }
}

/// A term an agreement can be required to state.
public enum AgreementTerm: String, Sendable, CaseIterable {
    case dataItems = "data-items"
    case territories
    case termStart = "term-start"
    case termEnd = "term-end"
    case mode
    case breachLiability = "breach-liability"
    /// Only where the data are paid for (ZS-3.5c).
    case feeStandard = "fee-standard"
    case revenueMethod = "revenue-method"
}

/// What one rule set fixes for the decisions of this product.
public struct RuleParameters: Sendable, Equatable {
    /// The longest term of an agreement, in calendar months.
    public var maximumTermMonths: Parameter<Int>
    /// What every agreement must state.
    public var requiredTerms: Parameter<[AgreementTerm]>
    /// What it must state as well when the data are paid for.
    public var requiredTermsIfPaid: Parameter<[AgreementTerm]>
    /// Fewest experts on a panel.
    public var minimumPanelSize: Parameter<UInt32>
    /// Highest score for each of the five subjects of the review.
    public var maximumScore: Parameter<UInt32>
    /// Fewest bureaus a body must have to decide.
    public var minimumBodySeats: Parameter<UInt32>
    /// A motion carries with more than this share of all seats, in percent.
    public var majorityPercent: Parameter<UInt32>
    /// Whether only a legal person may operate.
    public var legalPersonOnly: Parameter<Bool>
    /// How long a permit lives without renewal when the office says nothing, and the most it may say, in seconds.
    public var defaultLeaseSeconds: Parameter<UInt32>
    public var maximumLeaseSeconds: Parameter<UInt32>
    /// How long network logs are kept after the end, in calendar months.
    public var logRetentionMonths: Parameter<Int>
    public var experts = ExpertParameters.unread

    public init(
        maximumTermMonths: Parameter<Int>, requiredTerms: Parameter<[AgreementTerm]>,
        requiredTermsIfPaid: Parameter<[AgreementTerm]>, minimumPanelSize: Parameter<UInt32>,
        maximumScore: Parameter<UInt32>, minimumBodySeats: Parameter<UInt32>, majorityPercent: Parameter<UInt32>,
        legalPersonOnly: Parameter<Bool>, defaultLeaseSeconds: Parameter<UInt32>,
        maximumLeaseSeconds: Parameter<UInt32>, logRetentionMonths: Parameter<Int>
    ) {
        self.maximumTermMonths = maximumTermMonths
        self.requiredTerms = requiredTerms
        self.requiredTermsIfPaid = requiredTermsIfPaid
        self.minimumPanelSize = minimumPanelSize
        self.maximumScore = maximumScore
        self.minimumBodySeats = minimumBodySeats
        self.majorityPercent = majorityPercent
        self.legalPersonOnly = legalPersonOnly
        self.defaultLeaseSeconds = defaultLeaseSeconds
        self.maximumLeaseSeconds = maximumLeaseSeconds
        self.logRetentionMonths = logRetentionMonths
    }
}
