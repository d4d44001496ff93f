// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// Compares the head file with the own log.
struct HeadCheck {
    let directory: String
    let reader: any LedgerStorageReader
    let log: StoredLog

    func run(_ keys: LogKeyResolver) -> [VerificationFinding] {
        let signed: SignedHead
        do throws(LedgerError) {
            signed = try HeadFile(place: DirectoryPlace(directory), isReadOnly: true).current
        } catch {
            return [finding(0, error.shortText)]
        }
        guard signed.head.size > 0 else { return [] }
        var findings: [VerificationFinding] = []
        do throws(LedgerError) {
            let size = try reader.head(of: log).size
            guard signed.head.size <= size else {
                return [finding(size + 1, "\(signed.head.size) records were signed: the database is an old copy")]
            }
            if try reader.hashes(of: log, signed.head.size...signed.head.size) != [signed.head.hash] {
                findings.append(finding(signed.head.size, "the head file names another hash for this record"))
            }
            let first = try reader.records(of: log, from: 1, limit: 1, maximumBytes: 0).first
            guard let first, let key = keys(log.node, first.content) else { return findings }
            let checkpoint = signed.checkpoint ?? Checkpoint()
            if let fault = CheckpointVerifier.signatureFault(checkpoint, signer: log.node, publicKey: key) {
                findings.append(finding(signed.head.size, "the head file's checkpoint: \(fault)"))
            }
        } catch {
            findings.append(finding(error.sequence, error.shortText))
        }
        return findings
    }

    private func finding(_ sequence: UInt64, _ text: String) -> VerificationFinding {
        VerificationFinding(.wrongHead, log.node, sequence, text)
    }
}
