// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    private static let everyone = "PublicityClauseTests/noticesAndResultsAreForEveryone"
    private static let page = "PublicityClauseTests/aPageTellsItToAnyone"

    /// What is public.
    static let publicity: [ClauseProof] = [
        .enforced(
            "ZS-3.1a", en: "a notice names its key field and its time; everyone with a certificate of the city sees it",
            zh: "通告载明重点领域和时限，凡持本市证书者均可查看", test: everyone),
        .enforced(
            "ZS-3.1b", en: "a notice without conditions or required documents is refused",
            zh: "未载明申报条件或应交材料的通告不予发布", test: everyone),
        .recorded(
            "ZS-1.3c",
            en:
                "notices stand with their days on a page and in a feed that anyone may read, at the hub of the whole city",
            zh: "通告及其日期在任何人均可查阅的网页和订阅源上公布，市级节点汇集全市通告", test: page),
        .enforced(
            "ZS-3.4b", en: "a determined result is published before any agreement, in a register open to everyone",
            zh: "已确定的结果先行公开，列入公开登记簿，之后方可签订协议", test: everyone),
        .recorded(
            "ZS-1.3h",
            en: "a public page counts notices, applications, authorizations, uses and refusals of every node",
            zh: "公开网页统计各节点通告、申请、授权、使用和不予办理的数量", test: page),
    ]
}
