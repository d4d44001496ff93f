// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// The own log's last signed head, as one slot of the head file holds it.
///
///     "TDHEAD" ‖ version(2) ‖ generation(8) ‖ size(8) ‖ hash(32) ‖ length(2) ‖ checkpoint ‖ SM3 of all before
///
/// Integers are big-endian; the checkpoint is an encoded `Checkpoint`, empty while the log has no record.
struct SignedHead: Sendable, Hashable {
    /// A slot never spans two pages, so that writing one cannot harm the other.
    static let slotBytes = 4_096
    private static let magic = Array("TDHEAD".utf8)
    private static let version: UInt64 = 1
    private static let prefixBytes = 6 + 2 + 8 + 8 + 32 + 2

    /// Counts the writes of the head file.
    let generation: UInt64
    let head: LogHead
    /// The signed checkpoint over `head`, without countersignatures; nil while the log is empty.
    let checkpoint: Checkpoint?

    init(generation: UInt64, head: LogHead, checkpoint: Checkpoint?) {
        self.generation = generation
        self.head = head
        // As it will be read back: one kept by the database may have been countersigned since it was signed.
        var own = checkpoint
        own?.countersignatures = []
        self.checkpoint = own
    }

    /// Nil if the slot was never written, or not wholly.
    init?(slot: [UInt8]) {
        guard slot.count >= SignedHead.prefixBytes + SM3Digest.byteCount, slot.starts(with: SignedHead.magic) else {
            return nil
        }
        let length = Int(SignedHead.number(slot[56..<58]))
        let end = SignedHead.prefixBytes + length
        guard end + SM3Digest.byteCount <= slot.count, SignedHead.number(slot[6..<8]) == SignedHead.version,
            SM3Digest(slot[end..<end + SM3Digest.byteCount]) == SM3.hash(Array(slot[..<end])),
            let hash = SM3Digest(slot[24..<56])
        else { return nil }
        generation = SignedHead.number(slot[8..<16])
        head = LogHead(size: SignedHead.number(slot[16..<24]), hash: hash)
        if length == 0 {
            checkpoint = nil
        } else {
            guard let checkpoint = try? Checkpoint.decode(Array(slot[SignedHead.prefixBytes..<end])) else {
                return nil
            }
            self.checkpoint = checkpoint
        }
    }

    /// The slot's bytes, to be written in one call.
    var slot: [UInt8] {
        var encoded: [UInt8] = []
        if let checkpoint { encoded = checkpoint.encode() }
        var bytes = SignedHead.magic
        SignedHead.append(SignedHead.version, byteCount: 2, to: &bytes)
        SignedHead.append(generation, byteCount: 8, to: &bytes)
        SignedHead.append(head.size, byteCount: 8, to: &bytes)
        bytes += head.hash.bytes
        SignedHead.append(UInt64(encoded.count), byteCount: 2, to: &bytes)
        bytes += encoded
        bytes += SM3.hash(bytes).bytes
        precondition(bytes.count <= SignedHead.slotBytes, "checkpoint bodies are bounded so that a slot holds one")
        return bytes
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    private static func append(_ value: UInt64, byteCount: Int, to bytes: inout [UInt8]) {
        for shift in (0..<byteCount).reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
    }
}
