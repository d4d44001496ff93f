// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto

/// Where the passphrase of a key comes from: an option's file, a variable's file, or the person at the terminal.
struct PassphraseSource {
    let option: String
    let variable: String
    /// What is shown to the person.
    let question: Text

    /// - Parameter path: what the option, or a context, names; an absolute path.
    /// - Throws: a usage failure that says how to give one.
    func passphrase(path: String?, in surroundings: Surroundings) throws -> Passphrase {
        if let path = path ?? surroundings.variable(variable).map(surroundings.absolutePath) {
            return try Passphrase(contentsOfFile: path)
        }
        guard let typed = surroundings.console.askSecret(surroundings(question)) else {
            throw CommandFailure(
                .usage, "passphrase-missing", FailureTexts.noPassphrase,
                remedy: FailureTexts.passphraseRemedy(option, variable: variable))
        }
        return try Passphrase(typed)
    }

    /// A new one: typed twice, so that a slip does not lock the key away.
    func newPassphrase(path: String?, in surroundings: Surroundings) throws -> Passphrase {
        let first = try passphrase(path: path, in: surroundings)
        guard path == nil, surroundings.variable(variable) == nil else { return first }
        let second = surroundings.console.askSecret(surroundings(PkiTexts.repeatPassphrase))
        guard try second.map({ try Passphrase($0) }) == first else {
            throw CommandFailure(.usage, "passphrase-differs", PkiTexts.passphraseDiffers)
        }
        return first
    }
}
