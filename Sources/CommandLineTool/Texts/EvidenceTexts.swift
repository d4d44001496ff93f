// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CaseEvidence

/// What is said about the evidence of a case.
enum EvidenceTexts {
    static let noun = CommandText(
        "案件证据：汇成一个文件，离线核验", "The evidence of a case: in one file, checked offline",
        examples: ["tongdao evidence export A330902-2026-0001 --out case.evidence"])
    static let export = CommandText(
        "导出一个案件的全部证据（ZS-1.2.2b）", "Collect all that proves a case in one file (ZS-1.2.2b)",
        detail: Text(
            "含协议文本与签名签章、县级与市级每项决定的原始记录及其证明、省级回执、公钥来源；由导出人签名。写入前先行核验，不成立则不写入。",
            "Holds the agreement with its signatures, each decision of county and hub as recorded with its proof, the "
                + "province's receipt, and where the keys come from; you sign it. It is checked first: what does not hold is "
                + "not written."),
        examples: ["tongdao evidence export A330902-2026-0001 --out case.evidence"])
    static let verify = CommandText(
        "离线核验案件证据（ZS-1.2.2b）", "Check the evidence of a case offline (ZS-1.2.2b)",
        detail: Text(
            "无需连接节点。未给出证书的节点和人员，其公钥以文件自述为准，并予以注明。有不符时指明第一处，退出码为 6。",
            "Needs no node. For nodes and people without a certificate the key is the file's own word, and that is said. "
                + "The first thing that differs is named; the exit status is then 6."),
        examples: [
            "tongdao evidence verify case.evidence",
            "tongdao evidence verify case.evidence --certificate city.crt --certificate dinghai.crt -o json",
        ])

    static let file = Text("证据文件", "The evidence file")
    static let certificate = Text(
        "信任的节点或人员签名证书，可多次给出", "A signing certificate you trust, of a node or a person; repeatable")

    static let nodeHeading = Text("导出节点", "FROM NODE")
    static let exporterHeading = Text("导出人", "EXPORTED BY")
    static let exportedHeading = Text("导出时间", "EXPORTED AT")
    static let logsHeading = Text("台账（记录数）", "LEDGERS (RECORDS)")
    static let originsHeading = Text("公钥来源", "KEYS FROM")
    static let checkHeading = Text("核验", "CHECK")
    static let countHeading = Text("项数", "COUNT")
    static let originHeading = Text("公钥来源", "KEY FROM")
    static let checksSection = Text("逐类核验：", "CHECKS:")
    static let openSection = Text("未能核验：", "NOT JUDGED:")

    static func exported(_ id: String, _ path: String, records: Int) -> Text {
        Text(
            "案件 \(id) 的证据已写入 \(path)，共 \(records) 条记录",
            "wrote the evidence of case \(id) to \(path): \(records) records")
    }
    static func notEvidence(_ path: String) -> Text {
        Text("\(path) 不是证据文件", "\(path) is no evidence file")
    }
    static func otherVersion(_ version: String) -> Text {
        Text("证据文件的版本是 \(version)，本程序不识", "the evidence file has version \(version), which this program does not know")
    }
    static let versionRemedy = Text("使用更新的 tongdao", "use a newer tongdao")
    static let differsRemedy = Text("向导出方索取原件", "ask whoever exported it for the original")

    static func verdict(isSound: Bool) -> Text {
        isSound ? Text("核验通过", "all that could be checked holds") : Text("核验不通过", "NOT SOUND")
    }

    static func differs(_ fault: EvidenceFinding) -> Text {
        let name = name(of: fault.check)
        let (zh, en) = fault.place.isEmpty ? ("", "") : ("：\(fault.place)", ": \(fault.place)")
        if fault.check == .file { return Text("文件与写入时不同\(zh)", "the file is not as it was written\(en)") }
        return Text("\(name.chinese)不符\(zh)", "\(name.english) differs\(en)")
    }

    static func meaning(of result: EvidenceFinding.Result) -> Text {
        switch result {
        case .holds, .signed: Text("成立", "valid")
        case .differs: Text("不符", "DIFFERS")
        case .keyUnknown: Text("无公钥，未核对（给出 --certificate 可核对）", "no key: not judged (give --certificate)")
        case .absent: Text("导出时尚无", "had not come when the file was made")
        }
    }

    static func name(of origin: KeyOrigin) -> Text {
        switch origin {
        case .certificate: Text("所给证书", "the certificates you gave")
        case .record: Text("文件内的记录", "records in the file")
        case .own: Text("文件自述，无旁证", "the file's own word")
        }
    }

    static func name(of check: EvidenceCheck) -> Text {
        switch check {
        case .log: Text("台账部分", "the ledger's part")
        case .record: Text("记录", "record")
        case .genesis: Text("首条记录", "first record")
        case .chain: Text("哈希链", "hash chain")
        case .inclusion: Text("包含证明", "inclusion proof")
        case .consistency: Text("一致性证明", "consistency proof")
        case .checkpoint: Text("检查点签名", "checkpoint signature")
        case .countersignature: Text("检查点副签", "countersignature")
        case .decision: Text("决定的完整", "whole decision")
        case .concern: Text("与本案相关", "part of the case")
        case .command: Text("人员签名", "person's signature")
        case .order: Text("指令签名", "order signature")
        case .orderedRecord: Text("指令所载记录", "record in the order")
        case .course: Text("经过的完整", "course of the case")
        case .agreementText: Text("协议文本", "agreement text")
        case .operatorSignature: Text("运营单位签名", "operator's signature")
        case .sealSignature: Text("合同专用章签章", "seal signature")
        case .registration: Text("登记来源", "registration")
        case .filingText: Text("备案文本", "filing text")
        case .filingReceipt: Text("省级备案回执", "filing receipt")
        case .stopReceipt: Text("停止回执", "stop receipt")
        case .exporter: Text("导出人签名", "exporter's signature")
        case .file: Text("文件字节", "bytes of the file")
        }
    }
}
