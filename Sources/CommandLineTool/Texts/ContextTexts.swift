// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about contexts.
enum ContextTexts {
    static let noun = CommandText(
        "连接配置：连接哪个节点、用谁的身份", "Contexts: which node to speak to, and as whom",
        detail: Text(
            "配置保存在 ~/.config/tongdao/config.json，可用变量 TONGDAO_CONFIG 另指。",
            "Kept in ~/.config/tongdao/config.json, or the file that TONGDAO_CONFIG names."),
        examples: ["tongdao context list", "tongdao context use dinghai"])
    static let set = CommandText(
        "新建或修改一个连接配置", "Make a context, or change parts of one",
        examples: [
            "tongdao context set dinghai --node tongdao://zhoushan/dinghai \\",
            "    --node-address 10.33.9.2:7100 --identity ~/wang --passphrase-file ~/wang.pass",
        ])
    static let use = CommandText("选用一个连接配置", "Choose the context to use", examples: ["tongdao context use dinghai"])
    static let list = CommandText("列出连接配置", "List the contexts", examples: ["tongdao context list -o json"])
    static let show = CommandText(
        "显示一个连接配置", "Show a context",
        examples: ["tongdao context show", "tongdao context show dinghai -o json"])
    static let delete = CommandText("删除一个连接配置", "Delete a context", examples: ["tongdao context delete old"])

    static let name = Text("连接配置的名称", "The name of the context")
    static let currentName = Text("连接配置的名称；不写为当前配置", "The name of the context; the current one if left out")

    static let current = Text("当前", "CURRENT")
    static let nameHeading = Text("名称", "NAME")
    static let node = Text("节点", "NODE")
    static let address = Text("地址", "ADDRESS")
    static let identity = Text("身份目录", "IDENTITY")
    static let passphraseFile = Text("口令文件", "PASSPHRASE FILE")

    static let factorFile = Text("登录口令文件", "FACTOR FILE")

    static func saved(_ name: String) -> Text { Text("已保存连接配置 \(name)", "context \(name) saved") }
    static func inUse(_ name: String) -> Text { Text("当前连接配置：\(name)", "now using context \(name)") }
    static func deleted(_ name: String) -> Text { Text("已删除连接配置 \(name)", "context \(name) deleted") }

    static func invalidFile(_ path: String) -> Text {
        Text("配置文件 \(path) 无法读懂", "the configuration file \(path) cannot be understood")
    }
    static let invalidFileRemedy = Text(
        "按 docs/cli.md 的格式修改，或删除后用 tongdao context set 重建",
        "correct it after docs/cli.md, or delete it and use tongdao context set")

    static func noContext(_ name: String, path: String) -> Text {
        Text("\(path) 中没有连接配置 “\(name)”", "there is no context \"\(name)\" in \(path)")
    }

    static func contextRemedy(names: [String]) -> Text {
        names.isEmpty
            ? Text("用 tongdao context set 新建", "make one with tongdao context set")
            : Text("现有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))")
    }

    static let noCurrent = Text("没有当前连接配置", "there is no current context")
}
