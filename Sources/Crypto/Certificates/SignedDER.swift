// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The outer layout that certificates and revocation lists share (RFC 5280):
/// `SEQUENCE { signed part, algorithm, BIT STRING signature }`.
///
/// The signed part is kept as the bytes received: a signature is checked over those, never over a new encoding.
struct SignedDER {
    private static let sequence: UInt8 = 0x30
    private static let bitString: UInt8 = 0x03

    let signedPart: [UInt8]
    let signature: [UInt8]

    init(_ der: [UInt8]) throws(CryptoError) {
        var outer = der[...]
        var content = try SignedDER.take(SignedDER.sequence, from: &outer).content
        guard outer.isEmpty else { throw CryptoError(.malformed, "bytes after the end") }
        signedPart = Array(try SignedDER.take(SignedDER.sequence, from: &content).whole)
        _ = try SignedDER.take(SignedDER.sequence, from: &content)
        let bits = try SignedDER.take(SignedDER.bitString, from: &content).content
        guard content.isEmpty, bits.first == 0 else { throw CryptoError(.malformed, "not a signature") }
        signature = Array(bits.dropFirst())
    }

    /// Takes one element off the front.
    private static func take(
        _ tag: UInt8, from bytes: inout ArraySlice<UInt8>
    ) throws(CryptoError) -> (whole: ArraySlice<UInt8>, content: ArraySlice<UInt8>) {
        let start = bytes.startIndex
        guard bytes.count >= 2, bytes[start] == tag else { throw CryptoError(.malformed, "not the element expected") }
        var length = Int(bytes[start + 1])
        var header = 2
        if length >= 0x80 {
            let digits = length & 0x7f
            // Four digits reach 4 GiB; more, or none (the indefinite form), is not DER of anything we take.
            guard (1...4).contains(digits), bytes.count >= 2 + digits else {
                throw CryptoError(.malformed, "a length that is not DER")
            }
            length = bytes[(start + 2)..<(start + 2 + digits)].reduce(0) { $0 << 8 | Int($1) }
            header += digits
        }
        guard length <= bytes.count - header else { throw CryptoError(.malformed, "an element is cut short") }
        let end = start + header + length
        defer { bytes = bytes[end...] }
        return (bytes[start..<end], bytes[(start + header)..<end])
    }
}
