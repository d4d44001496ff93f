// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Cuts a stream of bytes, arriving in pieces of any size, into frames.
///
/// A frame that lies whole within a piece is handed out where it lies. Otherwise the bytes are kept until the rest
/// arrives; memory follows what has arrived, not what was announced, and each byte is copied once.
/// After an error the stream has no meaning any more: every further call throws the same error.
public struct FrameDecoder: Sendable {
    /// The longest message that is accepted.
    public let limitBytes: Int
    private var header: FrameHeader?
    /// The beginning of a header or of a message that is not whole yet.
    private var kept: [UInt8] = []
    private var failure: FramingError?

    public init(limitBytes: Int) {
        self.limitBytes = limitBytes
    }

    /// Takes the next piece of the stream.
    ///
    /// - Parameter handle: gets each frame's message, in order; the memory is valid during the call only.
    public mutating func consume(
        _ bytes: UnsafeRawBufferPointer, _ handle: (UnsafeRawBufferPointer) -> Void
    ) throws(FramingError) {
        if let failure { throw failure }
        do {
            var rest = bytes[...]
            while try readHeader(&rest), readMessage(&rest, handle) {}
        } catch {
            failure = error
            kept = []
            throw error
        }
    }

    /// Takes the next piece of the stream and gives the messages of the frames it completes.
    public mutating func consume(_ bytes: [UInt8]) throws(FramingError) -> [[UInt8]] {
        var messages: [[UInt8]] = []
        try bytes.span.bytes.withUnsafeBytes { (buffer) throws(FramingError) in
            try consume(buffer) { messages.append(Array($0)) }
        }
        return messages
    }

    /// To be called at the end of the stream.
    ///
    /// - Throws: `FramingError.truncated` if it ends within a frame, or the error from before.
    public func finish() throws(FramingError) {
        if let failure { throw failure }
        if let header { throw .truncated(missing: header.length - kept.count) }
        if !kept.isEmpty { throw .truncated(missing: FrameHeader.byteCount - kept.count) }
    }

    /// Sees to it that the header of the next frame is known; false while bytes are missing.
    private mutating func readHeader(_ rest: inout Slice<UnsafeRawBufferPointer>) throws(FramingError) -> Bool {
        if header != nil { return true }
        if kept.isEmpty, let whole = try FrameHeader.parse(.init(rebasing: rest), limitBytes: limitBytes) {
            rest = rest.dropFirst(FrameHeader.byteCount)
            header = whole
            return true
        }
        keep(upTo: FrameHeader.byteCount, &rest)
        let limit = limitBytes
        header = try kept.span.bytes.withUnsafeBytes { (bytes) throws(FramingError) in
            try FrameHeader.parse(bytes, limitBytes: limit)
        }
        if header != nil { kept = [] }
        return header != nil
    }

    /// Hands out the message that the header announces; false while bytes are missing.
    private mutating func readMessage(
        _ rest: inout Slice<UnsafeRawBufferPointer>, _ handle: (UnsafeRawBufferPointer) -> Void
    ) -> Bool {
        guard let length = header?.length else { return false }
        if kept.isEmpty, rest.count >= length {
            handle(UnsafeRawBufferPointer(rebasing: rest.prefix(length)))
            rest = rest.dropFirst(length)
        } else {
            keep(upTo: length, &rest)
            guard kept.count == length else { return false }
            kept.withUnsafeBytes(handle)
            kept = []
        }
        header = nil
        return true
    }

    /// Moves bytes from the piece until `count` are kept.
    private mutating func keep(upTo count: Int, _ rest: inout Slice<UnsafeRawBufferPointer>) {
        let part = rest.prefix(count - kept.count)
        kept.append(contentsOf: part)
        rest = rest.dropFirst(part.count)
    }
}
