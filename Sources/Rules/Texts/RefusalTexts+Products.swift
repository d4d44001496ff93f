// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// Data products.
    static let products: [RefusalText] = [
        RefusalText(
            .productIncomplete, ["ZS-2.3.0c"], owner: .operatorSignatory, .invalidArgument,
            zh: "数据产品缺少以下内容：{missing}", en: "This is missing of the product: {missing}",
            nextZh: "补全后重新提交", nextEn: "Complete it and send it again"),
        RefusalText(
            .productUseForeign, ["ZS-2.3.0c", "ZS-2.2d"], owner: .platformMaintainer, .failedPrecondition,
            zh: "测试加工须在授权 {authorization} 名下进行中的使用内完成，{use} 不是",
            en: "A test runs in a use under way of {authorization}, which {use} is not",
            nextZh: "经关口开始使用后再登记：tongdao use start", nextEn: "Begin one through the gate first: tongdao use start"),
        RefusalText(
            .productOpinionsLacking, ["ZS-2.3.0c", "ZS-2.1.2g", "ZS-2.1.2h"], owner: .dataAuthority,
            .failedPrecondition,
            zh: "上架须有对该产品的全流程合规意见和法律论证意见，且无反对；以下缺少或不符：{missing}",
            en:
                "A listing needs opinions on this product, on its whole course and on its lawfulness, and none against it. "
                + "Lacking or unfit: {missing}",
            nextZh: "先请专家出具意见：tongdao opinion request", nextEn: "Ask the experts first: tongdao opinion request"),
    ]
}
