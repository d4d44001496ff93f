// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why a text is not the name of a node or a person.
public struct NameError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Cause: Hashable, Sendable {
        /// The text does not begin with `tongdao://`.
        case scheme
        /// The name has `found` segments where `expected` are needed.
        case segmentCount(expected: [Int], found: Int)
        /// A segment is empty or longer than `NameSegment.maximumLength`.
        case segmentLength(String)
        /// A segment holds something else than lowercase ASCII letters, digits and hyphens.
        case segmentCharacter(String)
    }

    /// The text as given, cut where it is too long to be shown.
    public let text: String
    public let cause: Cause

    init(_ text: String, _ cause: Cause) {
        self.text = String(text.prefix(300))
        self.cause = cause
    }

    /// What was wrong and what a name looks like.
    public var description: String {
        let problem =
            switch cause {
            case .scheme: "does not begin with \(NameSegment.scheme)"
            case .segmentCount(let expected, let found): "has \(found) segments instead of \(expected)"
            case .segmentLength(let segment): "has a segment of \(segment.utf8.count) characters, 1 to 64 are allowed"
            case .segmentCharacter(let segment): "has in \"\(segment.prefix(64))\" what is none of a-z, 0-9 and -"
            }
        return "\"\(text)\" \(problem): write tongdao://<city>/<territory> for a node, "
            + "tongdao://<city>/<territory>/<organ>/<person> for a person"
    }
}

/// The grammar of names, shared by nodes and people.
enum NameSegment {
    static let scheme = "tongdao://"
    static let maximumLength = 64

    /// The segments of `uri`, each checked.
    static func parse(_ uri: String) throws(NameError) -> [String] {
        guard uri.utf8.starts(with: scheme.utf8) else { throw NameError(uri, .scheme) }
        // No name is longer than four segments; what is, is not split at all.
        let segments = uri.utf8.dropFirst(scheme.utf8.count)
            .split(separator: UInt8(ascii: "/"), maxSplits: 4, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        for segment in segments.prefix(4) { try check(segment, in: uri) }
        return segments
    }

    static func check(_ segment: String, in text: String) throws(NameError) {
        guard (1...maximumLength).contains(segment.utf8.count) else { throw NameError(text, .segmentLength(segment)) }
        let isAllowed = segment.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-")
        }
        guard isAllowed else { throw NameError(text, .segmentCharacter(segment)) }
    }
}
