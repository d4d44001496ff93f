// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

/// A decision derived again from its cause.
struct Derived {
    let drafts: [Draft]
    let actor: String
    /// Why the rules would have said no, where they would have: it tells a reader more than "differs".
    var objection: Objection?
}

/// Why a decision cannot be derived.
struct NotDerived: Error {
    let reason: Verdict.Reason
    var objection: Objection?

    init(_ reason: Verdict.Reason, _ objection: Objection? = nil) {
        self.reason = reason
        self.objection = objection
    }
}

extension Judge {
    func derive(
        _ registry: Registry, _ group: [Record], _ cause: Cause
    ) -> Result<Derived, NotDerived> {
        switch cause.kind {
        case .command(let signed): command(signed, registry, group[0], cause)
        case .order(let order): self.order(order, registry, group[0], cause)
        case .observation: observed(registry, group, cause)
        case nil: .failure(NotDerived(.noCause))
        }
    }

    private func command(
        _ signed: SignedCommand, _ registry: Registry, _ record: Record, _ cause: Cause
    ) -> Result<Derived, NotDerived> {
        guard let command = try? Command.decode(signed.command) else { return .failure(NotDerived(.unreadableCause)) }
        if registry.commands[command.commandId] != nil { return .failure(NotDerived(.repeatedCommand)) }
        if cause.permit != nil, !command.asksForUse { return .failure(NotDerived(.permit)) }
        if cause.login != nil, !FactorPolicy.counts(for: command) { return .failure(NotDerived(.login)) }
        if context.verifiesSignatures {
            // The key stands in the cause; `decide` refuses one that is not the key on the actor's role.
            let message = SignedBytes.command(signed.command)
            guard
                context.cryptography.verify(
                    publicKey: signed.publicKey, message: message, signature: signed.signature)
            else { return .failure(NotDerived(.signature)) }
        }
        let decision = decide(
            registry, command,
            DecisionContext(
                nowMs: record.time >> 16, catalogue: context.catalogue, permit: cause.permit,
                login: cause.login, signerKey: signed.publicKey, cryptography: context.cryptography))
        return .success(
            Derived(drafts: decision.drafts, actor: command.actor, objection: Objection(decision.refusal)))
    }

    /// What the cause of a decision that no person commanded may not carry.
    func nodesOwn(_ cause: Cause) -> Verdict.Reason? {
        cause.permit != nil ? .permit : cause.login != nil ? .login : nil
    }

    private func order(
        _ order: Order, _ registry: Registry, _ record: Record, _ cause: Cause
    ) -> Result<Derived, NotDerived> {
        if let reason = nodesOwn(cause) { return .failure(NotDerived(reason)) }
        if !context.orderKey.isEmpty {
            let message = SignedBytes.order(
                addressee: order.addressee, number: order.number, recordHash: order.recordHash)
            let signature = order.signature?.value ?? []
            guard context.cryptography.verify(publicKey: context.orderKey, message: message, signature: signature)
            else { return .failure(NotDerived(.signature)) }
        }
        let decision = CountyRules.order(order, registry, nowMs: record.time >> 16, catalogue: context.catalogue)
        // An order that cannot be carried out leaves no record at all.
        if let refusal = decision.refusal { return .failure(NotDerived(.body, Objection(refusal))) }
        // Who acts is the node that gave the order.
        guard let issuer = (try? Record.decode(order.record))?.node, order.signature?.signer == issuer else {
            return .failure(NotDerived(.unreadableCause))
        }
        return .success(Derived(drafts: decision.drafts, actor: issuer))
    }
}

extension Objection {
    /// The objection a refusal was made of; nil for nil or a code of another version.
    init?(_ refusal: Refusal?) {
        guard let refusal, let code = RefusalCode(rawValue: refusal.code) else { return nil }
        self.init(code, refusal.missing, clauses: refusal.clauses.map { Clause.ID(rawValue: $0) })
    }
}

extension Command {
    var asksForUse: Bool {
        if case .startUse? = action?.what { true } else { false }
    }
}
