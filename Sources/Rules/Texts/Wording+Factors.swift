// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// The second factor, logins and locks.
    static let factors: [Row] = [
        ("factors", "第二鉴别因子", "second factors"),
        ("factor-awaited", "待设置口令", "passphrase awaited"),
        ("factor-set", "口令已设置", "passphrase set"),
        ("factor-overdue", "口令已到期", "passphrase overdue"),
        ("no-factor", "无口令", "no passphrase"),
        ("awaited-since", "可设置起始时间", "awaited since"),
        ("factor-set-at", "设置时间", "set"),
        ("set-factor", "更换口令", "change the passphrase"),
        ("reset-factor", "重置口令", "reset the passphrase"),
        ("unlock-login", "解除登录锁定", "unlock the logins"),
        ("login-locked-until", "登录锁定至", "logins locked until"),
        ("factor-changed", "口令已更换、重置或岗位已变动", "the passphrase was changed or reset, or the office ended"),
        ("longest", "已达最长时限", "it was open as long as it may"),
        ("idle", "闲置过久", "it was not used for too long"),
        ("lack:plain-text", "可显示的文字，且不过长", "plain text, and not too long"),
        ("lack:length", "足够的长度", "enough length"),
        ("lack:variety", "足够多的不同字符", "enough different characters"),
        ("lack:own-name", "不含本人姓名", "no part of your name"),
        ("lack:other-than-before", "不同于原口令", "another one than before"),
        ("decides", "由负责人员决定", "an officer decides"),
        ("decides-or-own", "由负责人员决定，或企业处理自己的", "an officer decides, or a company about its own"),
        ("submits", "单位或人员自行提交", "someone acts for themselves"),
        ("attests", "个人意见或陈述", "someone's own word"),
        ("factor", "设置口令本身", "the passphrase itself"),
    ]
}
