// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about agreements.
enum AgreementTexts {
    static let noun = CommandText(
        "授权运营协议：起草、签署、用章", "Agreements: draft, signature, seal (ZS-3.5)",
        examples: ["tongdao agreement show G330902-2026-0001"])
    static let draft = CommandText(
        "起草协议（ZS-3.5b、ZS-3.5c）", "Draft an agreement (ZS-3.5b, ZS-3.5c)",
        detail: Text(
            "缺少必备条款时由规则不予通过并指明缺项。", "The rules refuse a draft that lacks a term, and name what it lacks."),
        examples: [
            "tongdao agreement draft A330902-2026-0001 --data-item tourism.visits --territory 330902 \\",
            "    --term-start 2026-12-01 --term-end 2028-12-01 --mode 依场景授权 \\",
            "    --breach-liability \"按协议第九条\"",
        ])
    static let sign = CommandText(
        "授权运营单位签署（ZS-3.5a）", "Sign for the operator (ZS-3.5a)",
        detail: Text(
            "先在本机核对协议文本的 SM3，再用本人 SM2 密钥签署摘要。",
            "The text's SM3 is computed here first; your SM2 key then signs that digest."),
        examples: [
            "tongdao agreement sign G330902-2026-0001", "tongdao agreement sign G330902-2026-0001 --digest 9f86d0…",
        ])
    static let sealRelease = CommandText(
        "审批用章（ZS-2.1.1f）", "Release one use of the contract seal (ZS-2.1.1f)",
        examples: ["tongdao agreement seal-release G330902-2026-0001 --seal dinghai-1"])
    static let seal = CommandText(
        "加盖合同专用章（ZS-3.5a、ZS-2.1.1g）", "Put the contract seal to an agreement (ZS-3.5a, ZS-2.1.1g)",
        examples: [
            "tongdao agreement seal G330902-2026-0001 --seal dinghai-1 --key-store /media/seal --seal-passphrase-file s.pass"
        ])
    static let show = CommandText(
        "显示协议并核对文本摘要", "Show an agreement and check its text against its digest",
        examples: ["tongdao agreement show G330902-2026-0001"])

    static let id = Text("协议编号", "Id of the agreement")
    static let part = Text(
        "以文件形式约定的部分，可多次给出，如 asset-ownership=资产.pdf",
        "A part kept as a document, such as asset-ownership=assets.pdf; repeatable")
    static let digest = Text("另行得到的摘要；须与文本一致", "Digest you were given on another way; must be the text's")
    static let dataItem = Text("授权的数据项，可多次给出", "A data item that may be used; repeatable")
    static let territory = Text(
        "可使用的区域代码，如 330902，可多次给出", "Code of a territory where it may be used, e.g. 330902; repeatable")
    static let termStart = Text("期限起", "Start of the term")
    static let termEnd = Text("期限止", "End of the term")
    static let mode = Text("授权方式", "Mode of the grant")
    static let breachLiability = Text("违约责任", "Liability for breach")
    static let paid = Text("有偿使用", "The data are paid for")
    static let feeStandard = Text("收费标准（有偿时）", "Fee standard, if paid")
    static let revenueMethod = Text("收益或补偿方式（有偿时）", "Revenue or compensation method, if paid")
}

extension AgreementTexts {
    static let idHeading = Text("编号", "ID")
    static let stateHeading = Text("状态", "STATE")
    static let applicationHeading = Text("申请", "APPLICATION")
    static let grantorHeading = Text("授权主体", "GRANTOR")
    static let operatorHeading = Text("授权运营单位", "OPERATOR")
    static let scenarioHeading = Text("应用场景", "SCENARIO")
    static let purposeHeading = Text("使用目的", "PURPOSE")
    static let dataItemsHeading = Text("数据项", "DATA ITEMS")
    static let territoriesHeading = Text("区域", "TERRITORIES")
    static let termHeading = Text("期限", "TERM")
    static let modeHeading = Text("授权方式", "MODE")
    static let breachHeading = Text("违约责任", "BREACH")
    static let paidHeading = Text("有偿", "PAID")
    static let feeHeading = Text("收费标准", "FEES")
    static let revenueHeading = Text("收益方式", "REVENUE")
    static let digestHeading = Text("文本 SM3", "TEXT SM3")
    static let signatoryHeading = Text("签署人", "SIGNED BY")
    static let sealHeading = Text("合同专用章", "SEAL")

    static func drafted(_ id: String) -> Text { Text("已起草协议 \(id)", "drafted agreement \(id)") }
    static func signed(_ id: String) -> Text { Text("已签署协议 \(id)", "signed agreement \(id)") }
    static func released(_ id: String) -> Text { Text("已批准协议 \(id) 用章", "released the seal for agreement \(id)") }
    static func sealed(_ id: String) -> Text { Text("已为协议盖章 \(id)", "sealed the agreement: \(id)") }

    static func textDiffers(_ id: String) -> Text {
        Text(
            "节点给出的协议 \(id) 文本与其摘要不符，未签署",
            "the node's text of agreement \(id) is not that of its digest; nothing was signed")
    }

    static func digestDiffers(_ id: String, _ digest: String) -> Text {
        Text(
            "协议 \(id) 的摘要是 \(digest)，与所给不同，未签署",
            "the digest of agreement \(id) is \(digest), not the one given; nothing was signed")
    }
    static let digestRemedy = Text("用 tongdao agreement show 阅读协议", "read the agreement with tongdao agreement show")
}

/// What is said about contract seals.
enum SealTexts {
    static let noun = CommandText(
        "合同专用章：由保管人持有的 SM2 密钥", "Contract seals: SM2 keys that their custodians keep (ZS-2.1.1f, g)",
        examples: ["tongdao seal create --seal dinghai-1 --key-store /media/seal"])
    static let create = CommandText(
        "制作合同专用章密钥", "Make the key of a contract seal",
        examples: ["tongdao seal create --seal dinghai-1 --key-store /media/seal --seal-passphrase-file s.pass"])
    static let enter = CommandText(
        "登记合同专用章（ZS-2.1.1f）", "Enter a seal in the register (ZS-2.1.1f)",
        examples: ["tongdao seal enter --seal dinghai-1 --key-store /media/seal"])

    static let id = Text("合同专用章编号", "Id of the contract seal")
    static let keyStore = Text("保管人的密钥目录", "The custodian's key directory")
    static let passphraseFile = Text(
        "存有印章口令的文件（或变量 TONGDAO_SEAL_PASSPHRASE_FILE）",
        "File with the seal's passphrase (or TONGDAO_SEAL_PASSPHRASE_FILE)")
    static let askPassphrase = Text("印章口令：", "Passphrase of the seal: ")

    static func created(_ id: String, _ key: String) -> Text {
        Text("已制作印章 \(id)，公钥 \(key)", "made seal \(id) with public key \(key)")
    }
    static func entered(_ id: String) -> Text { Text("已登记印章 \(id)", "entered seal \(id)") }
}
