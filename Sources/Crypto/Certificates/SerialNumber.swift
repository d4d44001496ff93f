// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// A certificate's serial number: the same in an identity's TLS and signing certificate.
public struct SerialNumber: Sendable, Hashable, Comparable {
    /// The length of the serial numbers issued here, in bytes; 126 of the bits are random.
    static let issuedByteCount = 16
    /// RFC 5280, 4.1.2.2: no conforming serial number is longer, in bytes.
    static let maximumByteCount = 20

    /// Most significant byte first, without leading zeros.
    public let bytes: [UInt8]

    /// Nil unless `bytes` is 1 to 20 bytes not beginning with zero.
    init?(_ bytes: [UInt8]) {
        guard (1...SerialNumber.maximumByteCount).contains(bytes.count), bytes[0] != 0 else { return nil }
        self.bytes = bytes
    }

    /// From lower- or upper-case hexadecimal, as shown by `description`.
    public init?(hexString: some StringProtocol) {
        guard let bytes = Hex.decode(hexString) else { return nil }
        self.init(bytes)
    }

    /// A fresh serial number: positive, of full length, not to be guessed.
    init(random: any RandomSource) throws(CryptoError) {
        var bytes = try random.bytes(count: SerialNumber.issuedByteCount)
        bytes[0] = bytes[0] & 0x7f | 0x40
        self.bytes = bytes
    }

    /// Nil if the integer is negative, zero or too long.
    init?(_ integer: UnsafePointer<ASN1_INTEGER>?) {
        guard let integer, ASN1_STRING_type(integer) == V_ASN1_INTEGER, let data = ASN1_STRING_get0_data(integer)
        else { return nil }
        self.init(Array(UnsafeBufferPointer(start: data, count: Int(ASN1_STRING_length(integer)))))
    }

    func write(to integer: UnsafeMutablePointer<ASN1_INTEGER>?) -> Int32 {
        ASN1_STRING_set(integer, bytes, Int32(bytes.count))
    }

    public static func < (left: SerialNumber, right: SerialNumber) -> Bool {
        left.bytes.count == right.bytes.count
            ? left.bytes.lexicographicallyPrecedes(right.bytes) : left.bytes.count < right.bytes.count
    }
}

extension SerialNumber: CustomStringConvertible {
    public var description: String { Hex.encode(bytes) }
}
