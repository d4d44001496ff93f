// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    /// The expert group (ZS-1.3d, 2.1.2, 3.3a).
    static let experts: [ClauseProof] = [
        .enforced(
            "ZS-1.3d",
            en: "The pool is a register; whom the data authority has not in office cannot be drawn or asked.",
            zh: "专家组为登记簿；不在聘期的专家不能被抽选或征求意见。", test: "ExpertClauseTests/theExpertGroup"),
        .enforced(
            "ZS-2.1.2a", en: "Appointments state specialities; a panel covers those its notice requires.",
            zh: "聘任写明专业；评审专家须覆盖通告要求的专业。", test: "ExpertClauseTests/theExpertGroup"),
        .enforced(
            "ZS-2.1.2b",
            en:
                "Terms, a draw from three offices' contributions that anyone makes again, recusal, assessment, dismissal.",
            zh: "聘期、由县市省三方抽选值得出并可复算的抽选、回避、考核与解聘。",
            test: "DrawClauseTests/threeOfficesMakeTheSeedAndWhoDoesNotComeIsNamed"),
        .enforced(
            "ZS-2.1.2c", en: "An opinion is signed by the expert who was asked, and is whole or refused.",
            zh: "意见由被征求的专家签名提交，不完整的不予受理。", test: "ExpertClauseTests/theOpinions"),
        .enforced(
            "ZS-2.1.2d", en: "The review has five scores within the scale; a missing one is refused.",
            zh: "评审须有五项评分且在范围内，缺项不予受理。", test: "ExpertClauseTests/theExpertGroup"),
        .enforced(
            "ZS-2.1.2e", en: "The form on processing has four items, each answered.",
            zh: "加工处理意见含四项，逐项填写。", test: "ExpertClauseTests/theOpinions"),
        .enforced(
            "ZS-2.1.2f", en: "The form on property and pricing has two items, each answered.",
            zh: "知识产权与定价意见含两项，逐项填写。", test: "ExpertClauseTests/theOpinions"),
        .enforced(
            "ZS-2.1.2g", en: "The compliance form has seven items, each answered.",
            zh: "合规审查表含七项，逐项填写。", test: "ExpertClauseTests/theOpinions"),
        .recorded(
            "ZS-2.1.2h",
            en: "The legal form has two items, each answered; that a product's listing demands it comes with products.",
            zh: "法律论证含两项，逐项填写；产品上架须附该意见，待产品登记时执行。", test: "ExpertClauseTests/theOpinions"),
        .enforced(
            "ZS-2.1.2i", en: "Only a member of the coordination body entrusts another consultation.",
            zh: "其他咨询仅由协调机制成员委托。", test: "ExpertClauseTests/theOpinions"),
        .enforced(
            "ZS-3.3a",
            en: "Only drawn experts without a conflict of interest review; the panel's word follows from all.",
            zh: "仅由被抽选且无利益冲突的专家评审，评审结论由全部评审得出。", test: "ExpertClauseTests/theExpertGroup"),
    ]
}
