// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension RefusalTexts {
    /// The second factor, logins and locks (ZS-2.3.0a).
    static let factors: [RefusalText] = [
        RefusalText(
            .loginRequired, ["ZS-2.3.0a"], owner: .unspecified, .failedPrecondition,
            zh: "此事项须登录后办理：{person}",
            en: "This is decided only when logged in: {person}",
            nextZh: "以口令登录（tongdao login）后重新提交", nextEn: "Log in with the passphrase (tongdao login), then send it anew"
        ),
        RefusalText(
            .loginEnded, ["ZS-2.3.0a"], owner: .unspecified, .failedPrecondition,
            zh: "登录已失效：{end}",
            en: "The login has ended: {end}",
            nextZh: "重新登录（tongdao login）后提交", nextEn: "Log in again (tongdao login), then send it anew"),
        RefusalText(
            .loginRefused, ["ZS-2.3.0a"], owner: .unspecified, .unauthenticated,
            zh: "未能登录：口令不符，或本节点没有此人员的口令",
            en: "Not logged in: the passphrase is not right, or this node has none of this person",
            nextZh: "核对口令；尚未设置的先设置（tongdao factor set）；遗忘的请安全管理员重置",
            nextEn:
                "Check it; set a first one (tongdao factor set); one that is forgotten the security administrator resets"
        ),
        RefusalText(
            .loginLocked, ["ZS-2.3.0a"], owner: .securityAdministrator, .failedPrecondition,
            zh: "口令多次错误，已锁定至 {until}",
            en: "Locked until {until}, after too many wrong passphrases",
            nextZh: "等待，或请安全管理员解锁", nextEn: "Wait, or have the security administrator unlock it"),
        RefusalText(
            .loginNotLocked, ["ZS-2.3.0a"], owner: .securityAdministrator, .failedPrecondition,
            zh: "未被锁定：{person}",
            en: "Not locked: {person}",
            nextZh: "无需操作", nextEn: "Nothing needs doing"),
        RefusalText(
            .factorOverdue, ["ZS-2.3.0a"], owner: .unspecified, .failedPrecondition,
            zh: "口令已于 {due} 到期",
            en: "The passphrase had to be changed by {due}",
            nextZh: "更换口令（tongdao factor set）后重新登录", nextEn: "Change it (tongdao factor set), then log in again"),
        RefusalText(
            .factorTermOver, ["ZS-2.3.0a"], owner: .securityAdministrator, .failedPrecondition,
            zh: "首次设置口令的期限已于 {until} 届满",
            en: "A first passphrase could be set until {until}",
            nextZh: "请安全管理员重置", nextEn: "Have the security administrator reset it"),
        RefusalText(
            .factorNotAwaited, ["ZS-2.3.0a"], owner: .systemAdministrator, .failedPrecondition,
            zh: "此人员在本节点没有岗位，无需口令：{person}",
            en: "Someone without an office at this node has no passphrase here: {person}",
            nextZh: "先由系统管理员授予角色", nextEn: "Have the system administrator grant a role first"),
        RefusalText(
            .factorWeak, ["ZS-2.3.0a"], owner: .unspecified, .invalidArgument,
            zh: "口令不合要求：{missing}",
            en: "The passphrase is not strong enough: {missing}",
            nextZh: "另选一个：十二个字符以上，或八个字符以上且含三类字符；不含姓名，不同于原口令",
            nextEn:
                "Choose another: 12 characters, or 8 of three kinds; without your name, and not the one before"),
    ]
}
