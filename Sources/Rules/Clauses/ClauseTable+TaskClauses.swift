// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseTable {
    /// Chapter 2 (二、主要任务), main tasks: bodies, platform, daily work, money, security, evaluation.
    static let taskClauses: [Clause] = [
        Clause(
            "ZS-2.1.1a", .must, "city",
            en: """
                Mech consists of data bureau, propaganda/cyberspace office, development and reform, economy and \
                IT, public security, state security, justice, finance, market supervision "etc."
                """,
            zh: "协调机制由数据、网信、发改、经信、公安、国安、司法、财政、市场监管等单位组成"),
        Clause(
            "ZS-2.1.1b", .must, "Mech",
            en: "Overall management, security supervision, supervision and evaluation",
            zh: "负责统筹管理、安全监管和监督评价"),
        Clause(
            "ZS-2.1.1c", .must, "Mech",
            en: "Keep rules and working mechanisms sound",
            zh: "健全完善授权运营相关制度规范和工作机制"),
        Clause(
            "ZS-2.1.1d", .must, "Mech",
            en: """
                Deliberate giving, terminating or revoking (给予、终止或撤销) city-level authorization and other major \
                matters
                """,
            zh: "审议给予、终止或撤销市级授权运营等重大事项"),
        Clause(
            "ZS-2.1.1e", .must, "Mech",
            en: "Coordinate and solve major problems",
            zh: "统筹协调解决授权运营工作中遇到的重大问题"),
        Clause(
            "ZS-2.1.1f", .must, "city, Auth",
            en: "City government sets a special contract seal (合同专用章); Auth keeps and uses it under entrustment",
            zh: "市政府设置合同专用章，委托市数据局依法管理使用"),
        Clause(
            "ZS-2.1.1g", .must, "county gov",
            en: """
                Each county sets its own mechanism and seal under provincial measures; a county department keeps \
                the seal
                """,
            zh: "县（区）政府建立本级协调机制，设置专用章并由相关部门依法管理使用"),
        Clause(
            "ZS-2.1.2a", .must, "Auth",
            en: "Expert group from industry, legal compliance, IT, network/data security, not limited to these",
            zh: "建立专家组，成员包括相关行业、法务合规、信息技术、网络数据安全等领域专家"),
        Clause(
            "ZS-2.1.2b", .must, "Auth",
            en: """
                Experts may be added to the e-government review expert committee; selection, hiring/dismissal, \
                drawing (抽选), supervision, training follow the provincial expert measure
                """,
            zh: "做好专家组织管理、选聘解聘、抽选使用、监督培训等工作"),
        Clause(
            "ZS-2.1.2c", .must, "experts",
            en: "Argue business/technical questions and advise",
            zh: "论证授权运营中的业务和技术问题并提供咨询意见和建议"),
        Clause(
            "ZS-2.1.2d", .function, "experts",
            en: """
                Security-condition review of applicant: qualification; talent and service capacity; data-security \
                management capacity; economic and social value of scenario; feasibility
                """,
            zh: "审核申请单位专业资质、人才积累和服务能力、数据安全管理能力、场景价值、可实施性等安全条件"),
        Clause(
            "ZS-2.1.2e", .function, "experts",
            en: """
                Processing questions: fusion computing, sampling (抽样), masking/declassification (脱敏脱密), sealing \
                and destruction (封存销毁)
                """,
            zh: "融合计算、数据抽样、脱敏脱密、封存销毁等数据加工处理相关事项"),
        Clause(
            "ZS-2.1.2f", .function, "experts",
            en: "Data IP protection, product pricing",
            zh: "数据知识产权保护、数据产品和服务定价等事项"),
        Clause(
            "ZS-2.1.2g", .function, "experts",
            en: """
                Whole-course compliance: sensitive-data discovery and masking, access control, raw data stay in \
                domain (原始数据不出域), personal information, security review, algorithm review (算法审查), security audit
                """,
            zh: "敏感数据发现与脱敏、访问控制、原始数据不出域、个人信息保护、安全审查、算法审查、安全审计等合规事项"),
        Clause(
            "ZS-2.1.2h", .function, "experts",
            en: "Legal argument: lawful source, compliant processing",
            zh: "论证是否满足数据来源合法、加工过程合规等要求"),
        Clause(
            "ZS-2.1.2i", .function, "experts",
            en: "Other consultations entrusted by Mech members",
            zh: "协调机制有关单位委托的其他咨询事项"),
        Clause(
            "ZS-2.2a", .must, "Auth",
            en: "Build the platform on the city's integrated intelligent public data platform, reuse its functions",
            zh: "依托一体化智能化公共数据平台充分复用已有功能"),
        Clause(
            "ZS-2.2b", .must, "Auth",
            en: "Minimum-applicable, iterative upgrade",
            zh: "按照最小适用、迭代升级原则构建平台"),
        Clause(
            "ZS-2.2c", .must, "Auth",
            en: "Interface with the provincial authorized-operation domain (省授权运营域)",
            zh: "完成与省授权运营域的对接"),
        Clause(
            "ZS-2.2d", .must, "all",
            en: "Platform is the unified channel (统一通道) of the city",
            zh: "平台是本市公共数据授权运营的统一通道"),
        Clause(
            "ZS-2.2e", .prohibited, "agencies, utilities",
            en: "State organs, authorised bodies, water/power/gas/transit operators may not build a new channel",
            zh: "国家机关、有关组织和公共服务运营单位不得新建公共数据授权运营通道"),
        Clause(
            "ZS-2.2f", .must, "same",
            en: "Existing channels must be brought into the platform",
            zh: "已建通道应当纳入平台统一对外服务"),
        Clause(
            "ZS-2.2g", .prohibited, "agencies",
            en: "No agreement (《公共数据授权运营协议》) with a third party without approval",
            zh: "未经批准不得与任何第三方签订《公共数据授权运营协议》"),
        Clause(
            "ZS-2.2h", .prohibited, "agencies",
            en: "No joint/commissioned development that gives a contractor direct operating rights",
            zh: "不得以合作开发、委托开发等方式使第三方直接获取数据运营权"),
        Clause(
            "ZS-2.2i", .should, "county, functional zones",
            en: "Encouraged to build local scenarios on the city platform; success cases spread citywide",
            zh: "鼓励县（区）、功能区依托平台建设本地特色应用场景，在全市推广"),
        Clause(
            "ZS-2.3.0a", .must, "Mech members + platform maintainer",
            en: "Daily management carried out jointly",
            zh: "平台日常管理由协调机制有关成员单位协同平台运维主体共同开展"),
        Clause(
            "ZS-2.3.0b", .must, "same",
            en: "Follow provincial platform-management requirements",
            zh: "按照浙江省授权运营平台相关管理要求"),
        Clause(
            "ZS-2.3.0c", .must, "same",
            en: "Manage training, data flow and approval, test processing, product listing (上架) and review",
            zh: "对学习培训、数据流转与审批、数据测试加工、产品上架和审核做好管理"),
        Clause(
            "ZS-2.3.1a", .must, "Op staff",
            en: "Management, technical and operating staff take pre-post training (岗前培训)",
            zh: "管理、技术、运营人员应当参加岗前培训"),
        Clause(
            "ZS-2.3.1b", .must, "Auth",
            en: "Only after passing may platform use be opened",
            zh: "培训通过后方可开通平台使用权限"),
        Clause(
            "ZS-2.3.2a", .must, "Op",
            en: "File the data demand on the platform",
            zh: "授权运营单位应当在平台提出公共数据需求申请"),
        Clause(
            "ZS-2.3.2b", .must, "Auth + Prov",
            en: "Obtain only after review with Prov and technical approval through IRS (一体化数字资源系统)",
            zh: "经公共数据主管部门会同数据提供单位通过IRS技术审核同意后获取"),
        Clause(
            "ZS-2.3.2c", .must, "provincial Auth",
            en: "Province-returned data (省回流数据) also need provincial consent",
            zh: "涉及省回流数据的，应经省公共数据主管部门同意"),
        Clause(
            "ZS-2.3.3a", .must, "Op",
            en: "Process inside the platform only; the output is products and services (数据产品和服务)",
            zh: "在平台内对授权运营的公共数据进行加工处理，形成数据产品和服务"),
        Clause(
            "ZS-2.3.3b", .must, "Op",
            en: "Satisfy provincial processing rules (see B)",
            zh: "符合省办法加工处理公共数据的有关要求"),
        Clause(
            "ZS-2.3.4a", .must, "Auth + experts",
            en: "Compliance and security review (合规安全审核) of each product",
            zh: "会同专家组对数据产品和服务进行合规安全审核"),
        Clause(
            "ZS-2.3.4b", .must, "Op",
            en: "Only reviewed products circulate, under national and provincial market rules",
            zh: "审核通过的数据产品和服务，按照国家和省数据要素市场规则流通交易"),
        Clause(
            "ZS-2.4a", .must, "gov",
            en: "\"Who invests, contributes, benefits\" (谁投入、谁贡献、谁受益); protect returns and lawful rights",
            zh: "按照“谁投入、谁贡献、谁受益”原则保护各参与方投入产出收益"),
        Clause(
            "ZS-2.4b", .should, "parties",
            en: "Cost sharing, profit sharing, equity, shared IP",
            zh: "探索成本分摊、利润分成、股权参股、知识产权共享等利益分配机制"),
        Clause(
            "ZS-2.4c", .must, "Op",
            en: "Bear cost of infrastructure use, data governance, model release, result export, security services",
            zh: "承担资源消耗、数据治理、模型发布、结果导出和安全服务等成本"),
        Clause(
            "ZS-2.4d", .must, "Op → Prov",
            en: "Products built from data used free of charge are free for the Prov",
            zh: "无偿使用公共数据所产生的产品和服务，数据提供单位有权无偿使用"),
        Clause(
            "ZS-2.4e", .must, "price authority",
            en: "Pricing system, pricing method, paid-use method",
            zh: "统筹制定公共数据定价管理制度，确定定价方式、有偿使用收费方式"),
        Clause(
            "ZS-2.4f", .should, "finance",
            en: "Explore paid use of state resources, revenue back to budget",
            zh: "探索纳入政府国有资源有偿使用范围，反哺财政预算收入"),
        Clause(
            "ZS-2.5a", .must, "Auth",
            en: "Perform provincial security duties",
            zh: "公共数据主管部门切实履行安全管理职责"),
        Clause(
            "ZS-2.5b", .must, "Auth",
            en: "Lead inspections of Op's business and systems, data use, security capacity",
            zh: "牵头组织对业务和信息系统、数据使用情况、安全保障能力等进行监督检查"),
        Clause(
            "ZS-2.5c", .must, "Op",
            en: "Cooperate and hand in materials",
            zh: "积极配合，根据监管工作需要提供相关材料"),
        Clause(
            "ZS-2.5d", .must, "cyberspace, police, state security",
            en: "Supervise by their duties",
            zh: "网信、公安、国家安全等部门按照各自职责做好安全监管"),
        Clause(
            "ZS-2.5e", .must, "agencies",
            en: "Supervise data security of own field",
            zh: "公共管理和服务机构负责本领域公共数据安全监管"),
        Clause(
            "ZS-2.5f", .must, "Op",
            en: "Data-security system of rules",
            zh: "完善单位公共数据安全制度"),
        Clause(
            "ZS-2.5g", .must, "Op",
            en: "Technical protection and operation system",
            zh: "建立健全高效的技术防护和运行管理体系"),
        Clause(
            "ZS-2.5h", .must, "Op",
            en: "Secrecy and security self-supervision (自监管); protect personal information",
            zh: "建立保密安全自监管体系，切实保护个人信息"),
        Clause(
            "ZS-2.5i", .must, "Op",
            en: "Regularly report operating security",
            zh: "定期报告运营安全情况"),
        Clause(
            "ZS-2.5j", .must, "Op",
            en: "Accept inspection",
            zh: "接受公共数据主管部门的监督检查"),
        Clause(
            "ZS-2.5k", .must, "Op",
            en: """
                On finding hidden relations/patterns that may harm state security, public interest, personal \
                information, trade secrets or confidential business information: stop processing at once and \
                report
                """,
            zh: "发现隐含关系与规律可能造成危害的，应立即停止数据处理活动，及时报告风险情况"),
        Clause(
            "ZS-2.5l", .must, "cyberspace, police",
            en: "Punish breaches of cyber/data/PI law",
            zh: "违反有关法律法规的，由网信、公安等部门按照职责依法予以查处"),
        Clause(
            "ZS-2.6a", .must, "market supervision + others",
            en: "Perfect market-operation rules for products",
            zh: "完善数据产品和服务的市场化运营管理制度"),
        Clause(
            "ZS-2.6b", .must, "IP authority + others",
            en: "Data IP protection (数据知识产权) system",
            zh: "建立数据知识产权保护制度"),
        Clause(
            "ZS-2.6c", .must, "agencies",
            en: """
                Antitrust, unfair competition, consumer breaches handled; bad information goes to the credit file \
                (信用档案)
                """,
            zh: "违法情形依法处置，不良信息依法记入信用档案"),
        Clause(
            "ZS-2.6d", .must, "Op",
            en: "Annual operation report (年度报告) within the term",
            zh: "运营期限内向公共数据主管部门提交年度报告"),
        Clause(
            "ZS-2.6e", .must, "Auth with Mech members, Prov, or a third party",
            en: "Annual evaluation (年度评估)",
            zh: "会同有关成员单位、数据提供单位或委托第三方机构开展年度评估"),
        Clause(
            "ZS-2.6f", .must, "same",
            en: "Covers agreement performance and product effect",
            zh: "评估协议执行情况、数据产品和服务建设实施效果"),
        Clause(
            "ZS-2.6g", .must, "Auth",
            en: "Result is an important basis for a new application",
            zh: "评估结果作为再次申请授权运营的重要依据"),
    ]
}
