// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import FoundationEssentials

/// An SM2 public key as options give it: in a certificate, or as a number.
struct PublicKeyOptions: ParsableArguments {
    @Option(help: .text(ArgumentTexts.certificate, valueName: "path"), completion: .file())
    var certificate: String?

    @Option(help: .text(ArgumentTexts.publicKey, valueName: "hex"))
    var publicKey: String?

    init() {}

    func validate() throws {
        guard certificate == nil || publicKey == nil else {
            throw ValidationError(ArgumentTexts.oneKeySource.current)
        }
    }

    /// The 65 bytes; empty if neither option is given.
    ///
    /// - Parameter subject: whose certificate it must be.
    func bytes(of subject: String, in surroundings: Surroundings) throws -> [UInt8] {
        if let publicKey {
            guard let bytes = Hex.decode(publicKey), let key = try? SM2PublicKey(bytes) else {
                throw CommandFailure.option(
                    "--public-key", value: publicKey, ArgumentTexts.notAPublicKey,
                    remedy: ArgumentTexts.publicKeyRemedy)
            }
            return key.bytes
        }
        guard let certificate else { return [] }
        let signing = try CertificateFile.signing(surroundings.absolutePath(certificate))
        guard signing.uri == subject else {
            throw CommandFailure.option(
                "--certificate", value: certificate, ArgumentTexts.otherSubject(signing.uri),
                remedy: ArgumentTexts.certificateRemedy(subject))
        }
        return signing.publicKey.bytes
    }

    /// When the certificate given ends, Unix milliseconds; 0 if none is given.
    func certificateEndsMs(in surroundings: Surroundings) throws -> UInt64 {
        guard let certificate else { return 0 }
        return try CertificateFile.signing(surroundings.absolutePath(certificate)).endsMs
    }
}

/// Signing certificates that options name.
enum CertificateFile {
    private static let begin = "-----BEGIN CERTIFICATE-----"
    private static let end = "-----END CERTIFICATE-----"

    /// The signing certificate of an identity directory, or in a PEM file.
    static func signing(_ path: String) throws -> SigningCertificate {
        var isDirectory = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory {
            return try IdentityCertificates(directory: path).signing
        }
        let text = String(decoding: try FileContent.bytes(path: path), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        guard lines.first == begin, lines.last == end,
            let der = Data(base64Encoded: lines.dropFirst().dropLast().joined())
        else {
            throw CommandFailure(.usage, "certificate-unreadable", ArgumentTexts.notACertificate(path))
        }
        return try SigningCertificate(der: Array(der))
    }
}
