// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The bytes that a signature covers, for each thing that is signed in Tongdao.
///
/// A verifier passes the bytes it received, never a second encoding of what it read from them.
public enum SignedBytes {
    /// A person's command; `command` is an encoded `Command`.
    public static func command(_ command: [UInt8]) -> [UInt8] {
        DomainSeparator.command.signedBytes(command)
    }

    /// A node's own checkpoint; `body` is an encoded `CheckpointBody`.
    public static func checkpoint(_ body: [UInt8]) -> [UInt8] {
        DomainSeparator.checkpoint.signedBytes(body)
    }

    /// The countersignature of the node above; `body` is the encoded `CheckpointBody` of the node below.
    public static func countersignature(_ body: [UInt8]) -> [UInt8] {
        DomainSeparator.countersignature.signedBytes(body)
    }

    /// An order: addressee, a zero byte, the number in 8 bytes big-endian, the record's hash.
    public static func order(addressee: String, number: UInt64, recordHash: [UInt8]) -> [UInt8] {
        let bigEndian = withUnsafeBytes(of: number.bigEndian) { Array($0) }
        return DomainSeparator.order.signedBytes(Array(addressee.utf8) + [0] + bigEndian + recordHash)
    }

    /// The receipt for an order carried out; `body` is an encoded `OrderReceiptBody`.
    public static func orderReceipt(_ body: [UInt8]) -> [UInt8] {
        DomainSeparator.orderReceipt.signedBytes(body)
    }

    /// What the node below says first; `body` is an encoded `HelloBody`.
    public static func hello(_ body: [UInt8]) -> [UInt8] {
        DomainSeparator.hello.signedBytes(body)
    }

    /// A renewal of permits; `body` is an encoded `PermitGrantBody`.
    public static func permit(_ body: [UInt8]) -> [UInt8] {
        DomainSeparator.permit.signedBytes(body)
    }

    /// The proof that the key of a seal is at hand where it is entered: the node, a zero byte, the seal's id.
    public static func sealEntry(node: String, seal: String) -> [UInt8] {
        DomainSeparator.sealEntry.signedBytes(Array(node.utf8) + [0] + Array(seal.utf8))
    }

    /// A filing on its way to the province; `text` is an encoded `FilingText`.
    public static func filingSubmission(_ text: [UInt8]) -> [UInt8] {
        DomainSeparator.filingSubmission.signedBytes(text)
    }

    /// The province's receipt. `digest` is the SM3 (32 bytes) that the verifier computed of the filing's text: with
    /// its length fixed, no two pairs of digest and number give the same bytes.
    public static func filingReceipt(digest: [UInt8], receiptNumber: String) -> [UInt8] {
        DomainSeparator.filingReceipt.signedBytes(digest + Array(receiptNumber.utf8))
    }

    /// A person's request to be logged in; `body` is an encoded `LoginBody`.
    public static func login(_ body: [UInt8]) -> [UInt8] {
        DomainSeparator.login.signedBytes(body)
    }

    /// The evidence of a case, by who exported it; `bundle` is an encoded `EvidenceBundle`.
    public static func evidence(_ bundle: [UInt8]) -> [UInt8] {
        DomainSeparator.evidence.signedBytes(bundle)
    }

    /// The hub asks the province for its part in a draw; `body` is an encoded `DrawRequestBody`.
    public static func drawRequest(_ body: [UInt8]) -> [UInt8] {
        DomainSeparator.drawRequest.signedBytes(body)
    }

    /// An office's answer to such a request: the value it reveals, or the commitment alone.
    public static func drawAnswer(_ answer: DrawAnswer) -> [UInt8] {
        answer.value.isEmpty
            ? drawCommitment(listDigest: answer.listDigest, commitment: answer.commitment, drawID: answer.drawId)
            : drawValue(listDigest: answer.listDigest, value: answer.value, drawID: answer.drawId)
    }

    /// An office binds itself in a draw. Digest and commitment have 32 bytes each, so that no two draws give the same bytes.
    public static func drawCommitment(listDigest: [UInt8], commitment: [UInt8], drawID: String) -> [UInt8] {
        DomainSeparator.drawCommitment.signedBytes(listDigest + commitment + Array(drawID.utf8))
    }

    /// An office reveals what it was bound to; digest and value have 32 bytes each.
    public static func drawValue(listDigest: [UInt8], value: [UInt8], drawID: String) -> [UInt8] {
        DomainSeparator.drawValue.signedBytes(listDigest + value + Array(drawID.utf8))
    }
}
