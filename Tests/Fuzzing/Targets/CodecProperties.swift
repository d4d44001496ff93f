// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// What must hold for any bytes given to `Message.decode`.
enum CodecProperties {
    /// Decodes under hostile conditions.
    /// - Returns: nil when the bytes are refused.
    static func check<M: Message>(_ type: M.Type, _ bytes: [UInt8]) throws(Violation) -> M? {
        let guarded = GuardedBytes(bytes)
        let limits = DecodingLimits.default
        guard let value = try? M.decode(guarded.bytes, limits: limits) else {
            try require((try? M.decodeCanonical(bytes)) == nil, "\(type): canonical, and yet refused by decode")
            return nil
        }
        let encoded = value.encode()
        try require(encoded.count == value.encodedSize, "\(type): encodedSize is not what encode writes")
        do {
            // The canonical form may be longer than what was read: packed and merged fields only shrink, but a number
            // that was cut to its 32 bits grows with its sign.
            let again = try M.decode(encoded)
            try require(again == value, "\(type): encoded and read again it is another value")
            try require(again.encode() == encoded, "\(type): two encodings of one value")
        } catch let violation as Violation {
            throw violation
        } catch {
            throw Violation("\(type): its own encoding is refused: \(error)")
        }
        let isCanonical = (try? M.decodeCanonical(bytes)) != nil
        try require(isCanonical == (encoded == bytes), "\(type): decodeCanonical and encode disagree")
        try limitsHold(type, bytes, value)
        return value
    }

    /// Tighter limits refuse, or change nothing.
    private static func limitsHold<M: Message>(_ type: M.Type, _ bytes: [UInt8], _ value: M) throws(Violation) {
        if !bytes.isEmpty {
            let short = DecodingLimits(maximumBytes: bytes.count - 1)
            do {
                _ = try M.decode(bytes, limits: short)
                throw Violation("\(type): longer than its limit and accepted")
            } catch let violation as Violation {
                throw violation
            } catch DecodingError.tooLarge {
            } catch {
                throw Violation("\(type): \(error) where it is too large")
            }
        }
        let poor = DecodingLimits(baseMemoryBytes: 64, memoryBytesPerInputByte: 4)
        do {
            let read = try M.decode(bytes, limits: poor)
            try require(read == value, "\(type): less memory gives another value")
        } catch let violation as Violation {
            throw violation
        } catch DecodingError.tooMuchMemory {
        } catch {
            throw Violation("\(type): \(error) where memory is short")
        }
    }
}
