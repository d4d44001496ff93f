// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Testing

@testable import Rules

/// Officers decide with two factors; the ledger says that there is a second, and the judge looks for it again.
@Suite struct FactorTests {
    private static let day: UInt64 = 86_400_000

    // MARK: - Which acts

    @Test func everyActIsInTheTableOnce() {
        #expect(Set(FactorPolicy.table.map(\.act)).count == FactorPolicy.table.count)
        #expect(FactorPolicy.table.allSatisfy { !$0.act.isEmpty })
        for kind in FactorPolicy.Kind.allCases {
            #expect(FactorPolicy.table.contains { $0.kind == kind }, "\(kind)")
            #expect(Wording.name(of: kind.rawValue, .chinese) != kind.rawValue)
        }
        let needed = FactorPolicy.table.filter(\.needsLogin).map(\.act)
        for act in ["grant-role", "cast-vote", "release-seal", "seal-agreement", "purge-network-log", "admit-node"] {
            #expect(needed.contains(act), "\(act)")
        }
        for act in ["submit-application", "submit-review", "sign-agreement", "start-use", "set-factor"] {
            #expect(!needed.contains(act), "\(act)")
        }
    }

    /// Whatever else is wrong is said first, so what is refused for the login alone would have been decided.
    @Test func whatAnOfficerDecidesNeedsALogin() {
        var office = Office.dinghai()
        let notice = Action.What.publishNotice(office.notice())
        let refusal = office.ledger.decideWith(nil, notice, by: office.authority)
        #expect(refusal.code == "login.required")
        #expect(office.ledger.registry.notices.order.isEmpty)
        let nobody = office.ledger.person("bureau", "nobody")
        #expect(office.ledger.decideWith(nil, notice, by: nobody).code == "role.missing")
        let login = LoginFact(factorId: office.factor(office.authority))
        #expect(office.ledger.decideWith(login, notice, by: office.authority).code == "")
    }

    @Test func whatOthersHandInNeedsNone() {
        var office = Office.dinghai()
        let notice = office.publishNotice()
        let application = Action.What.submitApplication(office.application(notice))
        #expect(office.ledger.registry.factors[office.applicant]?.id == nil)
        #expect(office.ledger.decideWith(nil, application, by: office.applicant).code == "")
    }

    // MARK: - How long a login holds

    @Test(arguments: [
        (UInt64(0), UInt64(900_000), ""), (0, 900_001, "end:idle"), (28_800_000, 0, ""), (28_800_001, 0, "end:longest"),
    ])
    func aLoginEnds(_ ageMs: UInt64, _ idleMs: UInt64, _ end: String) {
        var office = Office.dinghai()
        let login = LoginFact(factorId: office.factor(office.authority), ageMs: ageMs, idleMs: idleMs)
        let refusal = office.ledger.decideWith(login, .publishNotice(office.notice()), by: office.authority)
        #expect(refusal.missing == (end.isEmpty ? [] : [end]))
        #expect(refusal.code == (end.isEmpty ? "" : "login.ended"))
    }

    /// Of someone else, of an earlier passphrase, of a person who has left and come back.
    @Test func aLoginIsOfTheFactorThatCountsNow() {
        var office = Office.dinghai()
        let notice = Action.What.publishNotice(office.notice())
        let (authority, admin) = (office.authority, office.ledger.admin)
        let others = LoginFact(factorId: office.factor(office.government))
        #expect(office.ledger.decideWith(others, notice, by: authority).code == "login.ended")
        let before = LoginFact(factorId: office.factor(authority))
        office.ledger.accept(.setFactor(SetFactor()), by: authority)
        #expect(office.ledger.decideWith(before, notice, by: authority).missing == ["end:factor-changed"])
        let now = LoginFact(factorId: office.factor(authority))
        office.ledger.accept(.dismissPerson(DismissPerson(person: authority, reason: "left")), by: admin)
        #expect(office.ledger.registry.factors[authority] == nil)
        office.ledger.accept(
            .grantRole(
                GrantRole(
                    person: authority, role: .dataAuthority, publicKey: office.ledger.cryptography.key(of: authority))),
            by: admin)
        #expect(office.ledger.decideWith(now, notice, by: authority).code == "login.ended")
    }

    @Test func theLastOfficeGoneEndsTheFactor() {
        var office = Office.dinghai()
        let (authority, admin) = (office.authority, office.ledger.admin)
        let second = GrantRole(person: authority, role: .supervisor)
        office.ledger.accept(.grantRole(second), by: admin)
        let id = office.factor(authority)
        office.ledger.accept(
            .withdrawRole(WithdrawRole(person: authority, role: .dataAuthority, reason: "moved")), by: admin)
        #expect(office.factor(authority) == id, "an office is left")
        office.ledger.accept(
            .withdrawRole(WithdrawRole(person: authority, role: .supervisor, reason: "moved")), by: admin)
        #expect(office.ledger.registry.factors[authority] == nil)
    }

    // MARK: - Setting, changing, resetting

    @Test func anotherPassphraseTakesTheOneBefore() {
        var office = Office.dinghai()
        let authority = office.authority
        let id = office.factor(authority)
        let set = Action.What.setFactor(SetFactor())
        #expect(office.ledger.decideWith(nil, set, by: authority).code == "login.required")
        // A login that was opened some time ago shows a token, not the passphrase.
        let open = LoginFact(factorId: id, ageMs: 1)
        #expect(office.ledger.decideWith(open, set, by: authority).code == "login.required")
        #expect(office.ledger.decideWith(LoginFact(factorId: id), set, by: authority).code == "")
        #expect(office.factor(authority) != id)
    }

    @Test func aPassphraseIsDueAfterItsDays() {
        var office = Office.dinghai()
        let authority = office.authority
        let login = LoginFact(factorId: office.factor(authority))
        guard case .set(_, let setMs)? = office.ledger.registry.factors[authority]?.state else {
            Issue.record("no factor")
            return
        }
        office.ledger.nowMs = setMs + 90 * Self.day - 2
        let notice = Action.What.publishNotice(office.notice())
        #expect(office.ledger.decideWith(login, notice, by: authority).code == "")
        #expect(office.ledger.decideWith(login, notice, by: authority).code == "factor.overdue")
        #expect(office.ledger.decideWith(login, .setFactor(SetFactor()), by: authority).code == "")
        let renewed = LoginFact(factorId: office.factor(authority))
        #expect(office.ledger.decideWith(renewed, .publishNotice(office.notice()), by: authority).code == "")
    }

    @Test func aFirstPassphraseHasATerm() {
        var office = Office.dinghai()
        let person = office.ledger.person("bureau", "late")
        let admin = office.ledger.admin
        office.ledger.accept(.grantRole(GrantRole(person: person, role: .supervisor)), by: admin)
        office.ledger.nowMs += 30 * Self.day
        #expect(office.ledger.refuse(.setFactor(SetFactor()), by: person).code == "factor.term-over")
        office.ledger.accept(.resetFactor(ResetFactor(person: person, reason: "was away")), by: admin)
        office.ledger.accept(.setFactor(SetFactor()), by: person)
    }

    /// Where nobody could let them begin anew, the founders are not shut out of their own node.
    @Test func theFoundersTermDoesNotShutTheOffice() {
        var ledger = TestLedger("putuo", .county, code: "330903", territoryName: "普陀区")
        ledger.nowMs += 400 * Self.day
        ledger.accept(.setFactor(SetFactor()), by: ledger.admin)
    }

    @Test func onlySomeoneElseInTheOfficeResets() {
        var office = Office.dinghai()
        let (authority, admin) = (office.authority, office.ledger.admin)
        let reset = Action.What.resetFactor(ResetFactor(person: authority, reason: "forgotten"))
        #expect(office.ledger.refuse(reset, by: office.government).code == "role.missing")
        let own = Action.What.resetFactor(ResetFactor(person: admin, reason: "forgotten"))
        #expect(office.ledger.refuse(own, by: admin).code == "person.self")
        // As soon as there is a security administrator it is theirs alone.
        let guardian = office.ledger.grant(.securityAdministrator, to: office.ledger.person("bureau", "guardian"))
        #expect(office.ledger.refuse(reset, by: admin).code == "role.missing")
        let silent = Action.What.resetFactor(ResetFactor(person: authority))
        #expect(office.ledger.refuse(silent, by: guardian).code == "person.reason-missing")
        let stranger = ResetFactor(person: office.ledger.person("x", "y"), reason: "r")
        #expect(office.ledger.refuse(.resetFactor(stranger), by: guardian).code == "subject.not-found")
        let login = LoginFact(factorId: office.factor(authority))
        office.ledger.accept(reset, by: guardian)
        let notice = Action.What.publishNotice(office.notice())
        #expect(office.ledger.decideWith(login, notice, by: authority).code == "login.ended")
        // The security administrator's own is the system administrator's.
        office.ledger.accept(.resetFactor(ResetFactor(person: guardian, reason: "forgotten")), by: admin)
    }

    // MARK: - Locks

    @Test func aLockHoldsForItsTimeOrUntilItIsLifted() {
        var office = Office.dinghai()
        let (authority, admin) = (office.authority, office.ledger.admin)
        let unlock = Action.What.unlockLogin(UnlockLogin(person: authority, reason: "it was them"))
        office.ledger.observe(office.drafts(of: authority))
        #expect(office.lockEnd(of: authority) == office.ledger.registry.timeMs + 1_800_000)
        #expect(office.drafts(of: authority).isEmpty, "locked once is locked")
        office.ledger.accept(unlock, by: admin)
        #expect(office.lockEnd(of: authority) == nil)
        office.ledger.observe(office.drafts(of: authority))
        let end = office.lockEnd(of: authority) ?? 0
        office.ledger.nowMs = end - 1
        #expect(office.lockEnd(of: authority) != nil)
        office.ledger.nowMs = end
        #expect(office.lockEnd(of: authority) == nil)
        #expect(office.ledger.refuse(unlock, by: admin).code == "login.not-locked")
        // A reset lifts it as well.
        office.ledger.observe(office.drafts(of: authority))
        office.ledger.accept(.resetFactor(ResetFactor(person: authority, reason: "known")), by: admin)
        #expect(office.lockEnd(of: authority) == nil)
    }

    @Test func theRegisterAndItsDatesSayHowPassphrasesStand() throws {
        var office = Office.dinghai()
        let authority = office.authority
        let registers = { (ledger: TestLedger) in
            Registers(ledger.registry, ruleSet: .zs2024, nowMs: ledger.nowMs).entries(of: .factors)
        }
        var entry = try #require(registers(office.ledger).first { $0.id == authority })
        #expect(entry.state == "factor-set" && entry.dues.map(\.what) == ["set-factor"])
        #expect(DueState(of: entry.dues[0], at: office.ledger.nowMs) == .ahead)
        #expect(DueState(of: entry.dues[0], at: office.ledger.nowMs + 77 * Self.day) == .atRisk)
        #expect(
            !registers(office.ledger).contains { $0.id == office.applicant }, "who decides nothing is not waited for")
        office.ledger.observe(office.drafts(of: authority))
        entry = try #require(registers(office.ledger).first { $0.id == authority })
        #expect(entry.dues.map(\.what) == ["set-factor", "unlock-login"])
        #expect(entry.nextStep == "unlock-login" && entry.owner == "security-administrator")
        office.ledger.nowMs += 91 * Self.day
        entry = try #require(registers(office.ledger).first { $0.id == authority })
        #expect(entry.state == "factor-overdue" && entry.dues.count == 1)
    }

    // MARK: - The judge

    /// A node that lets an officer decide without a login writes a record that the node above finds.
    @Test func theJudgeLooksForTheLogin() throws {
        var office = Office.dinghai()
        let command = office.ledger.command(.publishNotice(office.notice()), by: office.authority)
        let bytes = command.encode()
        let key = office.ledger.cryptography.key(of: command.actor)
        let signed = SignedCommand(
            command: bytes, signature: office.ledger.cryptography.sign(command.actor, SignedBytes.command(bytes)),
            certificateSerial: "01", publicKey: key)
        let login = LoginFact(factorId: office.factor(office.authority))
        office.ledger.nowMs += 1
        let decision = decide(
            office.ledger.registry, command,
            office.ledger.context(login: login, signerKey: key))
        #expect(decision.refusal == nil)
        func verdict(_ login: LoginFact?) -> Verdict {
            office.ledger.verdict(
                on: office.ledger.record(
                    decision.drafts, cause: .command(signed), login: login, actor: command.actor))
        }
        #expect(verdict(login) == .lawful)
        for forged in [
            nil, LoginFact(factorId: "other"), LoginFact(factorId: login.factorId, ageMs: 28_800_001),
            LoginFact(factorId: login.factorId, idleMs: 900_001),
        ] {
            guard case .unlawful(let finding) = verdict(forged) else {
                Issue.record("lawful with \(String(describing: forged))")
                continue
            }
            #expect(finding.reason == .body)
            #expect(finding.refusal.missing.contains { $0.hasPrefix("login.") }, "\(finding.refusal.missing)")
        }
    }

    /// The only reset a node may state by itself.
    @Test func aLostStoreIsPutOnRecordForThoseWhoHadOne() {
        var office = Office.dinghai()
        let authority = office.authority
        let before = office.ledger.registry.factors.byPerson.values.count { $0.id != nil }
        let lost = LoginRules.lost(office.ledger.registry)
        #expect(lost.count == before && before > 5)
        let other = Draft(
            authority, ["ZS-2.3.0a"], .factorReset(FactorReset(person: authority, reason: "we felt like it")))
        let cause = Cause.Kind.observation(Observation(what: "test"))
        #expect(office.ledger.verdict(on: office.ledger.record([other], cause: cause)) != .lawful)
        office.ledger.observe(lost)
        #expect(office.ledger.registry.factors[authority]?.id == nil)
        #expect(LoginRules.lost(office.ledger.registry).isEmpty)
        office.ledger.accept(.setFactor(SetFactor()), by: authority)
    }

    @Test func aLoginWhereNoneCountsIsUnlawful() {
        var office = Office.dinghai()
        let notice = office.publishNotice()
        let command = office.ledger.command(.submitApplication(office.application(notice)), by: office.applicant)
        let bytes = command.encode()
        let key = office.ledger.cryptography.key(of: command.actor)
        let signed = SignedCommand(
            command: bytes, signature: office.ledger.cryptography.sign(command.actor, SignedBytes.command(bytes)),
            certificateSerial: "01", publicKey: key)
        office.ledger.nowMs += 1
        let decision = decide(
            office.ledger.registry, command, office.ledger.context(signerKey: key))
        let login = LoginFact(factorId: "any")
        let records = office.ledger.record(
            decision.drafts, cause: .command(signed), login: login, actor: command.actor)
        guard case .unlawful(let finding) = office.ledger.verdict(on: records) else {
            Issue.record("lawful")
            return
        }
        #expect(finding.reason == .login)
        let lock = office.drafts(of: office.authority)
        let observed = office.ledger.record(
            lock, cause: .observation(Observation(what: "x")), login: login, actor: nil)
        guard case .unlawful(let other) = office.ledger.verdict(on: observed) else {
            Issue.record("lawful")
            return
        }
        #expect(other.reason == .login)
    }
}

extension Office {
    fileprivate func factor(_ person: String) -> String { ledger.registry.factors[person]?.id ?? "" }

    fileprivate func drafts(of person: String) -> [Draft] {
        LoginRules.locked(person, ledger.registry, FactorParameters(), nowMs: ledger.nowMs)
    }

    fileprivate func lockEnd(of person: String) -> UInt64? {
        LoginRules.lockEndMs(of: person, ledger.registry, FactorParameters(), nowMs: ledger.nowMs)
    }
}

/// What a passphrase must be like.
@Suite struct PassphraseRuleTests {
    private static let person = "tongdao://zhoushan/dinghai/shujuju/wang-xiaoming"

    private func flaws(_ text: String, after old: String = "") -> [String] {
        PassphraseRules.flaws(Array(text.utf8), of: Self.person, after: Array(old.utf8), FactorParameters())
    }

    @Test(arguments: [
        ("nine grey herons", [String]()), ("Heron9grey", []), ("十二个汉字组成的长口令呀好", []), ("heron9!x", []),
        ("heron9gr", ["length"]), ("Hr9!x", ["length"]), ("aaaaaaaaaaaaaaa", ["variety"]), ("", ["length", "variety"]),
        ("nine XIAOMING herons", ["own-name"]), ("wang-herons-9", ["own-name"]),
    ])
    func whatAPassphraseLacks(_ text: String, _ lacks: [String]) {
        #expect(flaws(text) == lacks, "\(text)")
    }

    @Test func itIsAnotherThanBeforeAndIsText() {
        #expect(flaws("nine grey herons", after: "nine grey herons") == ["other-than-before"])
        #expect(flaws("nine grey\nherons") == ["plain-text"])
        let terms = FactorParameters()
        #expect(
            PassphraseRules.flaws([0xFF, 0xFE] + Array("nine grey herons".utf8), of: Self.person, terms) == [
                "plain-text"
            ])
        let long = [UInt8](repeating: 0x61, count: PassphraseRules.longestBytes + 1)
        #expect(PassphraseRules.flaws(long, of: Self.person, terms) == ["plain-text"])
    }
}
