// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Documents
import Messages

extension SealCommand {
    /// Checks a printed agreement on a machine with no node (ZS-2.1.1f): whose seal, whose signature, and that what is
    /// printed is what was signed.
    struct Verify: ToolCommand {
        static var configuration: CommandConfiguration { .verb("verify", DocumentTexts.verify) }

        @Argument(help: .text(DocumentTexts.file, valueName: "file"), completion: .file()) var file: String
        @Option(help: .text(DocumentTexts.sealKey, valueName: "hex")) var sealKey: String?
        @Option(help: .text(DocumentTexts.certificate, valueName: "path"), completion: .file())
        var certificate: String?
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let path = surroundings.absolutePath(file)
            let bytes = try FileContent.bytes(path: path, atMost: FileContent.maximumDocumentBytes)
            let signatory = try certificate.map { try CertificateFile.signing(surroundings.absolutePath($0)) }
            let document = try SealedDocumentCheck.check(
                bytes, sealKey: sealKey, signatory: signatory.map { ($0.uri, $0.publicKey.bytes) })
            let digest = SM3.hash(document.encodedText).bytes
            let id = document.sealed.agreementId
            display.presenter.sheet(
                [
                    (AgreementTexts.idHeading, id),
                    (DocumentTexts.code, SealedAgreement.verificationCode(of: digest)),
                    (AgreementTexts.digestHeading, Hex.encode(digest)),
                    (AgreementTexts.signatoryHeading, document.signed.signatory),
                    (AgreementTexts.sealHeading, document.sealed.sealId),
                    (DocumentTexts.keyHeading, Hex.encode(document.sealKey)),
                    (
                        DocumentTexts.trusted,
                        (sealKey == nil ? DocumentTexts.ownKey : DocumentTexts.givenKey).in(surroundings.language)
                    ),
                ], id: id,
                json: .object([
                    ("agreementId", .string(id)), ("digest", .string(Hex.encode(digest))),
                    ("signatory", .string(document.signed.signatory)), ("sealId", .string(document.sealed.sealId)),
                    ("sealKey", .string(Hex.encode(document.sealKey))), ("sealKeyGiven", .boolean(sealKey != nil)),
                ]))
        }
    }
}

/// What a printed agreement has to hold to; the first thing that differs is named.
enum SealedDocumentCheck {
    /// - Parameters:
    ///   - sealKey: the seal's public key as the verifier knows it, in hexadecimal.
    ///   - signatory: the operator's signatory as the verifier knows them.
    static func check(
        _ bytes: [UInt8], sealKey: String?, signatory: (uri: String, key: [UInt8])?
    ) throws(CommandFailure) -> SealedAgreement {
        guard let document = SealedAgreement(inside: bytes) else { throw differs("attachment") }
        let digest = SM3.hash(document.encodedText).bytes
        let text = try? AgreementText.decode(document.encodedText)
        let ids = [document.signed.agreementId, document.sealed.agreementId]
        guard document.signed.digest == digest, document.sealed.digest == digest,
            ids.allSatisfy({ $0 == text?.agreementId })
        else { throw differs("agreement-text") }
        guard isSound(document.signed.signature, digest, by: document.signatoryKey) else {
            throw differs("operator-signature")
        }
        guard isSound(document.sealed.sealSignature, digest, by: document.sealKey) else {
            throw differs("seal-signature")
        }
        if let sealKey, Hex.decode(sealKey) != document.sealKey { throw differs("seal-key") }
        if let signatory, signatory.uri != document.signed.signatory || signatory.key != document.signatoryKey {
            throw differs("signatory")
        }
        guard let printed = document.printed() else { throw differs("agreement-text") }
        if printed != bytes {
            let place =
                zip(printed, bytes).enumerated().first { $1.0 != $1.1 }?.offset ?? min(printed.count, bytes.count)
            throw differs("printed-text", byte: place)
        }
        return document
    }

    private static func isSound(_ signature: [UInt8], _ digest: [UInt8], by key: [UInt8]) -> Bool {
        (try? SM2PublicKey(key))?.isValid(SM2Signature(signature), over: digest) ?? false
    }

    private static func differs(_ what: String, byte: Int? = nil) -> CommandFailure {
        CommandFailure(
            .unverified, "document-differs", DocumentTexts.differs(what), remedy: DocumentTexts.differsRemedy,
            cause: byte.map { "\(what): byte \($0)" } ?? what)
    }
}
