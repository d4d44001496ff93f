// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    private static let quota = "FieldClauseTests/volumeIsControlledAndApplicantsAreCompared"
    private static let field = "FieldClauseTests/eachFieldIsAskedWhatThePlanAsksOfIt"

    /// Total volume, comparison and the fields of chapter four.
    static let fields: [ClauseProof] = [
        .enforced(
            "ZS-4.0a",
            en: "no notice, grant motion or registration beyond the quota of field and year, city and county",
            zh: "超出领域年度总量的，不得发布通告、提请审议、登记，市县两级分别控制", test: quota),
        .recorded(
            "ZS-4.0b", en: "criteria and weights stand in the notice; all applicants' scores are shown side by side",
            zh: "评审标准和权重在通告中公布，全部申请评分并列", test: quota),
        .recorded(
            "ZS-1.2.1a", en: "field and priority stand on each scenario", zh: "每一场景登记领域和优先", test: field),
        .recorded(
            "ZS-1.3l", en: "tags such as maritime and value indicators stand on each scenario",
            zh: "每一场景登记海洋等标签和价值指标", test: field),
        .enforced(
            "ZS-4.1", en: "products for supervision only belong to credit and market supervision",
            zh: "仅供监管的产品限于公共信用和市场监管", test: field),
        .recorded(
            "ZS-4.2", en: "company data are named as an origin of their own", zh: "企业数据作为单独来源登记", test: field),
        .recorded("ZS-4.3", en: "spatial data are flagged", zh: "空间数据有标记", test: field),
        .enforced(
            "ZS-4.4", en: "sensitive personal information is presumed; who denies it brings a risk self-assessment",
            zh: "推定含敏感个人信息；否认须附安全风险自评报告", test: field),
        .enforced(
            "ZS-4.5", en: "joint modelling names public, enterprise and social origins",
            zh: "联合建模须有公共、企业、社会三类来源", test: field),
        .recorded("ZS-4.6", en: "each providing organ is named, none twice", zh: "逐一登记数据提供单位，不重复", test: field),
        .recorded(
            "ZS-4.7", en: "a scenario of several providers is marked cross-department", zh: "多个提供单位的标为跨部门", test: field),
    ]
}
