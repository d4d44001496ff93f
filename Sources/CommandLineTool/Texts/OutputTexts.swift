// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Words of tables and sheets.
enum OutputTexts {
    static let nothingFound = Text("没有符合条件的内容", "nothing found")
    static let yes = Text("是", "yes")
    static let no = Text("否", "no")

    static func yesOrNo(_ value: Bool) -> Text { value ? yes : no }
}
