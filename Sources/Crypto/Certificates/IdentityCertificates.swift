// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The two certificates of one identity, with one serial number and one subject: TLS (P-256) and signing (SM2).
public struct IdentityCertificates: Sendable, Hashable {
    static let tlsFile = "tls.crt"
    static let signingFile = "sign.crt"
    /// No certificate file is longer, in bytes.
    static let maximumByteCount = 64 << 10

    public let tls: TLSCertificate
    public let signing: SigningCertificate

    public var subject: IdentityURI { signing.subject }
    public var serial: SerialNumber { signing.serial }

    /// Throws `malformed` if the two do not belong together.
    init(tls: TLSCertificate, signing: SigningCertificate) throws(CryptoError) {
        guard tls.subject == signing.subject, tls.serial == signing.serial else {
            throw CryptoError(
                .malformed,
                "\(Self.tlsFile) is \(tls.subject) \(tls.serial), "
                    + "\(Self.signingFile) is \(signing.subject) \(signing.serial)",
                remedy: "put both files of one issue or renewal there")
        }
        self.tls = tls
        self.signing = signing
    }

    /// Reads both files of a directory. Says nothing of validity: that is the verifier's.
    public init(directory: String) throws(CryptoError) {
        let tlsDER = try Self.readDER("\(directory)/\(Self.tlsFile)")
        let signingDER = try Self.readDER("\(directory)/\(Self.signingFile)")
        do throws(CryptoError) {
            try self.init(tls: TLSCertificate(der: tlsDER), signing: SigningCertificate(der: signingDER))
        } catch {
            throw error.at(path: directory, remedy: "issue the identity again")
        }
    }

    /// Replaces both files, as after a renewal; the keys stay.
    public func write(to directory: String) throws(CryptoError) {
        try OwnerFile.write(tlsPEM, to: "\(directory)/\(Self.tlsFile)", mode: OwnerFile.publicFileMode)
        try OwnerFile.write(signingPEM, to: "\(directory)/\(Self.signingFile)", mode: OwnerFile.publicFileMode)
    }

    public var tlsPEM: [UInt8] { Array(PEM.encode(tls.der, label: PEM.certificate).utf8) }
    public var signingPEM: [UInt8] { Array(PEM.encode(signing.der, label: PEM.certificate).utf8) }

    private static func readDER(_ path: String) throws(CryptoError) -> [UInt8] {
        let text = try OwnerFile.read(path, maximumByteCount: maximumByteCount)
        do throws(CryptoError) {
            let blocks = try PEM.decode(String(decoding: text, as: UTF8.self), label: PEM.certificate)
            guard blocks.count == 1 else {
                throw CryptoError(.malformed, "\(blocks.count) certificates where one belongs")
            }
            return blocks[0]
        } catch {
            throw error.at(path: path, remedy: "copy the certificate from the city's authority again")
        }
    }
}
