// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseTable {
    /// Chapter 5 (五、工作保障), safeguards: leadership, data, incentives.
    static let safeguardClauses: [Clause] = [
        Clause(
            "ZS-5.1a", .must, "Mech",
            en: "Lead, coordinate up and down, solve difficulties",
            zh: "强化组织领导、统筹协调、上下联动，解决重点难点问题"),
        Clause(
            "ZS-5.1b", .must, "Auth",
            en: "Carry out what Mech decided",
            zh: "公共数据主管部门负责落实协调机制确定的工作"),
        Clause(
            "ZS-5.1c", .must, "agencies",
            en: "Governance, application review, security supervision of own data",
            zh: "公共管理和服务机构负责本领域数据治理、申请审核和安全监管"),
        Clause(
            "ZS-5.1d", .must, "dev/reform, economy, finance, market",
            en: "Supervise product circulation",
            zh: "发改、经信、财政、市场监管等部门做好流通交易的监督管理"),
        Clause(
            "ZS-5.1e", .must, "cyberspace, police, state security",
            en: "Security supervision",
            zh: "网信、公安、国安等部门做好安全监管"),
        Clause(
            "ZS-5.2a", .must, "Auth",
            en: "Whole-process data-quality control: before, during, after",
            zh: "建立完善公共数据全流程质量管控体系，加强事前、事中和事后监督检查"),
        Clause(
            "ZS-5.2b", .must, "Auth",
            en: "Supply data from the base platform to this platform",
            zh: "基于一体化智能化公共数据平台向授权运营平台提供数据"),
        Clause(
            "ZS-5.2c", .must, "agencies",
            en: "Provide authorizable resources; govern, collect, review",
            zh: "公共管理和服务机构提供可授权运营的公共数据资源，做好治理、归集、审核"),
        Clause(
            "ZS-5.2d", .should, "Op",
            en: "Invest funds and technology, bring in social data (社会数据)",
            zh: "授权运营单位投入必要的资金、技术并积极引入相关社会数据"),
        Clause(
            "ZS-5.2e", .must, "Op, Auth",
            en: "Social data must be lawfully obtained and imported after Auth approval, then fused with public data",
            zh: "经审核批准后，将依法合规获取的社会数据导入平台进行融合计算"),
        Clause(
            "ZS-5.3a", .must, "Auth",
            en: "Comprehensive evaluation method",
            zh: "制定公共数据授权运营工作综合评价办法"),
        Clause(
            "ZS-5.3b", .must, "Auth",
            en: "Indicators: data quality, use, revenue",
            zh: "建立数据质量、应用情况和收益情况等评价指标"),
        Clause(
            "ZS-5.3c", .must, "Auth",
            en: "Evaluate participants' data contribution",
            zh: "对参与单位数据贡献情况进行评价"),
        Clause(
            "ZS-5.3d", .should, "gov",
            en: "Tolerance of honest failure, bold exploration by agencies",
            zh: "合理宽容失败，鼓励公共管理和服务机构大胆探索"),
    ]
}
