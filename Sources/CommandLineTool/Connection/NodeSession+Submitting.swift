// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Rules
import Transport

/// A command that has been carried out.
struct Receipt: Sendable {
    let commandID: String
    let node: NodeName
    let result: CommandResult

    var json: JSONValue {
        .object([
            ("commandId", .string(commandID)), ("node", .string("\(node)")), ("subject", .string(result.subject)),
            ("firstSequence", .unsigned(result.firstSequence)), ("lastSequence", .unsigned(result.lastSequence)),
            ("repeated", .boolean(result.repeated)),
        ])
    }
}

extension NodeSession {
    /// How often one command is sent in all, when the connection breaks before its answer.
    static let submissionAttempts = 4
    /// The wait before the second attempt; it doubles with each.
    static let firstRetryMilliseconds: Int64 = 200

    /// Signs an action and has the node carry it out.
    ///
    /// A command whose connection broke may have been carried out, so the very same bytes are sent again: the node
    /// answers a command id it knows with its first answer.
    ///
    /// What an officer decides goes with the token of a login. Where a file has the passphrase, the login is made when none is
    /// open, also in mid-command when the node has been started anew: a refusal would stand under the command's id for good.
    ///
    /// - Parameters:
    ///   - commandID: chosen by a script that may repeat the command; nil for a new random one.
    ///   - factor: with the action that sets one.
    func submit(_ action: Action.What, commandID: String?, factor: NewFactor? = nil) async throws -> Receipt {
        let needsLogin = FactorPolicy.isNeeded(for: action)
        if needsLogin { try await logInFromFile() }
        let id = try commandID ?? Hex.encode(surroundings.random.bytes(count: 16))
        let command = Command(
            commandId: id, node: "\(target.node)", actor: "\(identity.subject)",
            issuedMs: surroundings.nowMilliseconds(), action: Action(what: action))
        let bytes = command.encode()
        let request = SubmitRequest(
            command: bytes, signature: try identity.signer.sign(SignedBytes.command(bytes)).bytes,
            certificate: identity.certificates.signing.der,
            passphrase: factor?.old?.bytes ?? [], newPassphrase: factor?.new.bytes ?? [])
        do {
            let result = try await sendUntilAnswered(request, needsLogin: needsLogin)
            return Receipt(commandID: id, node: target.node, result: result)
        } catch {
            var failure = CommandFailure(error)
            if NodeSession.mayHaveHappened(error) { failure.commandID = id }
            throw failure
        }
    }

    /// A passphrase that is to count, and the one that counts so far.
    struct NewFactor: Sendable {
        let old: Passphrase?
        let new: Passphrase
    }

    private func sendUntilAnswered(_ signed: SubmitRequest, needsLogin: Bool) async throws -> CommandResult {
        // The first connection is not tried again: nothing has been sent, and the person wants to know.
        _ = try await connection()
        var request = signed
        var attempt = 1
        var wait = NodeSession.firstRetryMilliseconds
        while true {
            do {
                if needsLogin, attempt > 1 { try await logInAfterBreak() }
                request.loginToken = loginFile.token
                return try await ask(Method.commandsSubmit, request)
            } catch  where attempt < NodeSession.submissionAttempts && NodeSession.isConnectionLoss(error) {
                dropConnection()
                try await Task.sleep(for: .milliseconds(wait))
                wait *= 2
                attempt += 1
            }
        }
    }

    /// Whoever answers after a break may be a daemon that was started since, which knows no login of before.
    private func logInAfterBreak() async throws {
        do {
            try await logInFromFile()
        } catch  where !NodeSession.isConnectionLoss(error) {
            // The command may have been carried out before the break. So it is sent all the same, and the node says how it
            // ended or what is missing.
        }
    }

    private static func isConnectionLoss(_ error: any Error) -> Bool {
        if let failure = error as? CallFailure { return failure.transport != nil || failure.code == .unavailable }
        return error is TransportError
    }

    /// Whether the outcome is unknown, so that the same id should be used again.
    private static func mayHaveHappened(_ error: any Error) -> Bool {
        guard let failure = error as? CallFailure else { return false }
        return failure.transport != nil || failure.code == .deadlineExceeded || failure.code == .unavailable
    }
}
