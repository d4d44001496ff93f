// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NodeCore
import Rules
import Transport

/// Commands/Submit: whose command it is, before the registrar judges it.
struct CommandService: Sendable {
    let registrar: Registrar
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
        switch try await registrar.submit(command) {
        case .accepted(let result):
            metrics.add(.decisions, labels: ["outcome": "accepted"])
            return result
        case .refused(let refusal):
            metrics.add(.decisions, labels: ["outcome": "refused"])
            metrics.add(.refusals, labels: ["code": refusal.code])
            if let use { registrar.networkLog.noteRefused(use: use, refusal.code, by: context) }
            throw CallFailure(
                status: Status(code: Self.status(of: refusal), message: refusal.messageEn, refusal: refusal))
        }
    }

    private static func status(of reason: CommandIntake.Rejection.Reason) -> StatusCode {
        switch reason {
        case .malformed: .invalidArgument
        case .otherPeer: .permissionDenied
        case .unauthenticated: .unauthenticated
        }
    }

    private static func status(of refusal: Refusal) -> StatusCode {
        RefusalCode(rawValue: refusal.code).map { RefusalTexts[$0].status } ?? .failedPrecondition
    }
}

extension Command {
    /// The authorization a use is asked for; nil for other commands.
    fileprivate var wantedUse: String? {
        if case .startUse(let use)? = action?.what { use.authorizationId } else { nil }
    }
}
