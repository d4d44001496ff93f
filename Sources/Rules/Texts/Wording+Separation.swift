// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// Acts that not everyone in the office may take, and what keeps someone from them.
    static let separation: [Row] = [
        ("recommend-authorization", "推荐或撤回推荐", "recommend, or no longer"),
        ("appoint-expert", "聘任专家", "appoint an expert"),
        ("dismiss-expert", "解聘专家", "dismiss an expert"),
        ("assess-expert", "考核专家", "assess an expert"),
        ("record-attempt", "登记考核成绩", "record an attempt at a course"),
        ("judge-registration", "办理登记", "take a registrar's step"),
        ("grant-role", "授予角色", "grant a role"),
        ("dismiss-person", "办理离岗", "dismiss a person"),
        ("delegate-role", "委托代行", "delegate a role"),
        ("name-deputy", "指定代理成员", "name a deputy"),
        ("has-handed-in", "递交该申请的人", "handed it in"),
        ("has-accepted", "受理该申请的人", "accepted it"),
        ("has-reviewed", "评审该申请的专家", "reviewed it"),
        ("has-gave-opinion", "就其出具部门意见的人", "gave an agency's opinion of it"),
        ("has-voted", "就其表决的成员", "voted on it"),
        ("has-confirmed", "确定该结果的人", "confirmed it"),
        ("has-drafted", "起草该协议的人", "drafted the agreement"),
        ("has-signed", "为运营单位签署的人", "signed it for the operator"),
        ("has-released", "批准本次用印的人", "released the seal for it"),
        ("has-suspended", "决定暂停的人", "suspended it"),
        ("has-ended", "决定撤销的人", "ordered its end"),
        ("has-completed-exit", "办完退出事项的人", "ticked the last items of the exit"),
        ("has-attended", "到会的成员", "was present"),
        ("has-answered", "答复该事项的人", "answered it"),
        ("has-objected", "提出异议的人", "objected to it"),
        ("has-ran-test", "登记其测试加工结果的人", "recorded its test"),
        ("own-organ", "申请、运营或责任单位的人员", "is of the organ whose matter it is"),
        ("keeps-the-seal", "印章保管人", "keeps the seal"),
        ("on-the-panel", "评审组成员", "sits on the panel"),
        ("oneself", "本人", "is the person it is about"),
    ]
}
