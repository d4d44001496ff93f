// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// Data products.
    static let products: [Row] = [
        ("products", "数据产品", "data products"),
        ("test-requested", "已申请测试加工", "test processing asked for"),
        ("test-granted", "同意测试加工", "test processing granted"),
        ("test-refused", "不同意测试加工", "test processing not granted"),
        ("tested", "测试加工通过", "tested"),
        ("test-failed", "测试加工未通过", "test failed"),
        ("listing-requested", "已申请上架", "listing asked for"),
        ("listing-refused", "不予上架", "not listed"),
        ("listed", "已上架", "listed"),
        ("delisted", "已下架", "delisted"),
        ("request-test-processing", "申请测试加工", "ask for test processing"),
        ("decide-test-processing", "审批测试加工", "decide on the test processing"),
        ("record-test-processing", "登记测试加工结果", "record what the test gave"),
        ("request-listing", "申请上架", "ask for the listing"),
        ("review-listing", "审核上架", "review the listing"),
        ("delist-product", "下架", "delist it"),
        ("form", "产品形态", "form"),
        ("data-package", "数据包", "data package"),
        ("data-model", "数据模型", "model"),
        ("data-interface", "数据接口", "interface"),
        ("data-service", "数据服务", "service"),
        ("data-report", "数据报告", "report"),
        ("business-service", "业务服务", "business service"),
        ("description", "产品说明", "description of the product"),
        ("review", "合规安全审核意见", "review of compliance and security"),
        ("listed-since", "上架时间", "listed since"),
        ("authorization-state", "所依授权状态", "state of its authorization"),
        ("test-recorded", "测试加工已登记", "the test was recorded"),
    ]
}
