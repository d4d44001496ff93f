// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Rules
import Transport

/// Commands/Submit: whose command it is, before the registrar judges it.
struct CommandService: Sendable {
    let registrar: Registrar
    let cryptography: NodeCryptography
    let metrics: MetricsRegister

    func register(in methods: inout MethodRegistry) {
        methods.unary(Method.commandsSubmit) { context, request in
            try await submit(request, from: context.peer)
        }
    }

    private func submit(_ request: SubmitRequest, from peer: PeerIdentity) async throws -> CommandResult {
        guard let command = try? Command.decodeCanonical(request.command) else {
            throw CallFailure(.invalidArgument, "the command is not the canonical encoding of a tongdao.v1.Command")
        }
        guard command.actor == peer.uri else {
            throw CallFailure(
                .permissionDenied,
                "the command names \(command.actor), the connection's certificate \(peer.uri); connect as the actor")
        }
        let certificate: SigningCertificate
        switch cryptography.judge(certificate: request.certificate) {
        case .valid(let valid): certificate = valid
        case .invalid(let refusal):
            throw CallFailure(.unauthenticated, "the signing certificate is refused: \(refusal)")
        }
        guard certificate.uri == command.actor else {
            throw CallFailure(
                .unauthenticated, "the signing certificate is \(certificate.uri)'s, the command \(command.actor)'s")
        }
        let message = SignedBytes.command(request.command)
        guard certificate.publicKey.isValid(SM2Signature(request.signature), over: message) else {
            throw CallFailure(
                .unauthenticated,
                "the signature over the command does not hold; sign with SM2 and the id 1234567812345678")
        }
        let signed = SignedCommand(
            command: request.command, signature: request.signature,
            certificateSerial: certificate.serial.description, publicKey: certificate.publicKey.bytes)
        switch try await registrar.submit(signed, command) {
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

    private static func status(of refusal: Refusal) -> StatusCode {
        RefusalCode(rawValue: refusal.code).map { RefusalTexts[$0].status } ?? .failedPrecondition
    }
}
