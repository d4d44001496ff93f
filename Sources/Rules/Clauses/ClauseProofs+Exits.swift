// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    /// Suspension, the end and the exit after it.
    static let exits: [ClauseProof] = [
        .enforced(
            "ZS-3.6a",
            en:
                "An end needs one of the rule set's exit situations and a motion of a kind that allows it; every end opens an "
                + "exit file that a second person closes",
            zh: "终止或撤销须有规则所列退出情形和相应类别的议题；每次退出建立退出事项表，由另一人办结",
            test: "ExitClauseTests/anOperatorExitsAndEveryNodeConfirmsIt"),
        .enforced(
            "ZS-3.6b",
            en:
                "Suspension and revocation close access on every node at once, uses under way are ended, and each node answers "
                + "with a signed receipt",
            zh: "暂停和撤销立即关闭各节点访问、结束进行中的使用，各节点以签名回执确认",
            test: "ExitClauseTests/anOperatorExitsAndEveryNodeConfirmsIt"),
        .enforced(
            "ZS-3.6d",
            en:
                "Network logs are kept six calendar months from the later of event and exit; an earlier removal is refused, a "
                + "later one is on record, and a changed byte is found",
            zh: "网络日志自事件和退出中较晚者起留存六个日历月；提前删除不予办理，到期删除留有记录，改动一个字节即可查出",
            test: "NetworkLogClauseTests/networkLogsAreKeptSixMonths"),
        .recorded(
            "ZS-1.2.2a", en: "A good-faith failure is an exit cause of its own, kept apart from breach",
            zh: "善意失误（容错）为单独的退出情形，与违约区分",
            test: "ExitClauseTests/anOperatorExitsAndEveryNodeConfirmsIt"),
        .recorded(
            "ZS-5.3d", en: "As ZS-1.2.2a: honest failure stands in the exit register under its own cause",
            zh: "同 ZS-1.2.2a：善意失误在退出登记簿中单列",
            test: "ExitClauseTests/anOperatorExitsAndEveryNodeConfirmsIt"),
    ]
}
