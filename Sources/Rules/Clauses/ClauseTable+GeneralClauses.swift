// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseTable {
    /// Chapter 1 (一、总体要求), general: aims, principles, dates.
    static let generalClauses: [Clause] = [
        Clause(
            "ZS-1.1", .should, "all",
            en: """
                Mode must be perceivable, trustworthy, manageable (可感知、可信任、可管理); protect national security and \
                individuals as bottom line
                """,
            zh: "建立可感知、可信任、可管理的授权运营新模式，以保障国家安全和个人合法权益不受侵害为底线"),
        Clause(
            "ZS-1.2.1a", .should, "Auth",
            en: "Demand-led; prefer livelihood, growth and strategic fields",
            zh: "需求导向，优先支持与民生紧密相关、行业增值潜力显著和产业战略意义重大的领域"),
        Clause(
            "ZS-1.2.1b", .should, "Auth",
            en: "Fusion innovation through policy, capital, application modes, recommendation of good services",
            zh: "通过产业政策引导、社会资本引入、应用模式创新以及优秀服务推荐等推动融合应用创新"),
        Clause(
            "ZS-1.2.2a", .should, "gov",
            en: "Fault-tolerance (容错) and incentive mechanisms",
            zh: "建立容错机制和激励机制"),
        Clause(
            "ZS-1.2.2b", .must, "Auth, Op",
            en: "Ex-ante assessment (事前评估), in-process supervision (过程监管), whole-course traceability (全程可溯)",
            zh: "强化事前评估、过程监管、全程可溯"),
        Clause(
            "ZS-1.2.2c", .must, "Auth, Op",
            en: "Development environment, data models, products and services secure and controllable",
            zh: "确保开发环境、数据模型、数据产品和服务安全可控"),
        Clause(
            "ZS-1.3a", .must, "city",
            en: "2024: set up Mech",
            zh: "2024年建立管理协调机制"),
        Clause(
            "ZS-1.3b", .must, "city",
            en: "2024: build the platform",
            zh: "2024年完成授权运营平台搭建"),
        Clause(
            "ZS-1.3c", .must, "Auth",
            en: "2024: publish the announcement",
            zh: "2024年发布授权运营公告"),
        Clause(
            "ZS-1.3d", .must, "Auth",
            en: "2024: set up the expert group",
            zh: "2024年建立专家组"),
        Clause(
            "ZS-1.3e", .must, "city",
            en: "2024: fix first list of operators and file it with the provincial government (报省政府备案)",
            zh: "确定第一批授权运营单位名单并报省政府备案"),
        Clause(
            "ZS-1.3f", .must, "Auth",
            en: "2024: first security-protection technical standards",
            zh: "初步建立授权运营安全防护技术标准和规范"),
        Clause(
            "ZS-1.3g", .must, "Auth",
            en: """
                2024: security review (安全审查), risk assessment (风险评估), monitoring and early warning (监测预警), \
                emergency response (应急处置)
                """,
            zh: "落实安全审查、风险评估、监测预警、应急处置等管理机制"),
        Clause(
            "ZS-1.3h", .must, "city",
            en: "2024: operate for real",
            zh: "实质性开展授权运营工作"),
        Clause(
            "ZS-1.3i", .must, "city",
            en: "2025: rule system that conforms to national and provincial norms",
            zh: "2025年建立符合国家、省级规范，具有舟山特色的制度体系"),
        Clause(
            "ZS-1.3j", .must, "Auth",
            en: "2025: sound supervision mechanism",
            zh: "健全授权运营监管机制"),
        Clause(
            "ZS-1.3k", .must, "Auth",
            en: "2025: technical standards and business norms complete",
            zh: "完善技术标准与业务规范"),
        Clause(
            "ZS-1.3l", .should, "city",
            en: "2025: valuable applications with maritime character",
            zh: "打造具有海洋特色、具备较大社会经济价值的数据产品应用"),
    ]
}
