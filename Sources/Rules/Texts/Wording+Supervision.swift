// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// Opinions, matters, recommendations.
    static let supervision: [Row] = [
        ("agency-opinions", "部门意见", "agencies' opinions"),
        ("matters", "安全与监督事项", "matters of security"),
        ("recommendations", "推荐", "recommendations"),
        ("found-unlawful", "行业主管认定不合规", "held unlawful"),
        ("give-agency-opinion", "提出部门意见", "give an agency's opinion"),
        ("open-matter", "立项", "open the matter"),
        ("answer-matter", "答复", "answer the matter"),
        ("close-matter", "办结", "close the matter"),
        ("answered", "已答复", "answered"),
        ("favourable", "同意", "favourable"),
        ("unfavourable", "不同意", "unfavourable"),
        ("recommended", "已推荐", "recommended"),
        ("withdrawn", "已撤回", "withdrawn"),
        ("security-review", "安全审查", "security review"),
        ("risk-assessment", "风险评估", "risk assessment"),
        ("early-warning", "监测预警", "early warning"),
        ("emergency-response", "应急处置", "emergency response"),
        ("inspection", "监督检查", "inspection"),
        ("sector-regulator", "行业主管", "sector regulator"),
        ("sound", "未发现问题", "sound"),
        ("corrected", "已整改", "corrected"),
        ("deficient", "未整改", "deficient"),
        ("capacity", "身份", "capacity"),
        ("organ", "单位", "organ"),
        ("reason", "理由", "reason"),
        ("responsible", "责任单位", "responsible"),
        ("due", "期限", "due"),
        ("opened-by", "立项人", "opened by"),
        ("outcome", "结论", "outcome"),
        ("recommended-by", "推荐人", "recommended by"),
        ("given", "提出时间", "given"),
        ("digest", "文件摘要", "digest"),
    ]
}
