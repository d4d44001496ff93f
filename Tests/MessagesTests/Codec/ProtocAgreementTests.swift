// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Messages
import Testing

@Suite("Agreement with Google's protoc", .enabled(if: Protoc.isInstalled, "apt-get install protobuf-compiler"))
struct ProtocAgreementTests {
    @Test("protoc reads what we write and writes the same bytes", arguments: allMessageTypes.indices)
    func recode(_ index: Int) throws {
        try check(allMessageTypes[index], seed: UInt64(index) + 1000)
    }

    private func check<M: Sampled>(_ type: M.Type, seed: UInt64) throws {
        var source = Sampler(seed: seed)
        let bytes = M.sample(&source).encode()
        #expect(try Protoc.recode(bytes, as: "\(M.self)") == bytes)
    }

    @Test("a record written by protoc is read field by field")
    func fromProtoc() throws {
        let text = """
            node: "tongdao://zhoushan/dinghai" sequence: 7 clauses: "ZS-3.1" clauses: "ZS-3.2"
            cause { size: 1 command { command: "\\001\\000\\377" signature: "s" } }
            body { notice_published { field: FIELD_TOURISM required_documents: [DOCUMENT_KIND_AUDIT_REPORT,
              DOCUMENT_KIND_EMERGENCY_PLAN] title: "公告" } }
            """
        let record = try Record.decode(Protoc.encode(text, as: "Record"))
        #expect(record.node == "tongdao://zhoushan/dinghai")
        #expect(record.sequence == 7)
        #expect(record.clauses == ["ZS-3.1", "ZS-3.2"])
        #expect(record.cause?.kind == .command(SignedCommand(command: [1, 0, 255], signature: [0x73])))
        let notice = NoticePublished(field: .tourism, title: "公告", requiredDocuments: [.auditReport, .emergencyPlan])
        #expect(record.body?.fact == .noticePublished(notice))
    }
}
