// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about registers.
enum RegisterTexts {
    static func truncated(_ count: Int) -> Text {
        Text(
            "只列出前 \(count) 条：请用名称、条件、--of 或 --limit 缩小或放宽范围",
            "only the first \(count) are listed: narrow the range with a filter or --of, or raise --limit")
    }

    static let noun = CommandText(
        "登记簿：节点所存各类事项", "Registers: everything a node keeps, kind by kind",
        examples: ["tongdao register list authorizations", "tongdao register search 91330902MA2A2B3C4D"])
    static let list = CommandText(
        "列出一个登记簿；市级节点上包括各县", "List one register; at the hub, with every county's",
        examples: ["tongdao register list cases --of tongdao://zhoushan/dinghai -o wide"])
    static let search = CommandText(
        "按编号开头或任一登记内容查找", "Find by the beginning of an id, or by any value",
        examples: ["tongdao register search A330902-2026-0001", "tongdao register search ZS-2026-000001"])

    static let name = Text("登记簿名称", "The register")
    static let filter = Text("编号或其开头，或某项内容的全文", "An id or its beginning, or the whole of a value")
    static let of = Text("只看该节点的；不写为全部", "Only what this node keeps; all if left out")

    static let id = Text("编号", "ID")
    static let register = Text("登记簿", "REGISTER")
    static let node = Text("节点", "NODE")
    static let state = Text("状态", "STATE")
    static let next = Text("下一步", "NEXT")
    static let owner = Text("责任人", "OWNER")
    static let clauses = Text("条款", "CLAUSES")
    static let dues = Text("期限", "DATES")
}
