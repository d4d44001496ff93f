// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CaseEvidence
import Crypto
import Messages
import Testing

/// What the evidence of a case proves, and what it finds when anything is not as it was.
@Suite struct EvidenceTests {
    private let run: TestRun
    private let workshop: EvidenceWorkshop

    init() throws {
        run = try TestRun()
        workshop = try EvidenceWorkshop(directory: run.directory)
    }

    /// The first fault of the evidence after a change by someone who writes the file anew and signs it.
    private func fault(
        certificates: [String] = [], _ change: (inout EvidenceBundle) throws -> Void
    ) throws -> EvidenceCheck? {
        var bundle = try workshop.bundle()
        try change(&bundle)
        let keys = try workshop.certificates(certificates)
        return try EvidenceVerifier.verify(try workshop.file(bundle), certificates: keys).fault?.check
    }

    private static func sequences(_ log: EvidenceLog) -> [UInt64] { log.records.map { $0.proof?.sequence ?? 0 } }

    // MARK: - What is there

    @Test func aCaseIsCollectedWithItsKeysAndNothingElse() throws {
        let bundle = try workshop.bundle()
        #expect(bundle.logs.map(\.node) == [EvidenceWorkshop.county, EvidenceWorkshop.hub])
        // Without 5, the node's maintenance, and 8, somebody's other application.
        #expect(Self.sequences(bundle.logs[0]) == [1, 2, 3, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16])
        #expect(Self.sequences(bundle.logs[1]) == [1, 2, 3, 4, 5, 6, 7, 8])
    }

    @Test func theWholeOfItHolds() throws {
        let report = try EvidenceVerifier.verify(try workshop.file(try workshop.bundle()))
        #expect(report.fault == nil)
        #expect(report.exporter == EvidenceWorkshop.exporter)
        #expect(Set(report.findings.map(\.check)) == Set(EvidenceCheck.allCases))
        // Nobody but the file says whose keys these are, and of the province it has none.
        #expect(report.keyOrigins == [.record, .own])
        let open = report.findings.filter { $0.result == .keyUnknown }.map(\.check)
        #expect(open == [.countersignature, .filingReceipt, .filingReceipt])
        #expect(report.findings.filter { $0.result == .absent }.map(\.check) == [.countersignature, .countersignature])
    }

    @Test func certificatesTakeTheWordOfTheFile() throws {
        let everyone = workshop.keys.keys.filter { $0 != "seal" }
        let report = try EvidenceVerifier.verify(
            try workshop.file(try workshop.bundle()), certificates: try workshop.certificates(everyone))
        #expect(report.fault == nil)
        #expect(report.keyOrigins == [.certificate, .record])
        #expect(!report.findings.contains { $0.result == .keyUnknown })
        #expect(report.findings.contains { $0.check == .filingReceipt && $0.result == .signed(.certificate) })
        // No certificate vouches for a seal: its entry in the register does.
        let seal = report.findings.first { $0.check == .sealSignature }
        #expect(seal?.result == .signed(.record))
    }

    // MARK: - Every byte

    @Test func noByteCanBeChanged() throws {
        let bytes = try workshop.file(try workshop.bundle())
        var named: Set<EvidenceCheck> = []
        for place in Array(stride(from: 0, to: bytes.count, by: 97)) + [bytes.count - 1] {
            var changed = bytes
            changed[place] ^= 1
            guard let report = try? EvidenceVerifier.verify(changed) else {
                #expect(place < "tongdao evidence 1\n".utf8.count, "byte \(place)")
                continue
            }
            #expect(report.fault != nil, "byte \(place)")
            if let fault = report.fault { named.insert(fault.check) }
        }
        #expect(named.isSuperset(of: [.inclusion, .file]), "\(named)")
        for changed in [bytes + [0x0A], Array(bytes.dropLast()), Array(bytes.prefix(40))] {
            #expect(try EvidenceVerifier.verify(changed).fault != nil)
        }
        #expect(throws: EvidenceFormat.Unreadable.notEvidence) {
            try EvidenceVerifier.verify(Array("%PDF-1.7\n".utf8))
        }
        #expect(throws: EvidenceFormat.Unreadable.otherVersion("2")) {
            try EvidenceVerifier.verify(Array("tongdao evidence 2\n".utf8) + bytes.dropFirst(19))
        }
    }

    /// Whoever changes a byte can write the digest anew and sign as the exporter with a key of their own. Even so, with
    /// the certificates, no change of what is proved stays unseen.
    @Test func aFileWrittenAnewHidesNothing() throws {
        let bundle = try workshop.bundle()
        let keys = try workshop.certificates(
            workshop.keys.keys.filter { $0 != "seal" && $0 != EvidenceWorkshop.exporter })
        let original = try EvidenceVerifier.verify(try workshop.file(bundle), certificates: keys)
        #expect(original.isSound)
        let bytes = bundle.encode()
        var count = 0
        for place in stride(from: 0, to: bytes.count, by: 89) {
            var changed = bytes
            changed[place] ^= 1
            guard let other = try? EvidenceBundle.decodeCanonical(changed) else { continue }
            let report = try EvidenceVerifier.verify(
                try workshop.file(other, by: EvidenceWorkshop.exporter), certificates: keys)
            let isSeen =
                !report.isSound || report.findings != original.findings || other.exportedMs != bundle.exportedMs
            #expect(isSeen, "byte \(place)")
            count += 1
        }
        #expect(count > 50)
    }

    // MARK: - What somebody might do

    @Test func aChangedRecordIsNamed() throws {
        let found = try fault { bundle in
            let index = bundle.logs[0].records[5].record.count - 1
            bundle.logs[0].records[5].record[index] ^= 1
        }
        #expect(found == .inclusion || found == .record)
        #expect(try fault { $0.logs[0].records[5].previousHash[0] ^= 1 } == .inclusion)
        #expect(try fault { $0.logs[0].records.swapAt(5, 6) } == .log)
        #expect(try fault { $0.logs.append($0.logs[1]) } == .log)
        #expect(try fault { $0.logs[0].consistency = nil } == .consistency)
    }

    @Test func aMissingRecordIsFound() throws {
        func fault(without sequence: UInt64, log: Int = 0) throws -> EvidenceCheck? {
            try self.fault { bundle in bundle.logs[log].records.removeAll { $0.proof?.sequence == sequence } }
        }
        #expect(try fault(without: 1) == .genesis)
        #expect(try fault(without: 7) == .course)
        #expect(try fault(without: 11) == .course)
        #expect(try fault(without: 14) == .decision)
        #expect(try fault(without: 13) == .decision)
        #expect(try fault(without: 4, log: 1) == .decision)
        // The county's ledger holds the order that carried it.
        #expect(try fault(without: 6, log: 1) == .orderedRecord)
        #expect(try self.fault { $0.logs.removeLast() } == .log)
    }

    @Test func aDecisionOfAnotherCaseIsFound() throws {
        for sequence: UInt64 in [5, 8] {
            let bundle = try workshop.bundle(extra: [sequence])
            let report = try EvidenceVerifier.verify(try workshop.file(bundle))
            #expect(report.fault == EvidenceFinding(.concern, "\(EvidenceWorkshop.county)#\(sequence)", .differs))
        }
        #expect(try fault { $0.applicationId = "A330902-2026-0002" } != nil)
    }

    @Test func anotherAgreementIsFound() throws {
        let other = workshop.text(breach: "不赔偿")
        #expect(try fault { $0.agreement?.text = other } == .agreementText)
        #expect(try fault { $0.agreement = nil } == .agreementText)
        let key = try SM2PrivateKey().publicKey.bytes
        #expect(try fault { $0.agreement?.signatoryKey = key } == .operatorSignature)
        #expect(try fault { $0.agreement?.sealKey = key } == .sealSignature)
    }

    @Test func theReceiptIsForThisFiling() throws {
        let other = workshop.filingText(number: "ZS-2026-000002")
        #expect(try fault { $0.filingText = other } == .filingText)
        #expect(try fault { $0.filingText = [] } == .filingText)
        let elsewhere = try EvidenceWorkshop(
            directory: run.directory, receiptedDigest: SM3.hash(other).bytes)
        let file = try elsewhere.file(try elsewhere.bundle())
        let keys = try elsewhere.certificates([EvidenceWorkshop.province])
        #expect(try EvidenceVerifier.verify(file, certificates: keys).fault?.check == .filingReceipt)
    }

    @Test func aWrongCertificateIsFound() throws {
        let file = try workshop.file(try workshop.bundle())
        let stranger = try SM2PrivateKey().publicKey
        let expected: [(String, EvidenceCheck)] = [
            (EvidenceWorkshop.county, .checkpoint), (EvidenceWorkshop.hub, .countersignature),
            (EvidenceWorkshop.province, .countersignature), (EvidenceWorkshop.officer, .command),
            (EvidenceWorkshop.signatory, .command), (EvidenceWorkshop.exporter, .command),
        ]
        for (name, check) in expected {
            let fault = try EvidenceVerifier.verify(file, certificates: [name: [stranger]]).fault
            #expect(fault?.check == check, "\(name)")
            // Somebody who lost a key has had two.
            let both = [name: [stranger, try workshop.key(name).publicKey]]
            #expect(try EvidenceVerifier.verify(file, certificates: both).isSound, "\(name)")
        }
    }

    @Test func onlyWhoExportedItCanSignIt() throws {
        let bundle = try workshop.bundle()
        let forged = try workshop.file(bundle, by: EvidenceWorkshop.officer)
        let keys = try workshop.certificates([EvidenceWorkshop.exporter])
        #expect(try EvidenceVerifier.verify(forged, certificates: keys).fault?.check == .exporter)
        let signed = try EvidenceFile.decode(Array(try workshop.file(bundle).dropFirst(19).dropLast(32)))
        var other = bundle
        other.exportedMs += 1
        let swapped = EvidenceFormat.write(
            EvidenceFile(bundle: other.encode(), signature: signed.signature, publicKey: signed.publicKey))
        #expect(try EvidenceVerifier.verify(swapped).fault?.check == .exporter)
    }

    /// A node that countersigned itself would be believed twice.
    @Test func aCountersignatureIsAnothers() throws {
        let found = try fault { bundle in
            let signed = bundle.logs[0].checkpoints[0]
            let message = SignedBytes.countersignature(signed.body)
            bundle.logs[0].checkpoints[0].countersignatures = [
                Signature(
                    signer: EvidenceWorkshop.county,
                    value: try workshop.key(EvidenceWorkshop.county).sign(message).bytes)
            ]
        }
        #expect(found == .countersignature)
    }
}
