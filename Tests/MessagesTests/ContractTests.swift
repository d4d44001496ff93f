// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Foundation
import Messages
import Testing

@Suite("The code and the .proto files say the same")
struct ContractTests {
    private func protoText() throws -> String {
        let folder = Protoc.contract.appending(path: "tongdao/v1")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    }

    @Test("every prefix of a signature in the .proto files is a domain separator, and the other way round")
    func domainSeparators() throws {
        let inProto = try protoText().matches(of: /"(tongdao [a-z ]+ v1)\\n"/).map { String($0.1) + "\n" }
        #expect(Set(inProto) == Set(DomainSeparator.allCases.map(\.rawValue)))
        #expect(
            DomainSeparator.allCases.allSatisfy { one in
                DomainSeparator.allCases.allSatisfy { $0 == one || !$0.rawValue.hasPrefix(one.rawValue) }
            })
    }

    @Test("signed bytes are laid out as the .proto files have it")
    func signedBytes() {
        #expect(SignedBytes.command([1, 2]) == Array("tongdao command v1\n".utf8) + [1, 2])
        #expect(SignedBytes.checkpoint([1]) == Array("tongdao checkpoint v1\n".utf8) + [1])
        #expect(SignedBytes.countersignature([1]) == Array("tongdao countersign v1\n".utf8) + [1])
        #expect(SignedBytes.orderReceipt([1]) == Array("tongdao order receipt v1\n".utf8) + [1])
        #expect(SignedBytes.hello([1]) == Array("tongdao hello v1\n".utf8) + [1])
        #expect(SignedBytes.permit([1]) == Array("tongdao permit v1\n".utf8) + [1])
        #expect(SignedBytes.filingSubmission([1]) == Array("tongdao filing submission v1\n".utf8) + [1])
        #expect(SignedBytes.evidence([1]) == Array("tongdao evidence v1\n".utf8) + [1])
        #expect(
            SignedBytes.filingReceipt(digest: [9, 9], receiptNumber: "R-1")
                == Array("tongdao filing v1\n".utf8) + [9, 9] + Array("R-1".utf8))
        #expect(
            SignedBytes.order(addressee: "tongdao://a/b", number: 0x0102, recordHash: [7, 8])
                == Array("tongdao order v1\ntongdao://a/b".utf8) + [0] + [0, 0, 0, 0, 0, 0, 1, 2] + [7, 8])
    }

    @Test("every rpc of the contract is a method with its name and its streams")
    func methods() throws {
        var service = ""
        var expected: [String] = []
        for line in try protoText().split(separator: "\n") {
            if let match = line.firstMatch(of: /^service (\w+)/) { service = String(match.1) }
            if let match = line.firstMatch(of: /^  rpc (\w+)/) { expected.append("\(service)/\(match.1)") }
        }
        #expect(Method.allNames.sorted() == expected.sorted())
        #expect(Method.federationLink.clientStreaming && Method.federationLink.serverStreaming)
        #expect(Method.queriesRecords.serverStreaming && !Method.queriesRecords.clientStreaming)
        #expect(Method.diagnosticsUpload.clientStreaming && !Method.diagnosticsUpload.serverStreaming)
        #expect(!Method.commandsSubmit.clientStreaming && !Method.commandsSubmit.serverStreaming)
        let submit: MethodDescriptor<SubmitRequest, CommandResult> = Method.commandsSubmit
        #expect(submit.name == "Commands/Submit")
    }

    @Test("generated code is what proto/generate would write now", .enabled(if: Protoc.isInstalled))
    func generated() throws {
        let result = try Protoc.status(of: Protoc.repository.path + "/proto/generate", ["--check"])
        #expect(result.status == 0, "\(result.said)")
    }

    @Test("enums know their numbers and keep what they do not know")
    func enums() {
        #expect(Role.dataAuthority.rawValue == 2 && Role(rawValue: 2) == .dataAuthority)
        #expect(Vote(rawValue: 1) == .for)
        #expect(Role(rawValue: 4711) == .unrecognized(4711) && Role(rawValue: 4711).rawValue == 4711)
        #expect(StatusCode.allCases.map(\.rawValue) == Array(0...16))
    }
}
