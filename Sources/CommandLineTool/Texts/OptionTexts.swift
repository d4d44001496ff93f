// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Help of the options that many commands share.
enum OptionTexts {
    static let output = Text("结果的形式", "How to show the result")
    static let language = Text(
        "提示语言；不写则按 LC_ALL、LC_MESSAGES、LANG", "Language of messages; else after LC_ALL, LC_MESSAGES, LANG")
    static let connection = Text("连接", "Connection")
    static let context = Text("连接配置的名称", "Name of the context to use")
    static let node = Text("节点名称，如 tongdao://zhoushan/dinghai", "Name of the node, e.g. tongdao://zhoushan/dinghai")
    static let nodeAddress = Text("节点地址", "Where the node listens")
    static let identity = Text("本人证书和密钥所在目录", "Directory of your certificates and keys")
    static let passphraseFile = Text("存有密钥口令的文件", "File with the passphrase of the keys")
    static let timeout = Text("等待节点答复的时间", "How long to wait for the node")
    static let commandID = Text(
        "命令编号：重复同一编号不会执行两次", "Command id: repeating an id never acts twice")
    static let limit = Text("最多条数；0 为不限", "At most so many; 0 is no limit")
    static let filter = Text("只列编号以此开头的", "Only ids that begin so")
    static let reason = Text("理由", "The reason")
}
