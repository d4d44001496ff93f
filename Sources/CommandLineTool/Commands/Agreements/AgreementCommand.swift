// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages

/// `tongdao agreement`: from the draft to the seal (ZS-3.5).
struct AgreementCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "agreement", AgreementTexts.noun,
            [Draft.self, Sign.self, ReleaseSeal.self, Seal.self, Show.self, Print.self])
    }
}

extension AgreementCommand {
    struct Draft: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("draft", AgreementTexts.draft) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Option(help: .text(AgreementTexts.dataItem)) var dataItem: [String] = []
        @Option(help: .text(AgreementTexts.territory, valueName: "code")) var territory: [String] = []
        @Option(help: .text(AgreementTexts.termStart, valueName: "time")) var termStart: TimeArgument?
        @Option(help: .text(AgreementTexts.termEnd, valueName: "time")) var termEnd: TimeArgument?
        @Option(help: .text(AgreementTexts.mode)) var mode: Chosen<GrantMode>?
        @Option(help: .text(AgreementTexts.breachLiability)) var breachLiability = ""
        @Flag(help: .text(AgreementTexts.paid)) var paid = false
        @Option(help: .text(AgreementTexts.feeStandard)) var feeStandard = ""
        @Option(help: .text(AgreementTexts.revenueMethod)) var revenueMethod = ""
        @Option(help: .text(AgreementTexts.part, valueName: "name=file|sm3:…")) var part: [NamedDigest] = []
        @OptionGroup var submission: SubmissionOptions

        // Terms that are left out are sent as absent: it is the rules that refuse, and cite ZS-3.5b.
        func action(_ session: NodeSession) async throws -> Action.What {
            let now = session.surroundings.nowMilliseconds()
            let parts = try part.map { try $0.part(in: session.surroundings) }
            let terms = AgreementTerms(
                dataItems: dataItem, territories: territory, termStartMs: termStart?.milliseconds(now: now) ?? 0,
                termEndMs: termEnd?.milliseconds(now: now) ?? 0, mode: mode?.value ?? .unspecified,
                breachLiability: breachLiability, paid: paid, feeStandard: feeStandard, revenueMethod: revenueMethod,
                parts: parts)
            return .draftAgreement(DraftAgreement(applicationId: application, terms: terms))
        }

        static func done(_ subject: String) -> Text { AgreementTexts.drafted(subject) }
    }

    struct Sign: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("sign", AgreementTexts.sign) }

        @Argument(help: .text(AgreementTexts.id, valueName: "id")) var agreement: String
        @Option(help: .text(AgreementTexts.digest, valueName: "sm3")) var digest: String?
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let checked = try await CheckedAgreement(agreement, expected: digest, session)
            let signature = try session.identity.signer.sign(checked.digest)
            return .signAgreement(
                SignAgreement(agreementId: agreement, digest: checked.digest, signature: signature.bytes))
        }

        static func done(_ subject: String) -> Text { AgreementTexts.signed(subject) }
    }

    struct ReleaseSeal: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("seal-release", AgreementTexts.sealRelease) }

        @Argument(help: .text(AgreementTexts.id, valueName: "id")) var agreement: String
        @Option(help: .text(SealTexts.id, valueName: "id")) var seal: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .releaseSeal(Messages.ReleaseSeal(agreementId: agreement, sealId: seal))
        }

        static func done(_ subject: String) -> Text { AgreementTexts.released(subject) }
    }

    struct Seal: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("seal", AgreementTexts.seal) }

        @Argument(help: .text(AgreementTexts.id, valueName: "id")) var agreement: String
        @Option(help: .text(AgreementTexts.digest, valueName: "sm3")) var digest: String?
        @OptionGroup var keys: SealKeyOptions
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let signer = try keys.store(in: session.surroundings).signer(named: keys.name, purpose: .contractSeal)
            let checked = try await CheckedAgreement(agreement, expected: digest, session)
            return .sealAgreement(
                SealAgreement(
                    agreementId: agreement, sealId: keys.seal, digest: checked.digest,
                    sealSignature: try signer.sign(checked.digest).bytes))
        }

        static func done(_ subject: String) -> Text { AgreementTexts.sealed(subject) }
    }
}

/// An agreement whose text is the one that its digest says: what is signed is what was read.
struct CheckedAgreement: Sendable {
    let digest: [UInt8]

    /// Asks the node for the agreement and computes the digest of its text here.
    ///
    /// - Parameter expected: a digest that the signer was given on another way; it must be the same.
    init(_ id: String, expected: String?, _ session: NodeSession) async throws {
        let view = try await session.ask(Method.queriesAgreement, AgreementRequest(agreementId: id))
        try self.init(view, id: id, expected: expected)
    }

    init(_ view: AgreementView, id: String, expected: String?) throws(CommandFailure) {
        digest = SM3.hash(view.encodedText).bytes
        let text = try? AgreementText.decode(view.encodedText)
        guard digest == view.digest, text?.agreementId == id else {
            throw CommandFailure(.unverified, "digest-differs", AgreementTexts.textDiffers(id))
        }
        if let expected, Hex.decode(expected) != digest {
            throw CommandFailure(
                .unverified, "digest-differs", AgreementTexts.digestDiffers(id, Hex.encode(digest)),
                remedy: AgreementTexts.digestRemedy)
        }
    }
}
