// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said of the values of options.
enum ArgumentTexts {
    static let notADigest = Text("不是 SM3 摘要", "is not an SM3 digest")
    static let digestRemedy = Text("写 sm3: 和 64 位十六进制数，或写文件路径", "write sm3: and 64 hexadecimal digits, or a path")
    static let notAPublicKey = Text("不是 SM2 公钥", "is not an SM2 public key")
    static let publicKeyRemedy = Text(
        "写 04 开头的 130 位十六进制数", "write 130 hexadecimal digits beginning with 04")
    static let notANode = Text("不是节点名称", "is not the name of a node")
    static let nodeRemedy = Text("写 tongdao://城市/区域，如 tongdao://zhoushan/dinghai", "write tongdao://city/territory")
    static let notAPerson = Text("不是人员名称", "is not the name of a person")
    static let personRemedy = Text(
        "写 tongdao://城市/区域/单位/人员", "write tongdao://city/territory/organ/person")
    static let notAnAddress = Text("不是地址", "is not an address")
    static let addressRemedy = Text("写 主机:端口，如 127.0.0.1:7100 或 [::1]:7100", "write host:port, [::1]:7100 for IPv6")
    static let notHex = Text("不是十六进制数", "is not hexadecimal")
    static let empty = Text("是空的", "is empty")
    static let emptyRemedy = Text("写明内容", "give it a content")

    static func before(_ other: String) -> Text { Text("不晚于 \(other)", "is not after \(other)") }
    static let laterRemedy = Text("写更晚的时间", "give a later time")
    static func scoreRange(_ highest: UInt32) -> Text {
        Text("不在 0 到 \(highest) 之间", "is not between 0 and \(highest)")
    }
    static let scoreRemedy = Text("五项各打 0 到 100 分", "score each of the five from 0 to 100")

    static let certificate = Text("签名证书文件（sign.crt）或身份目录", "Signing certificate (sign.crt) or identity directory")
    static let publicKey = Text("SM2 公钥，130 位十六进制数", "SM2 public key, 130 hexadecimal digits")
    static let oneKeySource = Text("--certificate 和 --public-key 只写一个", "give --certificate or --public-key, not both")

    static func otherSubject(_ subject: String) -> Text { Text("是 \(subject) 的证书", "is the certificate of \(subject)") }
    static func certificateRemedy(_ subject: String) -> Text {
        Text("给出 \(subject) 的证书", "give the certificate of \(subject)")
    }
    static func notACertificate(_ path: String) -> Text {
        Text("\(path) 不是一个 PEM 证书", "\(path) does not hold one certificate in PEM")
    }
}
