// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    private static let agencies = "SupervisionClauseTests/agenciesSpeakAndSupervisorsSupervise"

    /// What agencies and supervisors do beside a case.
    static let supervision: [ClauseProof] = [
        .enforced(
            "ZS-3.0b",
            en: "the regulator of its sector can end a case that is unlawful; then nothing more is done in it",
            zh: "行业主管认定不合规的场景即告终止，不得继续办理", test: agencies),
        .enforced(
            "ZS-5.1c", en: "the organs whose sector or data it is give their opinion once, each in its own capacity",
            zh: "行业主管与数据提供单位各以自身身份提出一次意见", test: agencies),
        .enforced(
            "ZS-1.3g",
            en: "four kinds of matters with a term, answered by the organ responsible and ended by someone else",
            zh: "四类事项均有期限，由责任单位答复、他人办结", test: agencies),
        .enforced(
            "ZS-1.3j", en: "inspections by whoever supervises, from opening to finding, seen at the hub",
            zh: "监督检查自立项至结论全程留痕，市级可见", test: agencies),
        .recorded(
            "ZS-1.2.1b", en: "a live service is recommended with the reason, in public",
            zh: "对有成效的服务公开推荐并载明理由", test: agencies),
        .enforced(
            "ZS-5.1d", en: "supervisors read all registers of a node and, at the hub, of the city; companies their own",
            zh: "监管人员可查本节点及全市登记簿，企业仅可查本单位事项", test: agencies),
        .enforced(
            "ZS-5.1e", en: "supervisors read the ledger itself, record by record with proofs",
            zh: "监管人员可逐条查阅台账并取得证明", test: agencies),
    ]
}
