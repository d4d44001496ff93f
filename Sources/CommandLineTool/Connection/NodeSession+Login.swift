// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Transport

/// The second factor of the person at work.
extension NodeSession {
    nonisolated var loginFile: LoginFile {
        LoginFile(node: target.node, person: "\(identity.subject)", in: surroundings)
    }

    /// What the node knows of the person's own login and passphrase.
    func loginView() async throws -> LoginView {
        try await ask(Method.loginsShow, LoginShowRequest(token: loginFile.token))
    }

    /// Logs in and keeps the token.
    @discardableResult
    func logIn(with passphrase: Passphrase) async throws -> LoginOpened {
        let body = LoginBody(
            node: "\(target.node)", person: "\(identity.subject)", nonce: try surroundings.random.bytes(count: 16)
        ).encode()
        let opened = try await ask(
            Method.loginsOpen,
            LoginRequest(
                body: body, signature: try identity.signer.sign(SignedBytes.login(body)).bytes,
                certificate: identity.certificates.signing.der, passphrase: passphrase.bytes))
        try loginFile.keep(opened.token)
        return opened
    }

    /// Sees to it that a login is open, with the passphrase of the file that a script or a context names. Does nothing where
    /// there is no file, or where a passphrase is of no use.
    ///
    /// - Throws: a failure that says so when the person has to set or change the passphrase first.
    func logInFromFile() async throws {
        guard let path = target.factorFile else { return }
        let view = try await loginView()
        if view.open { return }
        switch view.factor {
        case "factor-set": try await logIn(with: Passphrase(contentsOfFile: path))
        case "factor-awaited":
            throw CommandFailure(.refused, view.factor, LoginTexts.awaited, remedy: LoginTexts.awaitedRemedy)
        case "factor-overdue":
            throw CommandFailure(.refused, view.factor, LoginTexts.overdue, remedy: LoginTexts.overdueRemedy)
        default: break
        }
    }
}
