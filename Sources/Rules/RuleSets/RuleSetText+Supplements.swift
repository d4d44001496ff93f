// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Sets that leave the approval chain to others and govern a topic of their own.
extension RuleSetText {
    /// 浙江省公共数据授权运营管理办法（试行）, 2023. Only its opening and digests of it could be read.
    public static let zj2023 = RuleSetText(
        id: "ZJ2023", titleZh: "浙江省公共数据授权运营管理办法（试行）",
        titleEn: "Zhejiang trial measures for the authorised operation of public data, 2023", level: 2,
        validFromMs: 1_693_497_600_000,  // 2023-09-01T00:00+08:00
        topics: [RuleTopic.platform.rawValue],
        values: [
            .unconfirmed("raw-data", ["stays-in-domain", "usable-not-visible"], "ZJ23-1"),
            .unconfirmed("operator", ["legal-person", "unincorporated-organisation"], "ZJ23-2"),
            .unconfirmed("incident-free-years", ["3"], "ZJ23-5"),
            .unconfirmed("domain-operator", ["data-authority"], "ZJ23-11"),
            .unconfirmed(
                "application-documents",
                [
                    "application-form", "audit-report", "financial-report", "security-commitment",
                    "risk-self-assessment",
                ],
                "ZJ23-8"),
            .unconfirmed("maximum-term-months", ["36"], "ZJ23-12"),
            .unconfirmed("reapply-months-before-end", ["6"], "ZJ23-12"),
            .unconfirmed("worker-registration", ["real-name"], "ZJ23-14"),
            .unconfirmed("export-ban", ["raw-data-packages", "reversible-products"], "ZJ23-15"),
            .unconfirmed("isolation", ["network", "tenant", "development-production"], "ZJ23-18"),
            .confirmed("log-retention-months", ["6"], "ZJ23-20"),
        ])

    /// 公共数据资源登记管理暂行办法.
    public static let cn2025Registration = RuleSetText(
        id: "CN2025-REG", titleZh: "公共数据资源登记管理暂行办法",
        titleEn: "Interim measures for the registration of public data resources", level: 3,
        validFromMs: 1_740_758_400_000, validToMs: 1_898_524_800_000, topics: [RuleTopic.registration.rawValue],
        values: [
            .confirmed("registration-kinds", ["first", "change", "correction", "cancellation"], "CN-REG 9"),
            .confirmed("evidence-before-application", ["yes"], "CN-REG 7–13"),
            .confirmed("first-registration-working-days", ["20"], "CN-REG 7–13"),
            .confirmed("legacy-supplied-before", ["2025-03-01"], "CN-REG 7–13"),
            .confirmed("legacy-registration-working-days", ["30"], "CN-REG 7–13"),
            .confirmed("acceptance-working-days", ["3"], "CN-REG 7–13"),
            .confirmed("review-working-days", ["20"], "CN-REG 7–13"),
            .confirmed("public-notice-working-days", ["10"], "CN-REG 7–13"),
            .confirmed("cancellation-working-days", ["10"], "CN-REG 9"),
            .confirmed("registration-life-months", ["36"], "CN-REG 15"),
            .confirmed("renewal-days-before-end", ["60"], "CN-REG 15"),
            .confirmed("revocation-causes", ["false-material", "forged-result", "unlawful-gain"], "CN-REG 20"),
        ])

    /// 关于建立公共数据资源授权运营价格形成机制的通知.
    public static let cn2025Price = RuleSetText(
        id: "CN2025-PRICE", titleZh: "关于建立公共数据资源授权运营价格形成机制的通知",
        titleEn: "Notice on how prices of authorised operation are formed", level: 3, validFromMs: 1_740_758_400_000,
        topics: [RuleTopic.price.rawValue],
        values: [
            .confirmed("free-for", ["public-governance", "public-good"], "CN-PRICE 1"),
            .confirmed("fee-for", ["industry"], "CN-PRICE 1"),
            .confirmed("price-kind", ["government-guided"], "CN-PRICE 1"),
            .confirmed("permitted-revenue", ["cost", "profit", "tax"], "CN-PRICE 3"),
            .confirmed("profit-points-over-treasury-yield", ["6"], "CN-PRICE 3"),
            .confirmed("charged-by", ["item", "call", "time", "data-volume"], "CN-PRICE 3"),
            .confirmed("review-cycle-years", ["3"], "CN-PRICE 4"),
            .confirmed("tolerated-deviation-percent", ["10"], "CN-PRICE 4"),
            .confirmed("operating-report-yearly-by", ["03-31"], "CN-PRICE 5"),
            .confirmed("separate-books", ["yes"], "CN-PRICE 5"),
        ])

    /// 公共数据资源授权运营信息披露.
    public static let cn2026Disclosure = RuleSetText(
        id: "CN2026-DISC", titleZh: "公共数据资源授权运营信息披露要求",
        titleEn: "Disclosure by institutions and operators of authorised operation", level: 3,
        validFromMs: 1_770_652_800_000,  // 2026-02-10T00:00+08:00
        topics: [RuleTopic.disclosure.rawValue],
        values: [
            .unconfirmed("institution-discloses", ["itself", "authorization", "fee-caps"], "CN-DISC"),
            .unconfirmed("operator-discloses", ["itself", "resources-received", "product-list", "prices"], "CN-DISC"),
            .unconfirmed("disclosed-yearly-by", ["03-31"], "CN-DISC"),
        ])

    /// Every set this version ships, in the order of their first day; those after the plan are in force only where the
    /// city has adopted them.
    public static let shipped: [RuleSetText] = [
        .zj2023, RuleSet.zs2024.text, RuleSet.cn2025OP.text, .cn2025Price, .cn2025Registration, .cn2026Disclosure,
    ]
}
