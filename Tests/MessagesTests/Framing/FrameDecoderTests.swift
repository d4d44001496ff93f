// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Messages
import Testing

@Suite("Frames out of a stream")
struct FrameDecoderTests {
    private static let messages: [[UInt8]] = [[], [1], Array(repeating: 2, count: 300), [], Array(0..<70)]

    private static func frame(_ message: [UInt8], flags: UInt8 = 0) -> [UInt8] {
        [flags] + withUnsafeBytes(of: UInt32(message.count).bigEndian) { Array($0) } + message
    }

    @Test("pieces of any size give the same messages", arguments: [1, 2, 3, 4, 5, 6, 7, 64, 304, 305, 306, 10_000])
    func pieces(_ size: Int) throws {
        let stream = Self.messages.flatMap { Self.frame($0) }
        var decoder = FrameDecoder(limitBytes: 300)
        var received: [[UInt8]] = []
        for start in stride(from: 0, to: stream.count, by: size) {
            received += try decoder.consume(Array(stream[start..<min(start + size, stream.count)]))
        }
        #expect(received == Self.messages)
        try decoder.finish()
    }

    @Test("a length over the limit is refused with the fifth byte, before anything is kept")
    func tooLarge() throws {
        var decoder = FrameDecoder(limitBytes: 300)
        #expect(try decoder.consume([0, 0, 0, 1]) == [])
        #expect(throws: FramingError.tooLarge(limit: 300, announced: 301)) { try decoder.consume([45]) }
        #expect(throws: FramingError.tooLarge(limit: 300, announced: 301)) { try decoder.consume([0]) }
        #expect(throws: FramingError.tooLarge(limit: 300, announced: 301)) { try decoder.finish() }
        var whole = FrameDecoder(limitBytes: 300)
        #expect(throws: FramingError.tooLarge(limit: 300, announced: 0xFFFF_FFFF)) {
            try whole.consume([0, 255, 255, 255, 255, 1])
        }
    }

    @Test("flags other than 0 are refused with the first byte")
    func flags() {
        for flags in UInt8(1)...255 {
            var decoder = FrameDecoder(limitBytes: 300)
            let expected: FramingError = flags == 1 ? .compressedNotAgreed : .unknownFlags(flags)
            #expect(throws: expected) { try decoder.consume([flags]) }
        }
        var second = FrameDecoder(limitBytes: 300)
        #expect(throws: FramingError.unknownFlags(2)) { try second.consume(Self.frame([7]) + [2]) }
    }

    @Test("an end within a frame is told from an end between frames")
    func truncated() throws {
        let stream = Self.frame([1, 2, 3])
        for count in 0...stream.count {
            var decoder = FrameDecoder(limitBytes: 300)
            _ = try decoder.consume(Array(stream.prefix(count)))
            if count == 0 || count == stream.count {
                try decoder.finish()
            } else {
                let missing = count < FrameHeader.byteCount ? FrameHeader.byteCount - count : stream.count - count
                #expect(throws: FramingError.truncated(missing: missing)) { try decoder.finish() }
            }
        }
    }

    @Test("a large frame in small pieces takes time in proportion to its length")
    func linear() throws {
        let length = 8 << 20
        var decoder = FrameDecoder(limitBytes: length)
        _ = try decoder.consume([0] + withUnsafeBytes(of: UInt32(length).bigEndian) { Array($0) })
        let piece = [UInt8](repeating: 5, count: 1024)
        var received = 0
        // Quadratic copying would move 32 GiB here.
        for _ in 0..<(length / piece.count) {
            try piece.withUnsafeBytes { bytes in try decoder.consume(bytes) { received += $0.count } }
        }
        #expect(received == length)
    }

    @Test("a framed message is read back")
    func framed() throws {
        let envelope = Envelope(callId: 1, kind: .ping, body: [1, 2, 3])
        var decoder = FrameDecoder(limitBytes: 300)
        let messages = try decoder.consume(envelope.framed())
        #expect(try messages.map { try Envelope.decode($0) } == [envelope])
        #expect(Envelope().framed() == [0, 0, 0, 0, 0])
    }

    @Test("random streams, cut at random, with random damage, end in messages or in an error that stays")
    func mutations() {
        var source = Sampler(seed: 21)
        var (whole, refused) = (0, 0)
        for _ in 0..<5_000 {
            var stream = (0..<4).flatMap { _ in Self.frame(source.bytes()) }
            if source.bool() { stream[source.below(stream.count)] = UInt8(source.below(256)) }
            var decoder = FrameDecoder(limitBytes: 300)
            do throws(FramingError) {
                var rest = stream[...]
                while !rest.isEmpty {
                    let piece = rest.prefix(1 + source.below(200))
                    for message in try decoder.consume(Array(piece)) { #expect(message.count <= 300) }
                    rest = rest.dropFirst(piece.count)
                }
                try decoder.finish()
                whole += 1
            } catch {
                refused += 1
                #expect(error.description.contains(": "))
            }
        }
        #expect(whole > 1000 && refused > 100, "\(whole) whole, \(refused) refused")
    }
}
