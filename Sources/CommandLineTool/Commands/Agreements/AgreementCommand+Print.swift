// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Documents
import Messages
import Rules

extension AgreementCommand {
    /// The sealed agreement as a document to print and to hand on (ZS-2.1.1f, ZS-3.5a).
    struct Print: QueryCommand {
        static var configuration: CommandConfiguration { .verb("print", DocumentTexts.print) }

        @Argument(help: .text(AgreementTexts.id, valueName: "id")) var agreement: String
        @Option(help: .text(DocumentTexts.out, valueName: "file"), completion: .file()) var out: String
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let view = try await session.ask(Method.queriesAgreement, AgreementRequest(agreementId: agreement))
            let checked = try CheckedAgreement(view, id: agreement, expected: nil)
            guard let signed = view.signed, let sealed = view.sealed, !sealed.sealSignature.isEmpty else {
                throw CommandFailure(
                    .failure, "agreement-unsealed", DocumentTexts.unsealed(agreement),
                    remedy: DocumentTexts.unsealedRemedy)
            }
            let document = SealedAgreement(
                encodedText: view.encodedText, signed: signed,
                signatoryKey: try await key(.roles, signed.signatory, "signing-key", session) {
                    $0.isValid(SM2Signature(signed.signature), over: checked.digest)
                },
                sealed: sealed,
                sealKey: try await key(.seals, sealed.sealId, "seal-key", session) {
                    $0.isValid(SM2Signature(sealed.sealSignature), over: checked.digest)
                })
            guard let bytes = document.printed() else { throw CommandFailure.notFound(agreement) }
            let path = session.surroundings.absolutePath(out)
            try FileContent.write(bytes, to: path)
            let code = SealedAgreement.verificationCode(of: checked.digest)
            presenter.done(
                DocumentTexts.printed(agreement, path, code), id: agreement,
                json: .object([
                    ("agreementId", .string(agreement)), ("file", .string(path)),
                    ("verificationCode", .string(code)), ("sealKey", .string(Hex.encode(document.sealKey))),
                ]))
        }

        /// The key on the register that the signature holds under: people and seals may have had others.
        private func key(
            _ register: RegisterName, _ id: String, _ value: String, _ session: NodeSession,
            holds: (SM2PublicKey) -> Bool
        ) async throws -> [UInt8] {
            let answer = try await session.ask(
                Method.queriesRegister, RegisterRequest(register: register.rawValue, filter: id))
            for entry in answer.entries where entry.id == id {
                let text = entry.values.first { $0.name == value }?.text ?? ""
                if let bytes = Hex.decode(text), let key = try? SM2PublicKey(bytes), holds(key) { return bytes }
            }
            throw CommandFailure(.unverified, "key-unknown", DocumentTexts.keyUnknown(id))
        }
    }
}
