// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension RuleSet {
    /// 舟山市公共数据授权运营实施方案（试行）, in force from its day of issue (ZS-6a), with the parameters of the provincial
    /// trial measures ZJ2023 it rests on. Of those only digests could be read: their values are marked unconfirmed.
    public static let zs2024 = RuleSet(
        id: "ZS2024",
        titleChinese: "舟山市公共数据授权运营实施方案（试行）（舟政办发〔2024〕20号）",
        titleEnglish: "Zhoushan implementation plan for the authorised operation of public data (trial), 2024 no. 20",
        level: .city,
        validFromMs: 1_710_864_000_000,  // 2024-03-20T00:00+08:00
        restsOn: ["ZJ2023"],
        parameters: RuleParameters(
            maximumTermMonths: Parameter(36, .unconfirmed, source: "ZJ23-12"),
            requiredTerms: Parameter(
                [.dataItems, .territories, .termStart, .termEnd, .mode, .breachLiability], .confirmed,
                source: "ZS-3.5b"),
            requiredTermsIfPaid: Parameter([.feeStandard, .revenueMethod], .confirmed, source: "ZS-3.5c"),
            minimumPanelSize: Parameter(3, .unconfirmed, source: "ZS-2.1.2b names no number"),
            maximumScore: Parameter(100, .unconfirmed, source: "ZS-2.1.2d names no scale"),
            minimumBodySeats: Parameter(3, .unconfirmed, source: "ZS-2.1.1a names no quorum"),
            majorityPercent: Parameter(50, .unconfirmed, source: "ZS-2.1.1d names no majority"),
            legalPersonOnly: Parameter(false, .unconfirmed, source: "ZJ23-2"),
            defaultLeaseSeconds: Parameter(15 * 60, .unconfirmed, source: "design, the single channel"),
            maximumLeaseSeconds: Parameter(24 * 60 * 60, .unconfirmed, source: "design, the single channel"),
            logRetentionMonths: Parameter(6, .confirmed, source: "ZS-3.6d")),
        chain: ApprovalChain([.panel, .body, .government, .publication, .filing, .sealedAgreement]))
}
