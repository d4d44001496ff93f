// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    private static let everyone = "PublicityClauseTests/noticesAndResultsAreForEveryone"

    /// What is public.
    static let publicity: [ClauseProof] = [
        .enforced(
            "ZS-3.1a", en: "a notice names its key field and its time; everyone with a certificate of the city sees it",
            zh: "通告载明重点领域和时限，凡持本市证书者均可查看", test: everyone),
        .enforced(
            "ZS-3.1b", en: "a notice without conditions or required documents is refused",
            zh: "未载明申报条件或应交材料的通告不予发布", test: everyone),
        .recorded(
            "ZS-1.3c", en: "notices stand in a public register with their days", zh: "通告列入公开登记簿并载明日期", test: everyone),
        .enforced(
            "ZS-3.4b", en: "a determined result is published before any agreement, in a register open to everyone",
            zh: "已确定的结果先行公开，列入公开登记簿，之后方可签订协议", test: everyone),
        .recorded(
            "ZS-1.3h", en: "a public register counts notices, applications, authorizations, uses and refusals",
            zh: "公开登记簿统计通告、申请、授权、使用和不予办理的数量", test: everyone),
    ]
}
