// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// Every way of changing one field of a message: by its wire form, so that no field is forgotten when one is added.
enum BodyMutations {
    /// Bodies that differ from `body` in one leaf, and are still bodies.
    static func of(_ body: Body) -> [Body] {
        variants(body.encode(), numbers: [{ $0 ^ 1 }]).compactMap { bytes in
            guard let changed = try? Body.decode(bytes), changed != body, changed.fact != nil else { return nil }
            return changed
        }
    }

    private struct Piece {
        let start: Int
        let end: Int
        let valueStart: Int
        let isNested: Bool
    }

    /// The encodings with one leaf changed or one field left out; a number is changed by each of `numbers`.
    static func variants(_ bytes: [UInt8], numbers: [(UInt64) -> UInt64]) -> [[UInt8]] {
        guard let pieces = pieces(bytes) else { return [] }
        var found: [[UInt8]] = []
        for piece in pieces {
            found.append(Array(bytes[..<piece.start] + bytes[piece.end...]))
            let value = Array(bytes[piece.valueStart..<piece.end])
            let head = bytes[..<piece.start]
            let tag = bytes[piece.start..<piece.valueStart]
            if piece.isNested {
                let (length, lengthBytes) = varint(value, 0) ?? (0, 0)
                let content = Array(value.dropFirst(lengthBytes))
                guard content.count == Int(length) else { continue }
                // A text or bytes field: its last byte; ASCII stays ASCII.
                if var changed = Optional(content), let last = changed.last {
                    changed[changed.count - 1] = last ^ 1
                    found.append(
                        Array(head) + Array(tag) + Array(value.prefix(lengthBytes)) + changed + bytes[piece.end...])
                }
                for inner in variants(content, numbers: numbers) {
                    found.append(Array(head) + Array(tag) + encode(UInt64(inner.count)) + inner + bytes[piece.end...])
                }
            } else if let (number, _) = varint(value, 0) {
                for change in numbers {
                    found.append(Array(head) + Array(tag) + encode(change(number)) + bytes[piece.end...])
                }
            }
        }
        return found
    }

    private static func pieces(_ bytes: [UInt8]) -> [Piece]? {
        var pieces: [Piece] = []
        var place = 0
        while place < bytes.count {
            guard let (tag, tagBytes) = varint(bytes, place), tag >> 3 > 0 else { return nil }
            let value = place + tagBytes
            switch tag & 7 {
            case 0:
                guard let (_, count) = varint(bytes, value) else { return nil }
                pieces.append(Piece(start: place, end: value + count, valueStart: value, isNested: false))
                place = value + count
            case 2:
                guard let (length, count) = varint(bytes, value), length <= UInt64(bytes.count) else { return nil }
                let end = value + count + Int(length)
                guard end <= bytes.count else { return nil }
                pieces.append(Piece(start: place, end: end, valueStart: value, isNested: true))
                place = end
            default: return nil
            }
        }
        return pieces
    }

    private static func varint(_ bytes: [UInt8], _ start: Int) -> (UInt64, Int)? {
        var (value, place, shift) = (UInt64(0), start, UInt64(0))
        while place < bytes.count, shift < 64 {
            value |= UInt64(bytes[place] & 127) << shift
            place += 1
            if bytes[place - 1] < 128 { return (value, place - start) }
            shift += 7
        }
        return nil
    }

    private static func encode(_ value: UInt64) -> [UInt8] {
        var (rest, out) = (value, [UInt8]())
        while rest >= 128 {
            out.append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        return out + [UInt8(rest)]
    }
}
