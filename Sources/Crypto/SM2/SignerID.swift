// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The signer's distinguishing identifier that SM2 hashes into Z before the message (GB/T 32918.2, 5.5).
///
/// Always passed to OpenSSL: its default differs between versions (empty before 4.0), and with another identifier a
/// good signature does not verify.
public struct SignerID: Sendable, Hashable {
    /// The identifier that GB/T 35276 prescribes when the parties agreed on none.
    public static let `default` = SignerID("1234567812345678")

    public let bytes: [UInt8]

    public init(_ text: String) { bytes = Array(text.utf8) }
}
