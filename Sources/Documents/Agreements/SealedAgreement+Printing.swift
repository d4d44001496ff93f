// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Rules

extension SealedAgreement {
    /// Short enough to be read out: the first eight bytes of the digest.
    public static func verificationCode(of digest: [UInt8]) -> String {
        let digits = hexadecimal(Array(digest.prefix(8))).uppercased()
        return stride(from: 0, to: digits.count, by: 4).map { start in
            String(digits.dropFirst(start).prefix(4))
        }.joined(separator: "-")
    }

    /// The document as PDF: terms, parties, clauses, signature and seal, with the signed text inside. Nil when the text
    /// cannot be read. The same agreement always gives the same bytes.
    public func printed() -> [UInt8]? {
        guard let text = try? AgreementText.decode(encodedText) else { return nil }
        let code = Self.verificationCode(of: signed.digest)
        return PDFFile.write(
            title: "公共数据授权运营协议 \(text.agreementId)", paragraphs(text, code),
            footer: "\(text.agreementId)    校验码 \(code)", attachment: ("agreement.txt", attachment))
    }

    private func paragraphs(_ text: AgreementText, _ code: String) -> [PrintedParagraph] {
        var all = [
            PrintedParagraph("公共数据授权运营协议", .title), PrintedParagraph(""),
            PrintedParagraph("协议编号：\(text.agreementId)"), PrintedParagraph("申请编号：\(text.applicationId)"),
            PrintedParagraph("校验码：\(code)"), PrintedParagraph(""),
            PrintedParagraph("甲方（授权主体）：\(text.grantor)"),
            PrintedParagraph("乙方（授权运营单位）：\(text.operatorParty?.name ?? "")"),
            PrintedParagraph("统一社会信用代码：\(text.operatorParty?.creditCode ?? "")"), PrintedParagraph(""),
        ]
        all += terms(text.scenario ?? Scenario(), text.terms ?? AgreementTerms())
        all += signatures()
        return all
    }

    private func terms(_ scenario: Scenario, _ terms: AgreementTerms) -> [PrintedParagraph] {
        let field = Wording.name(of: scenario.field.identifier, .chinese)
        var all = [
            PrintedParagraph("第一条  应用场景（ZS-3.0a）", .heading),
            PrintedParagraph("场景：\(scenario.name)（\(scenario.key)）\n用途：\(scenario.purpose)\n领域：\(field)"),
            PrintedParagraph("第二条  授权范围（ZS-3.5b）", .heading),
            PrintedParagraph("数据项：\(terms.dataItems.joined(separator: "、"))"),
            PrintedParagraph("区域：\(terms.territories.joined(separator: "、"))"),
            PrintedParagraph("第三条  授权期限（ZS-3.5b）", .heading),
            PrintedParagraph(
                "自 \(CivilTime(unixMs: terms.termStartMs).text) 起，至 \(CivilTime(unixMs: terms.termEndMs).text) 止"),
            PrintedParagraph("第四条  授权方式（ZS-3.5b）", .heading), PrintedParagraph(Self.name(of: terms.mode)),
            PrintedParagraph("第五条  违约责任（ZS-3.5b）", .heading), PrintedParagraph(terms.breachLiability),
            PrintedParagraph("第六条  费用（ZS-3.5c）", .heading),
        ]
        if terms.paid {
            all.append(PrintedParagraph("有偿使用\n收费标准：\(terms.feeStandard)\n收益或补偿方式：\(terms.revenueMethod)"))
        } else {
            all.append(PrintedParagraph("无偿使用"))
        }
        return all
    }

    /// ZS-3.5a, ZS-2.1.1f: who signed, which seal was put, and by which keys both are checked.
    private func signatures() -> [PrintedParagraph] {
        [
            PrintedParagraph(""), PrintedParagraph("签署与用印（ZS-3.5a、ZS-2.1.1f）", .heading),
            PrintedParagraph("乙方签署人：\(signed.signatory)"),
            PrintedParagraph("SM2 公钥：\(hexadecimal(signatoryKey))", .small),
            PrintedParagraph("SM2 签名：\(hexadecimal(signed.signature))", .small),
            PrintedParagraph("甲方合同专用章：\(sealed.sealId)"),
            PrintedParagraph("SM2 公钥：\(hexadecimal(sealKey))", .small),
            PrintedParagraph("SM2 签章：\(hexadecimal(sealed.sealSignature))", .small),
            PrintedParagraph("协议文本 SM3 摘要：\(hexadecimal(signed.digest))", .small), PrintedParagraph(""),
            PrintedParagraph("本文件可离线核验：tongdao seal verify 文件.pdf --seal-key 印章公钥", .small),
        ]
    }

    private static func name(of mode: GrantMode) -> String {
        switch mode {
        case .whole: "整体授权"
        case .byField: "分领域授权"
        case .byScenario: "依场景授权"
        case .unspecified, .unrecognized: ""
        }
    }
}
