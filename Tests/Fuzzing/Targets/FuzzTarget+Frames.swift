// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension FuzzTarget {
    /// The stream of frames, cut into pieces at places that the input chooses.
    ///
    /// Form: a byte for the limit, a byte for the number of piece lengths, the lengths, and the stream.
    public static let frames = FuzzTarget(name: "frames", maximumInputBytes: 2_048, form: .plain) {
        (input, _) throws(Violation) in
        try FramesProperties.check(input)
    }
}

enum FramesProperties {
    /// What a decoder gave for a stream.
    private struct Outcome: Equatable {
        var messages: [[UInt8]] = []
        var failure: FramingError?
        var end: FramingError?
    }

    static func check(_ input: [UInt8]) throws(Violation) {
        guard input.count >= 2 else { return }
        let limitBytes = Int(input[0]) * 8
        let lengths = input[2...].prefix(Int(input[1] % 16)).map { Int($0) }
        let stream = Array(input[2...].dropFirst(lengths.count))
        let expected = reference(stream, limitBytes: limitBytes)
        let whole = try decode([stream], limitBytes: limitBytes)
        let cut = try decode(pieces(of: stream, lengths), limitBytes: limitBytes)
        try require(whole == expected, "\(whole) is read where \(expected) is written")
        // A header that is refused may be so before all of it is there, so the same fault shows at any cut.
        try require(cut == whole, "cut by \(lengths): \(cut), whole: \(whole)")
        for message in whole.messages {
            try require(
                message.count <= limitBytes, "a message of \(message.count) bytes passed a limit of \(limitBytes)")
        }
    }

    private static func pieces(of stream: [UInt8], _ lengths: [Int]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = stream[...]
        // Lengths that are all 0 would never come to an end.
        guard lengths.contains(where: { $0 > 0 }) else { return rest.map { [$0] } }
        while !rest.isEmpty {
            for length in lengths {
                pieces.append(Array(rest.prefix(length)))
                rest = rest.dropFirst(length)
            }
        }
        return pieces
    }

    private static func decode(_ pieces: [[UInt8]], limitBytes: Int) throws(Violation) -> Outcome {
        var decoder = FrameDecoder(limitBytes: limitBytes)
        var outcome = Outcome()
        for piece in pieces {
            // Memory of exactly its size, so that AddressSanitizer sees the first byte read beyond it.
            let exact = UnsafeMutableRawBufferPointer.allocate(byteCount: piece.count, alignment: 1)
            defer { exact.deallocate() }
            exact.copyBytes(from: piece)
            do {
                try decoder.consume(UnsafeRawBufferPointer(exact)) { outcome.messages.append(Array($0)) }
                try require(outcome.failure == nil, "the decoder went on after \(outcome.failure as FramingError?)")
            } catch let failure as FramingError {
                try require(outcome.failure == nil || outcome.failure == failure, "\(failure) after another failure")
                outcome.failure = failure
            } catch let violation as Violation {
                throw violation
            } catch {
                throw Violation("\(error)")
            }
        }
        do { try decoder.finish() } catch { outcome.end = error }
        return outcome
    }

    /// The same stream read in the plainest way, from docs/protocol.md.
    private static func reference(_ stream: [UInt8], limitBytes: Int) -> Outcome {
        var outcome = Outcome()
        var place = 0
        while place < stream.count {
            switch stream[place] {
            case 0: break
            case 1: outcome.failure = .compressedNotAgreed
            case let flags: outcome.failure = .unknownFlags(flags)
            }
            if outcome.failure != nil { break }
            let left = stream.count - place
            guard left >= 5 else {
                outcome.end = .truncated(missing: 5 - left)
                return outcome
            }
            let length = stream[place + 1..<place + 5].reduce(0) { $0 << 8 | Int($1) }
            if length > limitBytes {
                outcome.failure = .tooLarge(limit: limitBytes, announced: length)
                break
            }
            guard left - 5 >= length else {
                outcome.end = .truncated(missing: length - (left - 5))
                return outcome
            }
            outcome.messages.append(Array(stream[place + 5..<place + 5 + length]))
            place += 5 + length
        }
        outcome.end = outcome.failure
        return outcome
    }
}
