// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

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
    // Parts kept as documents: the terms hold their digests (CN-OP 14).
    case productList = "product-list"
    case platform = "supporting-platform"
    case assetOwnership = "asset-ownership"
    case disclosureDuties = "disclosure-and-no-redevelopment"
    case accounting = "cost-and-revenue-accounting"
    case security = "security-and-emergency"
    case evaluation = "evaluation-renewal-exit"
    case disputes
    case changeAndEnd = "change-and-termination"
    case otherMatters = "other-matters"
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
    /// What is added to them so that no day is counted short, in days.
    public var logRetentionMarginDays = Parameter(1, .unconfirmed, source: "provincial notes D.1")
    /// The situations in which an operator exits.
    public var exitCauses = Parameter<[ExitCause]>(
        ExitCause.allCases.filter { $0 != .unspecified }, .unconfirmed,
        source: "ZS-3.6a refers to provincial measures and the agreement; ZJ23-12, ZJ23-19, ZS-1.2.2a")
    /// The longest term for a correction while access is closed, in days.
    public var maximumCorrectionDays = Parameter(30, .unconfirmed, source: "ZJ23-19 speaks of an agreed time")
    /// The longest a channel may take to be absorbed, in calendar months (ZS-2.2f names none).
    public var channelMonths = Parameter(24, .unconfirmed, source: "ZS-2.2f names no term")
    /// The longest a pass may hold, in calendar months (ZS-2.3.1a names none).
    public var trainingMonths = Parameter(UInt32(24), .unconfirmed, source: "ZS-2.3.1a names no validity")
    /// Attempts without a pass before a pause, and how long that is, in days.
    public var trainingAttempts = Parameter(UInt32(3), .unconfirmed, source: "ZS-2.3.1a names no limit")
    public var trainingPauseDays = Parameter(30, .unconfirmed, source: "ZS-2.3.1a names no pause")
    /// How long before it lapses a pass is at risk, in days.
    public var trainingWarningDays = Parameter(30, .unconfirmed, source: "ZS-2.3.1b names no warning")
    /// How many years ahead a quota may be set (ZS-4.0a names none).
    public var quotaYears = Parameter(3, .unconfirmed, source: "ZS-4.0a names no period")
    /// How long before that day it is at risk, in days.
    public var channelWarningDays = Parameter(30, .unconfirmed, source: "ZS-2.2f names no warning")
    /// The coordination mechanism, and people in office.
    public var mechanism = MechanismParameters()
    public var experts = ExpertParameters.unread
    /// Second factors, logins and locks.
    public var factors = FactorParameters()
    /// Warnings and terms of work.
    public var deadlines = DeadlineParameters.standard

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
