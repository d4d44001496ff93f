// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Who is on the other side, as its verified certificate says. What it may do is decided by roles in the ledger.
///
/// Only the TLS handshake makes one, so holding one is the proof that a chain to the city root was verified and that
/// the peer has the key. A class, because each call of a connection refers to the same one.
public final class PeerIdentity: Sendable {
    /// The one `tongdao://` URI among the leaf's subject alternative names.
    public let uri: String
    /// The certificate's serial number, lower-case hexadecimal without leading zeros.
    public let serial: String
    /// End of validity, Unix milliseconds.
    public let notAfterMilliseconds: UInt64
    /// The leaf certificate, DER.
    public let certificate: [UInt8]

    init(uri: String, serial: String, notAfterMilliseconds: UInt64, certificate: [UInt8]) {
        self.uri = uri
        self.serial = serial
        self.notAfterMilliseconds = notAfterMilliseconds
        self.certificate = certificate
    }
}

extension PeerIdentity: CustomStringConvertible {
    public var description: String { "\(uri) (certificate \(serial))" }
}
