// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    private static let ruleSetTest = "RuleSetClauseTests/nationalRulesComeIntoForce"

    /// Rule sets as data, their adoption, and the norms that belong to them.
    static let ruleSets: [ClauseProof] = [
        .enforced(
            "ZS-1.3i",
            en: "Rule sets are data with versions and sources; an adopted text goes to every county, to the byte",
            zh: "规则以数据形式分版本保存并注明出处；通过采用的文本原样下发各县（区）", test: ruleSetTest),
        .recorded(
            "ZS-1.3f", en: "Technical standards are entered with issuer, version, day and digest, under a rule set",
            zh: "技术标准连同发布单位、版本、日期和摘要登记在规则版本之下", test: ruleSetTest),
        .recorded(
            "ZS-1.3k", en: "The catalogue of norms shows which version is in force", zh: "标准规范目录载明施行中的版本",
            test: ruleSetTest),
        .enforced(
            "ZS-2.1.1c", en: "A newer set comes into force only when the coordination mechanism has adopted it",
            zh: "新的规则经协调机制通过采用后方才施行", test: ruleSetTest),
        .recorded(
            "ZS-2.3.0b",
            en:
                "The provincial rules on the platform stand in the catalogue; each record names the set that rests on them",
            zh: "省级平台管理要求载于规则目录；每条记录注明以其为依据的规则版本", test: ruleSetTest),
        .enforced(
            "ZS-6a", en: "The plan is in force from 2024-03-20; nothing is decided before",
            zh: "方案自2024年3月20日起施行，此前不作决定", test: ruleSetTest),
        .enforced(
            "ZS-6b",
            en:
                "Newer national and provincial sets prevail by topic; a node without the text of one in force decides nothing",
            zh: "国家、省级新规按事项优先；缺少施行中规则文本的节点不作决定", test: ruleSetTest),
    ]
}
