// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about printed agreements and their offline check.
enum DocumentTexts {
    static let print = CommandText(
        "打印已用印的协议（PDF）", "Print a sealed agreement (PDF)",
        detail: Text(
            "所签文本、签名、签章和公钥随文件附带，可离线核验。",
            "The signed text, both signatures and the public keys travel inside, to be checked offline."),
        examples: ["tongdao agreement print G330902-2026-0001 --out agreement.pdf"])
    static let verify = CommandText(
        "离线核验打印的协议（ZS-2.1.1f）", "Check a printed agreement offline (ZS-2.1.1f)",
        detail: Text(
            "无需连接节点。未给出 --seal-key 时，印章公钥取自文件本身，应与印章登记簿核对。",
            "Needs no node. Without --seal-key the seal's key is the document's own: compare it with the register of seals."
        ),
        examples: ["tongdao seal verify agreement.pdf --seal-key 04ab…"])

    static let out = Text("写入的文件", "File to write")
    static let file = Text("打印的协议", "The printed agreement")
    static let sealKey = Text("另行得到的印章公钥（130 位十六进制）", "The seal's public key as you know it, 130 hexadecimal digits")
    static let certificate = Text("签署人的签名证书", "The signatory's signing certificate")

    static let code = Text("校验码", "CODE")
    static let keyHeading = Text("印章公钥", "SEAL KEY")
    static let trusted = Text("公钥来源", "KEY FROM")
    static let ownKey = Text("文件自带，请与印章登记簿核对", "the document: compare it with the register of seals")
    static let givenKey = Text("由核验人给出", "you")

    static func printed(_ id: String, _ path: String, _ code: String) -> Text {
        Text("协议 \(id) 已打印至 \(path)，校验码 \(code)", "printed agreement \(id) to \(path), code \(code)")
    }
    static func unsealed(_ id: String) -> Text {
        Text("协议 \(id) 尚未用印，不生效", "agreement \(id) has not been sealed and does not bind")
    }
    static let unsealedRemedy = Text("用印后再打印", "have it sealed first")
    static func keyUnknown(_ id: String) -> Text {
        Text("登记簿中没有能验证 \(id) 签名的公钥", "no key on the register verifies the signature of \(id)")
    }
    static let differsRemedy = Text("向签发方索取原件", "ask whoever issued it for the original")

    static func differs(_ what: String) -> Text {
        switch what {
        case "attachment": Text("文件没有可读的协议附件", "the file carries no agreement that can be read")
        case "agreement-text": Text("协议文本与所签摘要不符", "the agreement's text is not the one that was signed")
        case "operator-signature": Text("运营单位签名验证不通过", "the operator's signature does not verify")
        case "seal-signature": Text("合同专用章签章验证不通过", "the contract seal's signature does not verify")
        case "seal-key": Text("印章公钥与所给不同", "the seal's key is not the one given")
        case "signatory": Text("签署人与所给证书不同", "the signatory is not the one of the certificate given")
        default: Text("打印内容与所签文本不一致", "what is printed is not what was signed")
        }
    }
}
