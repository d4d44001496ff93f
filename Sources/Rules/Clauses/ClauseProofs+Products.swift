// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    /// The platform's daily work.
    static let products: [ClauseProof] = [
        .enforced(
            "ZS-2.3.0c",
            en:
                "courses open uses; data flow by an approved use only; a product is tested in a use through the gate, offered with the experts' opinions, and "
                + "listed by someone else's review",
            zh: "培训合格方可使用；数据仅经核准的使用流转；产品经关口测试加工，凭专家意见申请，由他人审核上架",
            test: "ProductClauseTests/aProductIsTestedReviewedAndListed")
    ]
}
