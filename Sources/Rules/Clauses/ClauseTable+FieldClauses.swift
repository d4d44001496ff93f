// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseTable {
    /// Chapter 4 (四、授权运营重点领域), the key fields.
    static let fieldClauses: [Clause] = [
        Clause(
            "ZS-4.0a", .must, "Auth",
            en: "Total-volume control (总量控制), local fit, fair competition",
            zh: "按照总量控制、因地制宜、公平竞争的原则"),
        Clause(
            "ZS-4.0b", .should, "Auth",
            en: "Prefer scenarios with clear benefit and feasibility",
            zh: "优选经济社会效益明显、可操作性强的应用场景"),
        Clause(
            "ZS-4.1", .should, "Auth, Op",
            en: """
                Public credit (公共信用): bidding and credit data; company profile, industry links, supply chain, \
                guarantees, matching; supervision of trading violations
                """,
            zh: "公共信用：企业画像、产业关联等模型，产业分析、担保、精准匹配等服务和交易违规监管"),
        Clause(
            "ZS-4.2", .should, "Auth, Op",
            en: """
                Advanced manufacturing (先进制造): industrial software/apps, key business-link data, cloud moves, \
                industrial internet
                """,
            zh: "先进制造：工业软件和工业APP，汇聚工业企业关键业务环节数据，推动上云"),
        Clause(
            "ZS-4.3", .should, "Auth, Op",
            en: "Culture and tourism (文化旅游): tourism, traffic flow, weather, hotel, catering, spatial data",
            zh: "文化旅游：赋能投资指引、运营优化、收益管理等应用"),
        Clause(
            "ZS-4.4", .should, "Auth, Op",
            en: """
                Health (卫生健康): care, insurance, health data; epidemic alert, screening, inclusive insurance, \
                credit care
                """,
            zh: "卫生健康：监测预警、慢性病筛查、普惠健康保险、信用医疗等场景"),
        Clause(
            "ZS-4.5", .should, "Auth, Op",
            en: "Market supervision (市场监管): joint modelling of public, enterprise and social data; food/drug safety",
            zh: "市场监管：公共数据、企业数据、社会数据联合建模，加强食品药品安全监管和服务"),
        Clause(
            "ZS-4.6", .should, "Auth, Op",
            en: """
                Finance (金融服务): market, tax, justice, power, logistics data of enterprises; inclusive credit, \
                pricing, claims
                """,
            zh: "金融服务：开发金融专项产品，提高金融普惠率和精准度"),
        Clause(
            "ZS-4.7", .should, "Auth",
            en: "Other fields; cross-department scenarios encouraged",
            zh: "其他：适时推动其他领域场景应用，鼓励跨部门场景应用开发"),
    ]
}
