// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why a stream of bytes is no sequence of frames. The connection cannot go on after any of these.
public enum FramingError: Error, Hashable, Sendable {
    /// The header announces more bytes than are accepted; none of them is read.
    case tooLarge(limit: Int, announced: Int)

    /// The frame is compressed, which the two sides have not agreed on.
    case compressedNotAgreed

    /// The first byte is none of the flags that exist.
    case unknownFlags(UInt8)

    /// The stream ended within a frame, with `missing` bytes still to come as far as is known.
    case truncated(missing: Int)
}

extension FramingError: CustomStringConvertible {
    /// What was wrong and what the sender should do.
    public var description: String {
        switch self {
        case .tooLarge(let limit, let announced):
            "a frame of \(announced) bytes was announced, the limit is \(limit): send it in parts"
        case .compressedNotAgreed:
            "the frame is compressed, which was not agreed: send frames as they are"
        case .unknownFlags(let flags):
            "the frame begins with flags \(flags), only 0 is known: check that both sides speak the same protocol"
        case .truncated(let missing):
            "the stream ended within a frame, \(missing) bytes short: send it again on a new connection"
        }
    }
}
