// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// A node's ledger without a node around it. Everything written is judged first, so every test of a decision is a test
/// of the judge as well.
struct TestLedger {
    let name: String
    let role: NodeRole
    let code: String
    let cryptography = ToyCryptography()
    var catalogue = RuleSetCatalogue.standard
    var registry = Registry()
    var records: [Record] = []
    /// The chain's hash after each record.
    var hashes: [[UInt8]] = []
    /// Unix milliseconds; 2026-11-23T18:00+08:00 to begin with.
    var nowMs: UInt64 = 1_795_428_000_000
    private var commands = 0
    /// Orders that no hub of the test has recorded: a hub's own numbers begin after them.
    var ordersByHand: UInt64 = 0

    init(_ territory: String, _ role: NodeRole, code: String, territoryName: String) {
        name = "tongdao://zhoushan/\(territory)"
        self.role = role
        self.code = code
        let genesis = Genesis(
            node: name, role: role, territoryCode: code, territoryName: territoryName, instance: "\(territory)-1",
            publicKey: cryptography.key(of: name), administrators: ["\(name)/bureau/admin"])
        write([GenesisRules.draft(genesis)], cause: .observation(Observation(what: "genesis")))
    }

    var head: [UInt8] { hashes.last ?? [UInt8](repeating: 0, count: 32) }
    var admin: String { "\(name)/bureau/admin" }

    /// A person of this territory.
    func person(_ organ: String, _ person: String) -> String { "\(name)/\(organ)/\(person)" }

    /// Judges, writes and applies one decision.
    mutating func write(
        _ drafts: [Draft], cause: Cause.Kind, permit: PermitFact? = nil, login: LoginFact? = nil, actor: String? = nil
    ) {
        guard !drafts.isEmpty else { return }
        let group = record(drafts, cause: cause, permit: permit, login: login, actor: actor)
        let verdict = verdict(on: group)
        #expect(verdict == .lawful, "\(verdict)")
        append(group)
    }

    /// The records of a decision as they would be written now.
    func record(
        _ drafts: [Draft], cause: Cause.Kind, permit: PermitFact? = nil, login: LoginFact? = nil, actor: String? = nil
    ) -> [Record] {
        drafts.enumerated().map { place, draft in
            Record(
                node: name, epoch: 1, sequence: registry.sequence + UInt64(place) + 1,
                time: max(nowMs << 16, registry.time) + UInt64(place) + 1, subject: draft.subject,
                actor: actor ?? name, ruleSet: catalogue.with(registry).inForce(at: nowMs)?.id ?? "",
                clauses: draft.clauses,
                cause: place == 0
                    ? Cause(size: UInt32(drafts.count), kind: cause, permit: permit, login: login) : nil,
                body: draft.body)
        }
    }

    func verdict(on group: [Record], orderKey: [UInt8] = []) -> Verdict {
        var judge = Judge(
            context: JudgeContext(catalogue: catalogue, cryptography: cryptography, orderKey: orderKey))
        return judge.judge(registry, group)
    }

    mutating func append(_ group: [Record]) {
        for record in group {
            do {
                try registry.apply(record)
            } catch {
                Issue.record("\(error)")
                return
            }
            records.append(record)
            hashes.append(cryptography.sm3(head + record.encode()))
        }
        nowMs = max(nowMs, registry.timeMs)
    }

    func context(
        permit: PermitFact? = nil, login: LoginFact? = nil, signerKey: [UInt8] = []
    ) -> DecisionContext {
        DecisionContext(
            nowMs: nowMs, catalogue: catalogue,
            permit: permit, login: login, signerKey: signerKey, cryptography: cryptography)
    }

    mutating func command(_ what: Action.What, by actor: String) -> Command {
        commands += 1
        return Command(
            commandId: "c-\(code)-\(commands)", node: name, actor: actor, issuedMs: nowMs, action: Action(what: what))
    }

    /// Signs, decides, writes; the refusal is written too.
    @discardableResult
    mutating func send(_ what: Action.What, by actor: String, permit: PermitFact? = nil) -> Decision {
        send(command(what, by: actor), permit: permit)
    }

    @discardableResult
    mutating func send(_ command: Command, permit: PermitFact? = nil) -> Decision {
        if let action = command.action?.what, FactorPolicy.isNeeded(for: action) { setFactor(of: command.actor) }
        return send(command, permit: permit, login: login(for: command))
    }

    /// The login of someone who is at work; nil where the act needs none, or there is no factor.
    func login(for command: Command) -> LoginFact? {
        guard FactorPolicy.counts(for: command), let id = registry.factors[command.actor]?.id else { return nil }
        return LoginFact(factorId: id)
    }

    /// Everybody who may have a passphrase has set one before they decide, and has one that is not due.
    mutating func setFactor(of person: String) {
        switch registry.factors[person]?.state {
        case nil: return
        case .set(_, let atMs)? where nowMs < atMs + 89 * 86_400_000: return
        case .set?, .awaited?: break
        }
        let command = command(.setFactor(SetFactor()), by: person)
        commands -= 1
        var named = command
        named.commandId = "f-\(code)-\(registry.sequence)"
        nowMs -= 1
        send(named, permit: nil, login: login(for: named))
    }

    @discardableResult
    mutating func send(_ command: Command, permit: PermitFact?, login: LoginFact?) -> Decision {
        nowMs += 1
        let bytes = command.encode()
        let key = cryptography.key(of: command.actor)
        let decision = decide(
            registry, command, context(permit: permit, login: login, signerKey: key))
        let signed = SignedCommand(
            command: bytes, signature: cryptography.sign(command.actor, SignedBytes.command(bytes)),
            certificateSerial: "01", publicKey: key)
        write(decision.drafts, cause: .command(signed), permit: permit, login: login, actor: command.actor)
        return decision
    }

    /// Sends what must be accepted and gives the subject.
    @discardableResult
    mutating func accept(
        _ what: Action.What, by actor: String, permit: PermitFact? = nil, at location: SourceLocation = #_sourceLocation
    ) -> String {
        let decision = send(what, by: actor, permit: permit)
        if let refusal = decision.refusal {
            Issue.record("refused: \(refusal.code) \(refusal.missing)", sourceLocation: location)
        }
        return decision.subject
    }

    /// Sends what must be refused and gives the refusal.
    mutating func refuse(
        _ what: Action.What, by actor: String, permit: PermitFact? = nil, at location: SourceLocation = #_sourceLocation
    ) -> Refusal {
        guard let refusal = send(what, by: actor, permit: permit).refusal else {
            Issue.record("accepted what had to be refused", sourceLocation: location)
            return Refusal()
        }
        return refusal
    }

    /// Grants a role, with the person's key.
    @discardableResult
    mutating func grant(
        _ role: Role, to person: String, bureau: String = "", specialities: [String] = []
    ) -> String {
        accept(
            .grantRole(
                GrantRole(
                    person: person, role: role, bureau: bureau, specialities: specialities,
                    publicKey: cryptography.key(of: person))), by: admin)
        // Whoever is to decide sets a passphrase on the first day.
        let undeciding: [Role] = [.applicant, .operatorSignatory, .expert, .dataProvider]
        if !undeciding.contains(role) { setFactor(of: person) }
        return person
    }

    var hubRules: HubRules {
        HubRules(registry: registry, nowMs: nowMs, catalogue: catalogue, cryptography: cryptography)
    }

    /// Writes what the node saw by itself.
    mutating func observe(_ drafts: [Draft]) {
        write(drafts, cause: .observation(Observation(what: "test")))
    }
}
