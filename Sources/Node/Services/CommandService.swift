// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NodeCore
import Rules
import Transport

/// Commands/Submit: whose command it is, before the registrar judges it.
struct CommandService: Sendable {
    let registrar: Registrar
    let desk: LoginDesk
    let keys: SystemKeys
    let metrics: MetricsRegister

    func register(in methods: inout MethodRegistry) {
        methods.unary(Method.commandsSubmit) { context, request in
            try await submit(request, context)
        }
    }

    private func submit(_ request: SubmitRequest, _ context: CallContext) async throws -> CommandResult {
        let command: AttributedCommand
        switch CommandIntake.examine(request, from: context.peer.uri, keys: keys) {
        case .attributed(let attributed): command = attributed
        case .rejected(let rejection): throw CallFailure(Self.status(of: rejection.reason), rejection.message)
        }
        let use = command.command.wantedUse
        if use != nil, !registrar.networkLog.mayBeginUses {
            // Not a decision of the rules: nothing is on record of it, as of a command that is not judged at all.
            throw CallFailure(.unavailable, "no use may begin: the network log does not keep up; try again")
        }
        let login = try await login(for: command, request)
        let outcome = try await registrar.submit(command, login: login)
        if command.command.setsFactor { await desk.settled(command.command.actor) }
        switch outcome {
        case .accepted(let result):
            metrics.add(.decisions, labels: ["outcome": "accepted"])
            return result
        case .refused(let refusal):
            metrics.add(.decisions, labels: ["outcome": "refused"])
            metrics.add(.refusals, labels: ["code": refusal.code])
            if let use { registrar.networkLog.noteRefused(use: use, refusal.code, by: context) }
            throw CallFailure(refusal)
        }
    }

    /// What the decision can rest on beside the signature. A new passphrase is looked at here: the rules never see one.
    private func login(for command: AttributedCommand, _ request: SubmitRequest) async throws -> LoginFact? {
        guard command.command.setsFactor else { return await desk.login(for: command, token: request.loginToken) }
        return try await desk.prepare(command, old: request.passphrase, new: request.newPassphrase)
    }

    static func status(of reason: CommandIntake.Rejection.Reason) -> StatusCode {
        switch reason {
        case .malformed: .invalidArgument
        case .otherPeer: .permissionDenied
        case .unauthenticated: .unauthenticated
        }
    }
}

extension Command {
    /// The authorization a use is asked for; nil for other commands.
    fileprivate var wantedUse: String? {
        if case .startUse(let use)? = action?.what { use.authorizationId } else { nil }
    }

    fileprivate var setsFactor: Bool {
        if case .setFactor? = action?.what { true } else { false }
    }
}
