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
            try await submit(request, from: context.peer)
        }
    }

    private func submit(_ request: SubmitRequest, from peer: PeerIdentity) async throws -> CommandResult {
        let command: AttributedCommand
        switch CommandIntake.examine(request, from: peer.uri, keys: keys) {
        case .attributed(let attributed): command = attributed
        case .rejected(let rejection): throw CallFailure(Self.status(of: rejection.reason), rejection.message)
        }
        switch try await registrar.submit(command) {
        case .accepted(let result):
            metrics.add(.decisions, labels: ["outcome": "accepted"])
            return result
        case .refused(let refusal):
            metrics.add(.decisions, labels: ["outcome": "refused"])
            metrics.add(.refusals, labels: ["code": refusal.code])
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
