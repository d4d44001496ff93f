// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
package import Messages
import Registry
import Rules

/// What came of a command.
package enum CommandOutcome: Sendable {
    case accepted(CommandResult)
    case refused(Refusal)
}

extension RegistrarCore {
    /// Judges a person's command and makes the decision durable, accepted or refused.
    ///
    /// Only ``CommandIntake`` makes an ``AttributedCommand``, so whose it is has been verified; a command seen before
    /// gets its first answer again.
    ///
    /// - Parameter login: what this node knows of the actor's login; nil: there is none.
    package func submit(
        _ attributed: AttributedCommand, login: LoginFact? = nil, reply: @escaping Reply<CommandOutcome>
    ) {
        let command = attributed.command
        do throws(NodeError) {
            try beginStaging()
            if let known = registry.commands[command.commandId] {
                return settle { outcome in
                    reply(outcome.flatMap { _ in Result { () throws(NodeError) in try self.repeated(known) } })
                }
            }
            let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
            let permit = permitFact(for: command, at: first.milliseconds)
            let login = FactorPolicy.counts(for: command) ? login : nil
            let context = DecisionContext(
                nowMs: first.milliseconds, catalogue: catalogue, permit: permit,
                login: login, signerKey: attributed.signed.publicKey, cryptography: keys)
            let decision = decide(registry, command, context)
            let span = try stage(
                decision.drafts, cause: .command(attributed.signed), permit: permit, login: login, actor: command.actor,
                ruleSet: ruleSet(at: first), at: first)
            if let refusal = decision.refusal { return settle(.refused(refusal), reply) }
            settle(
                .accepted(
                    CommandResult(
                        subject: decision.subject, firstSequence: span.lowerBound, lastSequence: span.upperBound)),
                reply)
        } catch {
            reply(.failure(error))
        }
    }

    private func repeated(_ known: CommandEntry) throws(NodeError) -> CommandOutcome {
        guard known.refused else {
            return .accepted(
                CommandResult(
                    subject: known.subject, firstSequence: known.span.first, lastSequence: known.span.last,
                    repeated: true))
        }
        let refusal = try reading("the refusal at record \(known.span.first)") { () -> Refusal? in
            guard let stored = try reader.record(of: identity.node, sequence: known.span.first),
                case .refused(let refused)? = try Record.decode(stored.content).body?.fact
            else { return nil }
            return refused.refusal
        }
        guard let refusal else {
            throw NodeError(
                .registry, "the refusal at record \(known.span.first) cannot be read back",
                remedy: "Verify the directory with: tongdao ledger verify")
        }
        return .refused(RefusalTexts.dressed(refusal))
    }

    /// What the permit book says about the authorization a use would rest on; nothing for other commands.
    private func permitFact(for command: Command, at nowMs: UInt64) -> PermitFact? {
        guard case .startUse(let use)? = command.action?.what else { return nil }
        return permitFact(for: use.authorizationId, at: nowMs)
    }

    /// The end counted by this node's own monotonic clock, expressed in its wall time, so that a wall clock that jumps
    /// lengthens no lease.
    func permitFact(for authorization: String, at nowMs: UInt64) -> PermitFact? {
        permits.fact(for: authorization).map { held in
            var fact = held
            fact.endsMs = nowMs + leaseLeftMilliseconds
            return fact
        }
    }

    /// What is left of the current lease by the monotonic clock.
    package var leaseLeftMilliseconds: UInt64 {
        let now = clock.now().monotonicMilliseconds
        return permitsEndMonotonic > now ? permitsEndMonotonic - now : 0
    }
}
