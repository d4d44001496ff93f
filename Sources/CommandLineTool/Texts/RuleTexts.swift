// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Rules

/// What is said about rules and clauses.
enum RuleTexts {
    static let noun = CommandText(
        "规则：状态、步骤、由谁、依据；规则版本", "Rules: states, steps, who, clauses; rule sets",
        examples: ["tongdao rules show", "tongdao rules show case --format mermaid"])
    static let show = CommandText(
        "显示状态机：状态、步骤、由谁、依据条款", "Show the state machines: states, transitions, who may, which clause",
        examples: [
            "tongdao rules show", "tongdao rules show case --format dot | dot -Tsvg > case.svg",
            "tongdao rules show agreement -o json",
        ])
    static let duties = CommandText(
        "显示职责分离：何人不得办理何事、由何事或何种关系所致、依据条款",
        "Show the separation of duties: who may not take which act, for what deed or tie, by which clause",
        examples: ["tongdao rules duties", "tongdao rules duties -o json"])
    static let factors = CommandText(
        "显示哪些事项须登录（第二鉴别因子）后办理", "Show which acts need a login, the second factor",
        examples: ["tongdao rules factors", "tongdao rules factors -o json"])
    static let loginHeading = Text("登录", "LOGIN")
    static let needed = Text("须登录", "needed")
    static let notNeeded = Text("无需", "not needed")
    static let kindHeading = Text("性质", "KIND")
    static let clauses = CommandText(
        "条款表：方案的各项要求、如何落实、由哪项测试证明",
        "The table of the plan's clauses: how each is carried out here, and which test proves it",
        examples: ["tongdao clauses", "tongdao clauses ZS-3.5", "tongdao clauses --chapter 3 -o json"])

    static let machine = Text(
        "状态机：case、motion、agreement、authorization、node；不写为全部",
        "Machine: case, motion, agreement, authorization, node; all if left out")
    static let setOption = Text("显示该规则版本的各项值及其出处", "Show the values of this rule set and where they come from")
    static let format = Text("画成表格或图", "Draw a table or a diagram")
    static let ruleSet = Text("规则版本；不写为现行规则", "Rule set; the one in force if left out")
    static let noMachine = Text("不是状态机", "is not a machine")
    static let clausePrefix = Text("条款编号或其开头", "Id of a clause, or its beginning")
    static let chapter = Text("章，1 到 6", "Chapter, 1 to 6")
    static let clauseRemedy = Text("用 tongdao clauses 查看全部", "see them all with tongdao clauses")

    static func machineRemedy(_ names: [String]) -> Text { Text(verbatim: names.joined(separator: ", ")) }
    static func noRuleSet(_ id: String) -> Text { Text("没有规则 \(id)", "there is no rule set \(id)") }
    static func ruleSetRemedy(_ ids: [String]) -> Text { Text(verbatim: ids.joined(separator: ", ")) }
    static func noClause(_ id: String) -> Text { Text("没有条款 \(id)", "there is no clause \(id)") }

    static let actHeading = Text("办理事项", "ACT")
    static let barsHeading = Text("不得办理的人员", "NOT BY WHOEVER")
    static let refusalHeading = Text("不予办理代码", "REFUSAL")
    static let machineHeading = Text("状态机", "MACHINE")
    static let fromHeading = Text("从", "FROM")
    static let eventHeading = Text("步骤", "STEP")
    static let toHeading = Text("到", "TO")
    static let whoHeading = Text("由谁", "WHO")
    static let clausesHeading = Text("条款", "CLAUSES")
    static let clauseHeading = Text("条款", "CLAUSE")
    static let modalityHeading = Text("性质", "BINDS")
    static let boundHeading = Text("对象", "WHOM")
    static let textHeading = Text("内容", "TEXT")
    static let stateHeading = Text("落实", "STATE")
    static let howHeading = Text("方式", "HOW")
    static let testHeading = Text("测试", "TEST")

    static func state(_ state: ClauseProof.State) -> Text {
        switch state {
        case .enforced: Text("强制", "enforced")
        case .recorded: Text("留痕", "recorded")
        case .planned: Text("计划中", "planned")
        }
    }

    static func modality(_ modality: Clause.Modality) -> Text {
        switch modality {
        case .must: Text("应当", "must")
        case .prohibited: Text("不得", "must not")
        case .should: Text("鼓励", "should")
        case .function: Text("职能", "function")
        }
    }
}
