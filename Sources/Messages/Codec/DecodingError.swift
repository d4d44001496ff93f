// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why bytes are not a message that is accepted. Nothing of a refused message is used.
public enum DecodingError: Error, Hashable, Sendable {
    /// The message is longer than `DecodingLimits.maximumBytes`.
    case tooLarge(message: String, bytes: Int, limit: Int)

    /// The bytes are no protobuf, end early, or have bytes left over.
    case malformed(message: String)

    /// Reading would take more memory than `DecodingLimits` grant an input of this size.
    case tooMuchMemory(message: String, limit: Int)

    /// A text field, named as in the .proto, is not valid UTF-8.
    case invalidUTF8(field: String)

    /// A text field, named as in the .proto, holds a NUL, which other languages' tools would take for its end.
    case embeddedNUL(field: String)

    /// The bytes can be read, but are not the one form that `encode` gives; see `Message.decodeCanonical`.
    case notCanonical(message: String)
}

extension DecodingError: CustomStringConvertible {
    /// What was wrong and what the sender should do.
    public var description: String {
        switch self {
        case .tooLarge(let message, let bytes, let limit):
            "\(message) has \(bytes) bytes, the limit is \(limit): send it in parts"
        case .malformed(let message):
            "the bytes are not a \(message): check sender and receiver use the same version of the contract"
        case .tooMuchMemory(let message, let limit):
            "\(message) would take more than \(limit) bytes of memory to read: send fewer, fuller elements"
        case .invalidUTF8(let field):
            "\(field) is not valid UTF-8: encode text as UTF-8, and use a bytes field for what is not text"
        case .embeddedNUL(let field):
            "\(field) holds a NUL character: leave it out"
        case .notCanonical(let message):
            "\(message) is not in canonical form: known fields only, each once, in the order of their numbers, "
                + "without default values"
        }
    }
}
