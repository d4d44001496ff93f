// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

extension ChunkWalk {
    /// Checks all of a checkpoint but its root.
    ///
    /// - Parameter head: the hash of the record it covers last; nil if that record could not be used.
    func check(_ stored: StoredCheckpoint, head: SM3Digest?, _ outcome: inout Outcome) {
        guard let body = try? CheckpointBody.decode(stored.checkpoint.body) else {
            outcome.findings.append(finding(.wrongCheckpoint, stored.size, "the checkpoint's body cannot be read"))
            return
        }
        if body.node != log.node || body.size != stored.size {
            let text = "the checkpoint is one of \(body.node) over \(body.size) records"
            outcome.findings.append(finding(.wrongCheckpoint, stored.size, text))
        }
        if let head, SM3Digest(body.head) != head {
            outcome.findings.append(
                finding(.wrongCheckpoint, stored.size, "the checkpoint names another hash for its last record"))
        }
        if let publicKey {
            let fault = CheckpointVerifier.signatureFault(stored.checkpoint, signer: log.node, publicKey: publicKey)
            if let fault { outcome.findings.append(finding(.wrongSignature, stored.size, "\(fault)")) }
        }
        for countersignature in stored.checkpoint.countersignatures {
            check(countersignature, of: stored, &outcome)
        }
    }

    private func check(_ countersignature: Signature, of stored: StoredCheckpoint, _ outcome: inout Outcome) {
        let signer = countersignature.signer
        guard let key = countersigners(signer) else {
            outcome.findings.append(finding(.keyUnknown, stored.size, "the key of the countersigner \(signer)"))
            return
        }
        outcome.countersignatureCount += 1
        if !CheckpointVerifier.isCountersigned(stored.checkpoint, by: countersignature, publicKey: key) {
            outcome.findings.append(
                finding(.wrongCountersignature, stored.size, "not the countersignature of \(signer)"))
        }
    }
}
