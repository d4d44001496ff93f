// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Testing
import Transport

@testable import CommandLineTool

/// Nobody signs or seals a text that is not the one the digest stands for.
@Suite struct AgreementTests {
    private static let text = AgreementText(agreementId: "G1", applicationId: "A1", grantor: "定海区人民政府")

    private static func stand(_ view: AgreementView) async throws -> NodeStand {
        try await NodeStand(more: { methods in
            methods.unary(Method.queriesAgreement) { _, _ in view }
        })
    }

    private static var sound: AgreementView {
        let bytes = text.encode()
        return AgreementView(text: text, encodedText: bytes, digest: SM3.hash(bytes).bytes, state: "drafted")
    }

    @Test func theOperatorSignsTheDigestOfTheTextReceived() async throws {
        let stand = try await Self.stand(Self.sound)
        #expect(await stand(["agreement", "sign", "G1"]).status == .success)
        let request = try #require(stand.received.all.first)
        guard case .signAgreement(let signing)? = try Command.decode(request.command).action?.what else {
            throw CommandFailure.notFound("a signature")
        }
        #expect(signing.digest == Self.sound.digest)
        let key = try SigningCertificate(der: request.certificate).publicKey
        #expect(key.isValid(SM2Signature(signing.signature), over: signing.digest))
        try await stand.stop()
    }

    @Test func theSealSignsWithItsOwnKey() async throws {
        let stand = try await Self.stand(Self.sound)
        let keys = ["--seal", "dh-1", "--key-store", "seals", "--seal-passphrase-file", "wang.pass"]
        let made = await stand.run.run(["seal", "create", "-o", "json"] + keys)
        let publicKey = try SM2PublicKey(try #require(Hex.decode(try JSON(made.output)["publicKey"] ?? "")))
        #expect(await stand(["agreement", "seal", "G1"] + keys).status == .success)
        guard case .sealAgreement(let sealing)? = try stand.received.commands.first?.action?.what else {
            throw CommandFailure.notFound("a seal")
        }
        #expect(publicKey.isValid(SM2Signature(sealing.sealSignature), over: Self.sound.digest))
        try await stand.stop()
    }

    @Test func aTextOfAnotherDigestIsNotSigned() async throws {
        var view = Self.sound
        view.encodedText = AgreementText(agreementId: "G1", applicationId: "A1", grantor: "someone else").encode()
        let stand = try await Self.stand(view)
        for command in [["agreement", "sign", "G1"], ["agreement", "show", "G1"]] {
            #expect(await stand(command).status == .unverified)
        }
        #expect(stand.received.all.isEmpty)
        try await stand.stop()
    }

    @Test func anotherAgreementsTextIsNotSigned() async throws {
        let stand = try await Self.stand(Self.sound)
        #expect(await stand(["agreement", "sign", "G2"]).status == .unverified)
        #expect(stand.received.all.isEmpty)
        try await stand.stop()
    }

    @Test func aDigestFromElsewhereMustBeTheTexts() async throws {
        let stand = try await Self.stand(Self.sound)
        #expect(await stand(["agreement", "sign", "G1", "--digest", "00ff"]).status == .unverified)
        #expect(await stand(["agreement", "sign", "G1", "--digest", Hex.encode(Self.sound.digest)]).status == .success)
        try await stand.stop()
    }
}
