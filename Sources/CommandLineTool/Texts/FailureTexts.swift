// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said when something fails.
enum FailureTexts {
    static let error = Text("错误：", "error: ")
    static let refused = Text("不予通过：", "refused: ")
    static let cause = Text("原因：", "cause: ")
    static let remedy = Text("处理：", "do: ")
    static let missing = Text("缺少或不符：", "missing or wrong: ")
    static let next = Text("下一步：", "next: ")
    static func by(_ owner: String) -> Text { Text("（\(owner)）", " (\(owner))") }
    static let explanation = Text("详情：", "explained by: ")
    static let cancelled = Text("已取消", "cancelled")
    static let unexpected = Text("未预料的错误", "an unexpected error")

    static func option(_ name: String, value: String, problem: Text) -> Text {
        Text("选项 \(name) 的值 “\(value)” \(problem.chinese)", "the value \"\(value)\" of \(name) \(problem.english)")
    }

    static func sameCommand(_ id: String) -> Text {
        Text(
            "命令编号：\(id)（用 --command-id 重复同一命令不会执行两次）",
            "command id: \(id) (repeating it with --command-id never acts twice)")
    }

    static func file(_ path: String) -> Text {
        Text("无法读写文件 \(path)", "the file \(path) cannot be read or written")
    }

    static func notFound(_ id: String) -> Text { Text("节点上没有 \(id)", "the node has no \(id)") }
    static let notFoundRemedy = Text("用相应的 list 命令查看编号", "see the ids with the list command")

    static let fileRemedy = Text("检查路径和权限", "check the path and its permissions")

    static func fileMissing(_ path: String) -> Text { Text("没有文件 \(path)", "there is no file \(path)") }

    static func fileUnwritable(_ path: String) -> Text { Text("无法写入 \(path)", "\(path) cannot be written") }

    static func fileTooLong(_ path: String, bytes: Int) -> Text {
        Text("文件 \(path) 超过 \(bytes) 字节", "the file \(path) is longer than \(bytes) bytes")
    }

    static let noPassphrase = Text("没有给出口令，而此处需要口令", "no passphrase was given, and this needs one")

    static func passphraseRemedy(_ option: String, variable: String) -> Text {
        Text(
            "用 \(option) 或变量 \(variable) 指定只有自己可读的口令文件，或在终端上输入",
            "name a file that only you can read by \(option) or \(variable), or run on a terminal and type it")
    }
}

/// Headings of the help that are ours.
enum HelpTexts {
    static let examples = Text("示例：", "EXAMPLES:")
}
