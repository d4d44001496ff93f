// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a relay does with the line that leads through it.
public enum RelayMode: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Everything passes.
    case open
    /// Cut: connections are reset and new ones as soon as they are made.
    case cut
    /// Cut as by a dead router: connections stay up, nothing passes, nobody is told.
    case silent
    /// Everything passes, each piece this much later. Milliseconds.
    case slow(Int)

    /// Reads `open`, `cut`, `silent` or `slow:<milliseconds>`.
    public init?(_ text: String) {
        switch text {
        case "open": self = .open
        case "cut": self = .cut
        case "silent": self = .silent
        default:
            guard text.hasPrefix("slow:"), let delay = Int(text.dropFirst(5)), delay >= 0 else { return nil }
            self = .slow(delay)
        }
    }

    public var description: String {
        switch self {
        case .open: "open"
        case .cut: "cut"
        case .silent: "silent"
        case .slow(let milliseconds): "slow:\(milliseconds)"
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let mode = RelayMode(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is no relay mode")
        }
        self = mode
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
