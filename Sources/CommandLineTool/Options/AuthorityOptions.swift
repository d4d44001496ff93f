// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto

/// The city's certificate authority: a directory, and the passphrase of its roots.
struct AuthorityOptions: ParsableArguments {
    static let variable = "TONGDAO_AUTHORITY"
    static let passphrase = PassphraseSource(
        option: "--authority-passphrase-file", variable: "TONGDAO_AUTHORITY_PASSPHRASE_FILE",
        question: PkiTexts.askAuthorityPassphrase)

    @Option(help: .text(PkiTexts.authority, valueName: "directory"), completion: .directory)
    var authority: String?

    @Option(help: .text(PkiTexts.authorityPassphraseFile, valueName: "file"), completion: .file())
    var authorityPassphraseFile: String?

    init() {}

    func directory(in surroundings: Surroundings) throws(CommandFailure) -> String {
        guard let path = authority ?? surroundings.variable(AuthorityOptions.variable) else {
            throw CommandFailure(
                .usage, "authority-missing", ConnectionTexts.missing("--authority"), remedy: PkiTexts.authorityRemedy)
        }
        return surroundings.absolutePath(path)
    }

    /// Opens the authority; it stays locked for others until the value is gone.
    func open(in surroundings: Surroundings) throws -> CityAuthority {
        let directory = try directory(in: surroundings)
        let passphrase = try AuthorityOptions.passphrase.passphrase(
            path: authorityPassphraseFile.map(surroundings.absolutePath), in: surroundings)
        return try CityAuthority(directory: directory, passphrase: passphrase, random: surroundings.random)
    }
}
