// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Messages
import NodeCore
import Rules
import Transport

/// Lets people log in: their passphrases against the store, their logins in memory, locks by way of the ledger.
actor LoginDesk {
    private let registrar: Registrar
    private let clock: any NodeClock
    private let random: any RandomSource
    private var store: FactorStore
    private var table = LoginTable()

    init(registrar: Registrar, clock: any NodeClock, random: any RandomSource, store: FactorStore) {
        self.registrar = registrar
        self.clock = clock
        self.random = random
        self.store = store
    }

    // MARK: - Logins

    func open(_ login: AttributedLogin, passphrase: [UInt8]) async throws -> LoginOpened {
        let standing = await registrar.factorStanding(of: login.person)
        let id = try await prove(login.person, passphrase, standing)
        let token = try random.bytes(count: LoginTable.tokenBytes)
        let now = clock.now()
        table.sweep(standing.terms, at: now)
        table.open(token, of: login.person, publicKey: login.publicKey, factor: id, at: now)
        return LoginOpened(
            token: token, idleLimitMs: standing.terms.idleMs, longestMs: standing.terms.longestMs,
            factorDueMs: standing.dueMs)
    }

    func close(_ token: [UInt8], person: String) -> Bool {
        table.close(token, person: person)
    }

    func show(_ token: [UInt8], person: String) async -> LoginView {
        let standing = await registrar.factorStanding(of: person)
        let fact = table.look(token, person: person, standing.terms, at: clock.now())
            .flatMap { $0.factorId == standing.factorID ? $0 : nil }
        return LoginView(
            open: fact != nil, ageMs: fact?.ageMs ?? 0, idleMs: fact?.idleMs ?? 0,
            idleLimitMs: standing.terms.idleMs, longestMs: standing.terms.longestMs, factor: standing.state,
            factorSetMs: standing.setMs, factorDueMs: standing.dueMs, lockedUntilMs: standing.lockedUntilMs ?? 0)
    }

    /// What a decision on the command can rest on; using a login keeps it open.
    func login(for command: AttributedCommand, token: [UInt8]) async -> LoginFact? {
        guard !token.isEmpty else { return nil }
        let actor = command.command.actor
        let standing = await registrar.factorStanding(of: actor)
        return table.use(
            token, person: actor, publicKey: command.signed.publicKey, standing.terms,
            at: clock.now())
    }

    // MARK: - Factors

    /// Looks at both passphrases and keeps the new one under the command's id. It counts once the command is accepted.
    ///
    /// - Returns: the login by the old one, which the decision rests on; nil for a first one.
    func prepare(_ command: AttributedCommand, old: [UInt8], new: [UInt8]) async throws -> LoginFact? {
        let (id, person) = (command.command.commandId, command.command.actor)
        let standing = await registrar.factorStanding(of: person)
        // A command that is known gets its first answer, whatever comes with it.
        if await registrar.knows(command: id) { return nil }
        // Nor is anything kept of someone who cannot have a passphrase here: the rules say so.
        guard !standing.state.isEmpty else { return nil }
        let flaws = PassphraseRules.flaws(new, of: person, after: old, standing.terms)
        guard flaws.isEmpty, let passphrase = try? Passphrase(SecretBytes(new)) else {
            throw CallFailure(.weak(flaws), standing, id: id)
        }
        var login: LoginFact?
        if standing.factorID != nil {
            login = LoginFact(factorId: try await prove(person, old, standing))
        }
        let verifier = try await Self.verifier(of: passphrase, random)
        try store.put(verifier, of: person, factor: id)
        return login
    }

    /// The command was decided: what does not count goes, and with it the logins it had opened.
    func settled(_ person: String) async {
        let standing = await registrar.factorStanding(of: person)
        table.keep(only: standing.factorID, of: person)
        // What is left over is found by nobody, and goes when the next one is decided.
        try? store.keep(only: standing.factorID, of: person)
    }

    /// - Returns: the id of the factor that the passphrase is.
    /// - Throws: a refusal, the same for whoever has no factor and for a wrong passphrase.
    private func prove(_ person: String, _ passphrase: [UInt8], _ standing: FactorStanding) async throws -> String {
        if let until = standing.lockedUntilMs { throw CallFailure(.locked(untilMs: until), standing, id: person) }
        guard passphrase.count <= PassphraseRules.longestBytes, let given = try? Passphrase(SecretBytes(passphrase))
        else {
            throw CallFailure(.invalidArgument, "a passphrase has 1 to \(PassphraseRules.longestBytes) bytes")
        }
        let terms = standing.terms
        let now = clock.now().wallMilliseconds
        let count = try store.noteAttempt(of: person, atMs: now, since: now - min(now, terms.lockWindowMs))
        // More are under way than may be wrong.
        guard count <= terms.lockAttempts.value else { throw try await lock(person) }
        let verifier = standing.factorID.flatMap { store.verifier(of: person, factor: $0) }
        let isRight = try await Self.isRight(given, verifier)
        if isRight, let id = standing.factorID {
            try store.forgetAttempts(of: person)
            return id
        }
        if count >= terms.lockAttempts.value { throw try await lock(person) }
        throw CallFailure(.wrong, standing, id: person)
    }

    /// Puts the lock on record; the attempts that led to it are then done with.
    private func lock(_ person: String) async throws -> CallFailure {
        try await registrar.lockLogins(of: person)
        try store.forgetAttempts(of: person)
        let standing = await registrar.factorStanding(of: person)
        return CallFailure(.locked(untilMs: standing.lockedUntilMs ?? 0), standing, id: person)
    }

    @concurrent private static func isRight(_ given: Passphrase, _ verifier: PassphraseVerifier?) async throws -> Bool {
        if let verifier { return try verifier.matches(given) }
        try PassphraseVerifier.pretend(given)
        return false
    }

    @concurrent private static func verifier(
        of passphrase: Passphrase, _ random: any RandomSource
    ) async throws -> PassphraseVerifier {
        try PassphraseVerifier(of: passphrase, random: random)
    }
}

extension CallFailure {
    /// Why somebody is not logged in, or a passphrase is not taken, as a call's answer.
    fileprivate init(_ denial: LoginRules.Denial, _ standing: FactorStanding, id: String) {
        self.init(denial.refusal(ruleSet: standing.ruleSet, id: id))
    }

    /// A refusal as a call's answer.
    init(_ refusal: Refusal) {
        let code = RefusalCode(rawValue: refusal.code).map { RefusalTexts[$0].status } ?? .failedPrecondition
        self.init(status: Status(code: code, message: refusal.messageEn, refusal: refusal))
    }
}
