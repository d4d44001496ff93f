// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about logins and the second factor.
enum LoginTexts {
    static let login = CommandText(
        "登录：以口令作为第二鉴别因子，方可作出决定", "Log in: the passphrase beside the key, without which nobody decides",
        detail: Text(
            "口令在终端上输入，或取自 --factor-file、变量 TONGDAO_FACTOR_FILE 所指文件；从不作为参数。",
            "The passphrase is typed at the terminal, or stands in the file that --factor-file or TONGDAO_FACTOR_FILE "
                + "names; it is never an argument."),
        examples: ["tongdao login", "tongdao login show"])
    static let open = CommandText(
        "登录", "Log in", examples: ["tongdao login open --factor-file ~/wang.factor"])
    static let show = CommandText(
        "显示本人登录和口令状态", "Show your own login and passphrase: open or not, due when, locked until when",
        examples: ["tongdao login show", "tongdao login show -o json"])
    static let unlock = CommandText(
        "解除他人的登录锁定（安全管理员）", "Let somebody log in again before the lock ends (security administrator)",
        examples: ["tongdao login unlock tongdao://zhoushan/dinghai/shujuju/wang --reason 本人核实"])
    static let logout = CommandText("退出登录", "Log out", examples: ["tongdao logout"])
    static let factors = CommandText(
        "口令：设置、重置、列出", "The passphrase of those who decide: set, reset, list",
        examples: ["tongdao factor set", "tongdao factor list"])
    static let set = CommandText(
        "设置或更换本人口令", "Set a first passphrase, or change yours",
        detail: Text(
            "首次设置：新口令取自 --new-file，或 --factor-file 所指文件，或输入两次。更换：--factor-file 为原口令。",
            "A first one comes from --new-file, else from --factor-file, else it is typed twice. To change it "
                + "--factor-file has the one before."),
        examples: ["tongdao factor set", "tongdao factor set --factor-file old --new-file new"])
    static let reset = CommandText(
        "重置他人口令（安全管理员）：其登录即失效，由本人重新设置",
        "Reset somebody's passphrase (security administrator): logins end, and the person sets a first one again",
        examples: ["tongdao factor reset tongdao://zhoushan/dinghai/shujuju/wang --reason 遗忘"])
    static let list = CommandText(
        "列出口令状态、到期和锁定", "List who has a passphrase, whose is due, whose logins are locked",
        examples: ["tongdao factor list"])

    static let askFactor = Text("口令：", "Passphrase: ")
    static let askNewFactor = Text("新口令：", "New passphrase: ")
    static let factorFile = Text("存有登录口令的文件", "File with the passphrase for logins")
    static let newFile = Text("存有新口令的文件", "File with the new passphrase")

    static func opened(idleMs: UInt64, longestMs: UInt64) -> Text {
        Text(
            "已登录；闲置 \(idleMs / 60_000) 分钟或满 \(longestMs / 3_600_000) 小时失效",
            "logged in; ends when unused for \(idleMs / 60_000) min, and after \(longestMs / 3_600_000) h")
    }
    static let loggedOut = Text("已退出登录", "logged out")
    static let wasNotOpen = Text("没有登录", "was not logged in")
    static let factorSet = Text("口令已设置", "passphrase set")
    static func wasReset(_ person: String) -> Text { Text("已重置 \(person) 的口令", "passphrase of \(person) reset") }
    static func unlocked(_ person: String) -> Text { Text("已解除 \(person) 的登录锁定", "logins of \(person) unlocked") }

    static let awaited = Text("尚未设置口令", "no passphrase has been set yet")
    static let awaitedRemedy = Text("先设置：tongdao factor set", "set one first: tongdao factor set")

    static let overdue = Text("口令已到期", "the passphrase is overdue")
    static let overdueRemedy = Text("先更换：tongdao factor set", "change it first: tongdao factor set")

    static let person = Text("人员", "PERSON")
    static let factor = Text("口令", "PASSPHRASE")
    static let due = Text("到期", "DUE")
    static let state = Text("登录", "LOGIN")
    static let isOpen = Text("已登录", "open")
    static let isClosed = Text("未登录", "closed")
    static let left = Text("剩余", "LEFT")
    static let lockedUntil = Text("锁定至", "LOCKED UNTIL")
}
