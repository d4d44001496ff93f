// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// Local scenarios.
    static let templates: [Row] = [
        ("templates", "场景案例", "local scenarios"),
        ("proposed", "已推荐", "proposed"),
        ("in-library", "已入库", "in the library"),
        ("adopted", "已采用", "adopted"),
        ("withdrawn", "已撤出", "withdrawn"),
        ("template", "案例", "template"),
        ("purpose", "用途", "purpose"),
        ("origin-node", "来源节点", "from the node"),
        ("origin-application", "来源申请", "from the application"),
        ("origin-authorization", "来源授权", "from the authorization"),
        ("results", "成效报告", "report on the results"),
    ]
}
