// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
package import Messages

/// Reads one day's file from its beginning and checks the chain on the way.
package struct SegmentReader {
    /// How the file ends.
    package enum End: Sendable, Equatable {
        /// With a whole frame.
        case whole
        /// In the middle of a frame, as a crash leaves it: so many bytes are whole, and these are left.
        case torn(at: UInt64, rest: [UInt8])
        /// Somewhere a frame is not what was written.
        case damaged(at: UInt64)
    }

    package let path: String
    package private(set) var head: NetworkLogHead?
    /// Set once `next` has given nil.
    package private(set) var end: End?
    private let file: SegmentFile
    private(set) var chain = SegmentChain()
    private var buffer: [UInt8] = []
    private var place = 0
    /// Bytes of whole frames so far.
    private var offset: UInt64 = 0
    private var number: UInt64 = 0

    /// The hash of the last frame read.
    package var digest: [UInt8] { chain.digest.bytes }
    /// The number of the last entry read; before the first entry that of the day before.
    package var lastNumber: UInt64 { number }

    /// Reads the head. A file without a whole one has no head, and its `end` says why.
    package init(path: String) throws(NetworkLogError) {
        self.path = path
        file = try SegmentFile(reading: path)
        if let message = try frame() {
            head = try? NetworkLogHead.decode(message)
            if head == nil { end = .damaged(at: 0) }
        } else if end == .whole {
            end = .torn(at: 0, rest: [])
        }
        number = (head?.firstNumber ?? 1) &- 1
    }

    /// The next entry; nil at the end, whatever it is like.
    package mutating func next() throws(NetworkLogError) -> NetworkLogEntry? {
        guard end == nil else { return nil }
        let start = offset
        guard let message = try frame() else { return nil }
        guard let entry = try? NetworkLogEntry.decode(message), entry.number == number &+ 1 else {
            end = .damaged(at: start)
            return nil
        }
        number = entry.number
        return entry
    }

    /// The message of the next whole frame; nil at the end, which is then set.
    private mutating func frame() throws(NetworkLogError) -> [UInt8]? {
        guard try fill(SegmentChain.lengthBytes) else {
            let rest = Array(buffer[place...])
            end = rest.isEmpty ? .whole : .torn(at: offset, rest: rest)
            return nil
        }
        let length = buffer[place..<place + SegmentChain.lengthBytes].reduce(0) { $0 << 8 | Int($1) }
        guard length > 0, length <= NetworkLogLimits.frameBytes else {
            end = try isRestZero() ? .torn(at: offset, rest: [0]) : .damaged(at: offset)
            return nil
        }
        let size = length + SegmentChain.overhead
        guard try fill(size) else {
            end = .torn(at: offset, rest: Array(buffer[place...]))
            return nil
        }
        let start = place + SegmentChain.lengthBytes
        let message = Array(buffer[start..<start + length])
        var next = chain
        guard next.take(message).bytes == Array(buffer[start + length..<place + size]) else {
            end = .damaged(at: offset)
            return nil
        }
        chain = next
        place += size
        offset += UInt64(size)
        return message
    }

    /// Whether so many bytes are in the buffer after reading what is needed.
    private mutating func fill(_ count: Int) throws(NetworkLogError) -> Bool {
        while buffer.count - place < count {
            let bytes = try file.read(count: NetworkLogLimits.readBytes)
            if bytes.isEmpty { return false }
            buffer = Array(buffer[place...]) + bytes
            place = 0
        }
        return true
    }

    /// After a power failure a file may end in pages that were never written.
    private mutating func isRestZero() throws(NetworkLogError) -> Bool {
        while true {
            guard buffer[place...].allSatisfy({ $0 == 0 }) else { return false }
            buffer = try file.read(count: NetworkLogLimits.readBytes)
            place = 0
            if buffer.isEmpty { return true }
        }
    }
}
