// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about connecting.
enum ConnectionTexts {
    static let askPassphrase = Text("密钥口令：", "Passphrase of your keys: ")

    static func missing(_ option: String) -> Text {
        Text("没有指明 \(option)", "\(option) is not given")
    }

    static func missingRemedy(_ option: String, variable: String) -> Text {
        Text(
            "写选项 \(option)，或设变量 \(variable)，或用 tongdao context set 保存",
            "give the option \(option), set \(variable), or keep it in a context with tongdao context set")
    }
}
