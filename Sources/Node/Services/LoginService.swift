// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NodeCore
import Transport

/// Logins: opened by passphrase, closed, and looked at by the person whose they are.
struct LoginService: Sendable {
    let desk: LoginDesk
    let node: String
    let keys: SystemKeys
    let metrics: MetricsRegister

    func register(in methods: inout MethodRegistry) {
        methods.unary(Method.loginsOpen) { context, request in try await open(request, context) }
        methods.unary(Method.loginsClose) { context, request in
            LogoutAnswer(wasOpen: await desk.close(request.token, person: context.peer.uri))
        }
        methods.unary(Method.loginsShow) { context, request in
            await desk.show(request.token, person: context.peer.uri)
        }
    }

    private func open(_ request: LoginRequest, _ context: CallContext) async throws -> LoginOpened {
        switch LoginIntake.examine(request, from: context.peer.uri, node: node, keys: keys) {
        case .rejected(let rejection):
            throw CallFailure(CommandService.status(of: rejection.reason), rejection.message)
        case .attributed(let login):
            do {
                return try await desk.open(login, passphrase: request.passphrase)
            } catch let failure as CallFailure {
                if let refusal = failure.status.refusal { metrics.add(.refusals, labels: ["code": refusal.code]) }
                throw failure
            }
        }
    }
}
