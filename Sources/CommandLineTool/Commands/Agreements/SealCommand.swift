// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages

/// `tongdao seal`: the contract seal, an SM2 key that its custodian keeps (ZS-2.1.1f, ZS-2.1.1g).
struct SealCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "seal", SealTexts.noun,
            [
                Create.self, Enter.self, ReportLost.self, Replace.self, Transfer.self, Retire.self, List.self,
                Show.self, Uses.self, Verify.self,
            ])
    }
}

/// Which seal, and where its key is kept.
struct SealKeyOptions: ParsableArguments {
    static let passphrase = PassphraseSource(
        option: "--seal-passphrase-file", variable: "TONGDAO_SEAL_PASSPHRASE_FILE", question: SealTexts.askPassphrase)

    @Option(help: .text(SealTexts.id, valueName: "id")) var seal: String

    @Option(help: .text(SealTexts.keyStore, valueName: "directory"), completion: .directory)
    var keyStore: String

    @Option(help: .text(SealTexts.passphraseFile, valueName: "file"), completion: .file())
    var sealPassphraseFile: String?

    init() {}

    /// The seal's key has the seal's name.
    var name: KeyName {
        get throws { try KeyName(seal) }
    }

    func store(in surroundings: Surroundings, isNew: Bool = false) throws -> EncryptedFileKeyStore {
        let file = sealPassphraseFile.map(surroundings.absolutePath)
        let passphrase =
            isNew
            ? try Self.passphrase.newPassphrase(path: file, in: surroundings)
            : try Self.passphrase.passphrase(path: file, in: surroundings)
        return try EncryptedFileKeyStore(
            directory: surroundings.absolutePath(keyStore), passphrase: passphrase, random: surroundings.random)
    }
}

extension SealCommand {
    struct Create: ToolCommand {
        static var configuration: CommandConfiguration { .verb("create", SealTexts.create) }

        @OptionGroup var keys: SealKeyOptions
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let store = try keys.store(in: surroundings, isNew: true)
            let key = try store.generate(name: keys.name, purpose: .contractSeal).publicKey
            let hex = Hex.encode(key.bytes)
            display.presenter.done(
                SealTexts.created(keys.seal, hex), id: keys.seal,
                json: .object([("sealId", .string(keys.seal)), ("publicKey", .string(hex))]))
        }
    }

    struct Enter: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("enter", SealTexts.enter) }

        @OptionGroup var keys: SealKeyOptions
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let store = try keys.store(in: session.surroundings)
            let proof = SignedBytes.sealEntry(node: session.target.node.description, seal: keys.seal)
            let signature = try store.signer(named: keys.name, purpose: .contractSeal).sign(proof)
            return .enterSeal(
                EnterSeal(
                    sealId: keys.seal, publicKey: try store.publicKey(named: keys.name).bytes,
                    sealSignature: signature.bytes))
        }

        static func done(_ subject: String) -> Text { SealTexts.entered(subject) }
    }
}
