// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Who a certificate speaks for: the URI of its subject alternative name.
///
/// A node is `tongdao://<city>/<territory>`, a person (or an organisation's seal)
/// `tongdao://<city>/<territory>/<organ>/<person>`. What a person may do is a role granted in the ledger, not here.
public struct IdentityURI: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        case node
        case person
    }

    static let scheme = "tongdao://"
    /// The longest part of a name, in bytes; X.520 allows a common name no more.
    public static let maximumPartByteCount = 64

    public let city: String
    public let territory: String
    public let organ: String?
    public let person: String?

    public var kind: Kind { person == nil ? .node : .person }

    /// Throws `malformed` unless `text` is one of the two forms.
    ///
    /// Each part is 1 to 64 of `a`–`z`, `0`–`9`, `.`, `-` and `_`, beginning with a letter or digit: one spelling for
    /// one identity, and nothing that another program could read as syntax.
    public init(_ text: String) throws(CryptoError) {
        guard text.hasPrefix(IdentityURI.scheme) else {
            throw IdentityURI.malformed(text, "it does not begin with \(IdentityURI.scheme)")
        }
        let parts = text.dropFirst(IdentityURI.scheme.count)
            .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 || parts.count == 4 else {
            throw IdentityURI.malformed(text, "it has \(parts.count) parts")
        }
        guard parts.allSatisfy(IdentityURI.isPart) else {
            throw IdentityURI.malformed(text, "a part is empty, too long, or has a letter that is not allowed")
        }
        city = parts[0]
        territory = parts[1]
        organ = parts.count == 4 ? parts[2] : nil
        person = parts.count == 4 ? parts[3] : nil
    }

    /// The last part: the name to show.
    public var name: String { person ?? territory }

    static func isPart(_ text: String) -> Bool {
        guard (1...maximumPartByteCount).contains(text.utf8.count), let first = text.utf8.first else { return false }
        return isLetterOrDigit(first) && text.utf8.allSatisfy { isLetterOrDigit($0) || ".-_".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func malformed(_ text: String, _ why: String) -> CryptoError {
        CryptoError(
            .malformed, "\"\(text.prefix(300))\" is not an identity: \(why)",
            remedy: "write tongdao://city/territory or tongdao://city/territory/organ/person in lower case")
    }
}

extension IdentityURI: CustomStringConvertible {
    public var description: String {
        let node = "\(IdentityURI.scheme)\(city)/\(territory)"
        guard let organ, let person else { return node }
        return "\(node)/\(organ)/\(person)"
    }
}
