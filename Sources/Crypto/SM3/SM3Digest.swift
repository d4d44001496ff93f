// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The 32 bytes of an SM3 hash (GB/T 32905), kept inline: copying or comparing one touches no heap.
///
/// Ordered as its bytes are.
public struct SM3Digest: Sendable, Hashable {
    /// The length of every SM3 hash, in bytes.
    public static let byteCount = 32

    /// The hash of no record: the previous hash of a ledger's first record.
    public static let zero = SM3Digest()

    // The digest's bytes as they lie in memory, whatever the machine's byte order.
    private var words: (UInt64, UInt64, UInt64, UInt64)

    private init() { words = (0, 0, 0, 0) }

    /// Nil unless `bytes` has exactly 32 elements.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == SM3Digest.byteCount else { return nil }
        self.init { $0.copyBytes(from: bytes) }
    }

    /// Nil unless `hexString` is 64 hexadecimal digits.
    public init?(hexString: some StringProtocol) {
        guard let bytes = Hex.decode(hexString) else { return nil }
        self.init(bytes)
    }

    /// Lets `body` write the 32 bytes, which start as zero.
    public init(initializingWith body: (UnsafeMutableRawBufferPointer) -> Void) {
        words = (0, 0, 0, 0)
        Swift.withUnsafeMutableBytes(of: &words, body)
    }

    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// 64 lower-case hexadecimal digits.
    public var hexString: String { withUnsafeBytes { Hex.encode($0) } }

    /// Lends the 32 bytes for the length of `body`.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try Swift.withUnsafeBytes(of: words, body)
    }

    public static func == (left: SM3Digest, right: SM3Digest) -> Bool { left.words == right.words }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension SM3Digest: Comparable {
    public static func < (left: SM3Digest, right: SM3Digest) -> Bool { left.ordered < right.ordered }

    private var ordered: (UInt64, UInt64, UInt64, UInt64) {
        (
            UInt64(bigEndian: words.0), UInt64(bigEndian: words.1),
            UInt64(bigEndian: words.2), UInt64(bigEndian: words.3)
        )
    }
}

extension SM3Digest: CustomStringConvertible {
    public var description: String { hexString }
}
