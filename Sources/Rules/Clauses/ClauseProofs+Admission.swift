// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    private static let gates = "AdmissionClauseTests/anApplicationPassesEveryGateInItsOrder"

    /// From the application to the filing.
    static let admission: [ClauseProof] = [
        .enforced(
            "ZS-3.0a",
            en: "a second application or authorization for a scenario is refused, at the county and at the hub",
            zh: "同一场景的第二次申请或授权，县级与市级均不予通过", test: gates),
        .enforced(
            "ZS-3.2", en: "an application before or after the notice's time is refused; its record bears its time",
            zh: "不在通告时限内的申请不予受理；记录载明提交时间", test: gates),
        .enforced(
            "ZS-3.3b", en: "no confirmation without a carried motion of the coordination body",
            zh: "未经协调机制审定，不得报政府确定", test: gates),
        .enforced(
            "ZS-3.4a", en: "no publication and no agreement without the government's confirmation",
            zh: "未经本级政府确定，不得公开、不得签订协议", test: gates),
        .enforced(
            "ZS-3.4c", en: "the hub opens the filing as it registers, and files until the province has receipted",
            zh: "登记即开启备案，直至取得省级回执", test: gates),
        .enforced(
            "ZS-1.3e", en: "each determined operator is filed with the province exactly once, with its receipt",
            zh: "每一授权运营主体向省级备案一次且仅一次，附回执", test: gates),
        .enforced(
            "ZS-2.2c", en: "the province runs the same daemon; filings and heads go to it and receipts come back",
            zh: "省级运行同一程序；备案与账本摘要上报，回执返回", test: gates),
    ]
}
