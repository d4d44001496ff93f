// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What the argument parser says, which it does in English only, in Chinese.
enum ParserTexts {
    /// Headings and messages as they begin, and what they are in Chinese.
    private static let beginnings: [(english: String, chinese: String)] = [
        ("OVERVIEW: ", "说明："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："),
        ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："), ("Error: ", "错误："), ("Help:  ", "说明："),
        ("Missing expected argument ", "缺少参数 "), ("Missing value for ", "缺少值："),
        ("Unexpected argument ", "多余的参数 "), ("Unknown option ", "没有此选项 "), ("The value ", "值 "),
        ("Missing one of: ", "缺少其中之一："),
    ]
    private static let parts: [(english: String, chinese: String)] = [
        (" is invalid for ", " 不适用于 "), (". Please provide one of the following:", "，可用："),
        (". Please provide one of ", "，可用："), (". Did you mean ", "，是否要写 "),
        (" for more information.", " 查看更多"), (" for detailed help.", " 查看详情"), ("Show the version.", "显示版本"),
        ("Show help information.", "显示用法"), (" SUBCOMMANDS:", "："),
        ("  See '", "  见 '"),
    ]

    /// A text of the parser in Chinese; lines it does not know stay as they are.
    static func chinese(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { translated(String($0)) }
            .joined(separator: "\n")
    }

    private static func translated(_ line: String) -> String {
        var line = line
        // "Error: " may be followed by a message that begins with one of the others.
        for _ in 0..<2 {
            for entry in beginnings {
                guard let start = line.firstRange(of: entry.english), isBeginning(line[..<start.lowerBound]) else {
                    continue
                }
                line.replaceSubrange(start, with: entry.chinese)
            }
        }
        for part in parts { line = line.replacing(part.english, with: part.chinese) }
        return line
    }

    private static func isBeginning(_ before: Substring) -> Bool { before.isEmpty || before == "错误：" }
}
