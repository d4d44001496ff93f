// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RuleSet {
    /// 公共数据资源授权运营实施规范（试行）, in force from 2025-03-01 for five years. What it leaves open goes on as the plan has
    /// it, marked unconfirmed.
    public static let cn2025OP: RuleSet = {
        var parameters = RuleSet.zs2024.parameters
        parameters.maximumTermMonths = Parameter(60, .confirmed, source: "CN-OP 14(2)")
        parameters.legalPersonOnly = Parameter(true, .confirmed, source: "CN-OP 3")
        // Its thirteen parts; the plan's four are among them.
        parameters.requiredTerms = Parameter(
            [
                .dataItems, .territories, .termStart, .termEnd, .mode, .productList, .platform, .assetOwnership,
                .disclosureDuties, .accounting, .security, .evaluation, .breachLiability, .disputes, .changeAndEnd,
                .otherMatters,
            ], .confirmed, source: "CN-OP 14")
        return RuleSet(
            id: "CN2025-OP", titleChinese: "公共数据资源授权运营实施规范（试行）",
            titleEnglish: "National norm for the authorised operation of public data resources (trial)", level: .nation,
            validFromMs: 1_740_758_400_000,  // 2025-03-01T00:00+08:00
            validToMs: 1_898_524_800_000,  // 2030-03-01T00:00+08:00
            topics: [.operation, .disclosure], parameters: parameters,
            chain: ApprovalChain([
                .plan, .planDecision, .government, .planFiling, .selection, .grantDecision, .sealedAgreement,
                .agreementFiling, .registration, .disclosure,
            ]), others: cn2025OPOthers)
    }()

    private static let cn2025OPOthers = [
        RuleValue.confirmed("organiser", ["implementing-institution"], "CN-OP 3"),
        RuleValue.confirmed("shared-data-consent", ["sharing-provider"], "CN-OP 5"),
        RuleValue.confirmed("redevelopment-by-operator", ["no"], "CN-OP 6"),
        RuleValue.confirmed(
            "plan-items",
            [
                "name", "necessity-and-feasibility", "operator-conditions", "mode", "data-range", "term-and-schedule",
                "product-list", "cost-and-revenue", "security-and-emergency", "rights-and-duties", "supervision",
                "other",
            ], "CN-OP 9"),
        RuleValue.confirmed(
            "selection-methods", ["public-tender", "invited-tender", "negotiation", "other-fair-competition"],
            "CN-OP 12"),
        RuleValue.confirmed("filings", ["plan", "agreement"], "CN-OP 11, 13"),
        RuleValue.confirmed("filed-with", ["provincial-data-department"], "CN-OP 11, 13"),
        RuleValue.confirmed("disclosed-yearly-by", ["03-31"], "CN-OP 18, 19"),
        RuleValue.confirmed("separate-books", ["yes"], "CN-OP 22"),
        RuleValue.confirmed("earlier-operations", ["improve-step-by-step"], "CN-OP 24"),
    ]
}

extension RuleValue {
    static func confirmed(_ name: String, _ values: [String], _ source: String) -> RuleValue {
        RuleValue(name: name, values: values, confirmed: true, basis: source)
    }

    static func unconfirmed(_ name: String, _ values: [String], _ source: String) -> RuleValue {
        RuleValue(name: name, values: values, confirmed: false, basis: source)
    }
}
