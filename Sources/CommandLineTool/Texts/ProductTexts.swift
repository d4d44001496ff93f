// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about data products.
enum ProductTexts {
    private static let example = "CP330902-2026-0001"

    static let noun = CommandText(
        "数据产品：测试加工、审核、上架与下架（ZS-2.3.0c）", "Data products: test processing, review, listing (ZS-2.3.0c)",
        examples: ["tongdao product list"])
    static let requestTest = CommandText(
        "运营单位申请测试加工", "Ask for test processing, for the operator",
        examples: [
            "tongdao product request-test U330902-2026-0001 --title \"客流预测\" --form data-report \\",
            "    --data-item ferry.trips --plan plan.pdf",
        ])
    static let decideTest = CommandText(
        "审批测试加工", "Decide on it", examples: ["tongdao product decide-test \(example)"])
    static let recordTest = CommandText(
        "平台运维主体登记测试结果，所用的使用随之结束", "Record what the test gave, for the maintainer; its use ends with it",
        examples: ["tongdao product record-test \(example) --use '#812' --result result.pdf"])
    static let offer = CommandText(
        "凭专家意见申请上架", "Ask for the listing, with the experts' opinions",
        examples: [
            "tongdao product request-listing \(example) --opinion YJ330902-2026-0001 --opinion YJ330902-2026-0002 \\",
            "    --description product.pdf",
        ])
    static let review = CommandText(
        "合规安全审核：上架或不予上架", "Review it for compliance and security: listed or not",
        examples: ["tongdao product review \(example) --review review.pdf"])
    static let delist = CommandText(
        "下架", "Take it off", examples: ["tongdao product delist \(example) --reason \"停止提供\""])
    static let list = CommandText("列出数据产品", "List products", examples: ["tongdao product list -o wide"])
    static let show = CommandText("显示一个数据产品", "Show one", examples: ["tongdao product show \(example)"])

    static let id = Text("产品编号", "Id of the product")
    static let authorization = Text("授权编号", "Id of the authorization")
    static let title = Text("产品名称", "Its name")
    static let form = Text("产品形态", "Its form")
    static let item = Text("所用数据项，可多次给出", "A data item it is made from; repeatable")
    static let plan = Text("测试加工方案文件，或 sm3:摘要", "The plan of the test, or sm3: and its digest")
    static let granted = Text("是否同意", "Whether it is granted")
    static let use = Text("测试所在的使用", "The use it ran in")
    static let passed = Text("是否通过", "Whether it passed")
    static let result = Text("测试报告文件，或 sm3:摘要", "The report on the test, or sm3: and its digest")
    static let opinion = Text("专家意见编号，可多次给出", "Id of an opinion on it; repeatable")
    static let description = Text("产品说明文件，或 sm3:摘要", "What is offered, or sm3: and its digest")
    static let approved = Text("是否准予上架", "Whether it is listed")
    static let reviewFile = Text("合规安全审核意见文件，或 sm3:摘要", "The review, or sm3: and its digest")

    static func testRequested(_ id: String) -> Text { Text("已申请 \(id)", "asked for \(id)") }
    static func testDecided(_ id: String) -> Text { Text("已审批 \(id) 的测试加工", "decided on the test of \(id)") }
    static func testRecorded(_ id: String) -> Text { Text("已登记 \(id) 的测试结果", "recorded the test of \(id)") }
    static func offered(_ id: String) -> Text { Text("已申请上架 \(id)", "asked for the listing of \(id)") }
    static func reviewed(_ id: String) -> Text { Text("已审核 \(id)", "reviewed \(id)") }
    static func delisted(_ id: String) -> Text { Text("已下架 \(id)", "delisted \(id)") }
}
