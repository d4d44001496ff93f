// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Documents
import Foundation
import Messages
import Testing

@testable import CommandLineTool

/// A printed agreement and its check offline (ZS-2.1.1f, ZS-3.5a).
@Suite struct SealedDocumentTests {
    private let operatorKey = Result { try SM2PrivateKey() }
    private let sealKey = Result { try SM2PrivateKey() }

    private func document(breach: String = "按实际损失赔偿") throws -> SealedAgreement {
        let text = AgreementText(
            agreementId: "G330902-2026-0001", applicationId: "A330902-2026-0001", grantor: "定海区人民政府",
            operatorParty: Applicant(organ: "haida", creditCode: "91330900MA00000001", name: "海达", legalPerson: true),
            scenario: Scenario(key: "ferry", name: "客流预测", purpose: "ferry-forecast", field: .tourism),
            terms: AgreementTerms(
                dataItems: ["ferry-passengers"], territories: ["330902"], termStartMs: 1_795_428_000_000,
                termEndMs: 1_826_964_000_000, mode: .byScenario, breachLiability: breach, paid: true,
                feeStandard: "每年十万元", revenueMethod: "按季结算"))
        let encoded = text.encode()
        let digest = SM3.hash(encoded).bytes
        let operatorKey = try operatorKey.get()
        let sealKey = try sealKey.get()
        return SealedAgreement(
            encodedText: encoded,
            signed: AgreementSigned(
                agreementId: text.agreementId, digest: digest, signatory: "tongdao://zhoushan/dinghai/haida/chen",
                signature: try operatorKey.sign(digest, id: .default).bytes),
            signatoryKey: operatorKey.publicKey.bytes,
            sealed: AgreementSealed(
                agreementId: text.agreementId, sealId: "dinghai-1", digest: digest,
                sealSignature: try sealKey.sign(digest, id: .default).bytes),
            sealKey: sealKey.publicKey.bytes)
    }

    private func fault(_ bytes: [UInt8], sealKey: String? = nil) -> String? {
        do {
            _ = try SealedDocumentCheck.check(bytes, sealKey: sealKey, signatory: nil)
            return nil
        } catch {
            #expect(error.status == .unverified)
            return error.cause
        }
    }

    @Test func whatIsPrintedIsFoundAgainAndHolds() throws {
        let document = try document()
        let bytes = try #require(document.printed())
        #expect(SealedAgreement(inside: bytes) == document)
        #expect(fault(bytes, sealKey: Hex.encode(document.sealKey)) == nil)
        #expect(bytes == document.printed())
    }

    @Test func anotherKeyIsNamed() throws {
        let bytes = try #require(try document().printed())
        #expect(fault(bytes, sealKey: Hex.encode(try SM2PrivateKey().publicKey.bytes)) == "seal-key")
        #expect(fault(Array("%PDF-1.7".utf8)) == "attachment")
    }

    @Test func noByteCanBeChanged() throws {
        let bytes = try #require(try document().printed())
        var named: Set<String> = []
        for place in stride(from: 0, to: bytes.count, by: 13) {
            var changed = bytes
            changed[place] ^= 1
            let fault = fault(changed)
            #expect(fault != nil, "byte \(place)")
            named.insert(fault?.split(separator: ":").first.map(String.init) ?? "")
        }
        #expect(named.isSuperset(of: ["agreement-text", "operator-signature", "seal-signature", "printed-text"]))
        #expect(fault(bytes + [0x0A])?.hasPrefix("printed-text") == true)
        #expect(fault(Array(bytes.dropLast())) != nil)
    }

    /// The table of places is what readers go by: each entry points at the object it says.
    @Test func everyObjectIsWhereTheTableSays() throws {
        let long = String(repeating: "违约责任与赔偿。", count: 400)
        let bytes = try #require(try document(breach: long).printed())
        let text = String(decoding: bytes, as: Unicode.ASCII.self)
        let start = try #require(text.split(separator: "startxref\n").last.flatMap { Int($0.prefix { $0 != "\n" }) })
        let lines = String(decoding: bytes[start...], as: Unicode.ASCII.self).split(separator: "\n")
        #expect(lines[0] == "xref")
        let count = try #require(lines[1].split(separator: " ").last.flatMap { Int($0) })
        for number in 1..<count {
            let offset = try #require(Int(lines[2 + number].prefix(10)))
            let head = Array("\(number) 0 obj\n".utf8)
            #expect(bytes[offset...].starts(with: head), "object \(number)")
        }
        #expect(text.components(separatedBy: "/Type /Page ").count > 3)
    }
}
