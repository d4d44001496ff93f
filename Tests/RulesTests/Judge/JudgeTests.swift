// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// The judge lets through what the rules give and nothing else.
@Suite struct JudgeTests {
    /// A county's ledger with every kind of record in it.
    private static func fullLedger() -> (TestLedger, hub: String) {
        var city = City()
        let id = city.liveAuthorization()
        let book = city.book(for: city.dinghai.ledger, endsMs: city.dinghai.ledger.nowMs + 900_000)
        city.dinghai.ledger.accept(
            .startUse(
                StartUse(authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])),
            by: city.dinghai.signatory, permit: book.fact(for: id))
        _ = city.dinghai.ledger.refuse(
            .publishNotice(PublishNotice(title: "x", panelSize: 3)), by: city.dinghai.authority)
        city.revoke(id)
        city.sync()
        return (city.dinghai.ledger, city.hub.name)
    }

    /// Judges the ledger decision by decision, with `visit` free to look at or change each group before.
    private static func walk(_ ledger: TestLedger, _ visit: (Registry, [Record]) -> Void) {
        var registry = Registry()
        var index = 0
        while index < ledger.records.count {
            let size = Judge.size(of: ledger.records[index]) ?? 1
            let group = Array(ledger.records[index..<index + size])
            visit(registry, group)
            for record in group {
                do { try registry.apply(record) } catch { Issue.record("\(error)") }
            }
            index += size
        }
    }

    private static func judge(_ ledger: TestLedger) -> Judge {
        Judge(context: JudgeContext(catalogue: ledger.catalogue, cryptography: ledger.cryptography))
    }

    /// Whatever one field of a decided body is changed to, it is found: people's commands and orders pin everything.
    @Test func anyChangedFieldIsFound() {
        let (ledger, _) = Self.fullLedger()
        var (tried, kinds) = (0, Set<String>())
        Self.walk(ledger) { registry, group in
            switch group[0].cause?.kind {
            case .observation, nil: return
            case .command, .order: break
            }
            for place in group.indices {
                for body in BodyMutations.of(group[place].body ?? Body()) {
                    var changed = group
                    changed[place].body = body
                    var judge = Self.judge(ledger)
                    let verdict = judge.judge(registry, changed)
                    tried += 1
                    guard case .unlawful(let finding) = verdict else {
                        Issue.record("\(verdict) for \(body) in place of \(group[place])")
                        return
                    }
                    #expect(finding.sequence <= group[place].sequence)
                    #expect(!finding.refusal.messageZh.isEmpty)
                }
                if let fact = group[place].body?.fact { kinds.insert(String("\(fact)".prefix { $0 != "(" })) }
            }
        }
        #expect(tried > 500)
        #expect(kinds.count >= 22, "\(kinds.sorted())")
    }

    @Test func anyChangedFrameIsFound() {
        let (ledger, _) = Self.fullLedger()
        let changes: [(String, Verdict.Reason?, (inout Record) -> Void)] = [
            ("node", .otherNode, { $0.node = "tongdao://zhoushan/putuo" }),
            ("sequence", .gap, { $0.sequence += 1 }),
            ("time", .timeBack, { $0.time = 0 }),
            ("epoch", .epochBack, { $0.epoch = 0 }),
            ("subject", .subject, { $0.subject += "x" }),
            ("actor", .actor, { $0.actor += "x" }),
            ("rule set", .ruleSet, { $0.ruleSet = "ZS2023" }),
            ("clauses", .clauses, { $0.clauses.append("ZS-1.1") }),
            ("no cause", .noCause, { $0.cause = nil }),
            ("no kind", nil, { $0.cause?.kind = nil }),
            ("permit", .permit, { $0.cause?.permit = PermitFact(serial: 0, generation: 9) }),
            ("no fact", .noFact, { $0.body = nil }),
        ]
        Self.walk(ledger) { registry, group in
            guard registry.identity != nil else { return }
            for (name, reason, change) in changes {
                var changed = group
                change(&changed[0])
                // A refusal names its own set, so the body is found first; a use's permit is found by another way.
                var judge = Self.judge(ledger)
                guard case .unlawful(let finding) = judge.judge(registry, changed) else {
                    Issue.record("\(name) of \(group[0])")
                    continue
                }
                if let reason, !(name == "permit" && group[0].cause?.permit != nil) {
                    #expect(finding.reason == reason, "\(name): \(finding.reason)")
                }
            }
        }
    }

    @Test func aDecisionMustBeWhole() {
        let (ledger, _) = Self.fullLedger()
        Self.walk(ledger) { registry, group in
            guard group.count > 1 else { return }
            var judge = Self.judge(ledger)
            #expect(
                judge.judge(registry, Array(group.dropLast())) == .incomplete(missing: 1))
            var short = Array(group.dropLast())
            short[0].cause?.size -= 1
            guard case .unlawful = judge.judge(registry, short) else {
                Issue.record("a decision without its last record passed")
                return
            }
            var again = group
            again[1].cause = Cause(size: 1)
            guard case .unlawful(let finding) = judge.judge(registry, again) else {
                Issue.record("a cause in mid-decision passed")
                return
            }
            #expect(finding.reason == .size)
        }
    }

    @Test func aForgedSignatureIsFound() {
        let (ledger, _) = Self.fullLedger()
        Self.walk(ledger) { registry, group in
            guard case .command(var signed)? = group[0].cause?.kind else { return }
            signed.signature[0] ^= 1
            var changed = group
            changed[0].cause?.kind = .command(signed)
            var judge = Self.judge(ledger)
            guard case .unlawful(let finding) = judge.judge(registry, changed) else {
                Issue.record("a forged command passed")
                return
            }
            #expect(finding.reason == .signature)
        }
    }

    @Test func ordersAreOfTheNodeAbove() {
        let (ledger, hub) = Self.fullLedger()
        var orders = 0
        Self.walk(ledger) { registry, group in
            guard case .order? = group[0].cause?.kind else { return }
            orders += 1
            for (key, isLawful) in [
                (ledger.cryptography.key(of: hub), true), (ledger.cryptography.key(of: "x"), false),
            ] {
                var judge = Judge(context: JudgeContext(cryptography: ledger.cryptography, orderKey: key))
                #expect((judge.judge(registry, group) == .lawful) == isLawful)
            }
        }
        // Four of the hub, and before them what hub and province put into the draw.
        #expect(orders == 4 + 4)
    }

    @Test func aCommandCannotBeCarriedOutTwice() {
        var office = Office.dinghai()
        let command = office.ledger.command(.publishNotice(office.notice()), by: office.authority)
        office.ledger.send(command)
        let bytes = command.encode()
        let decision = decide(office.ledger.registry, command, office.ledger.context())
        let signed = SignedCommand(
            command: bytes, signature: office.ledger.cryptography.sign(command.actor, SignedBytes.command(bytes)),
            publicKey: office.ledger.cryptography.key(of: command.actor))
        let group = office.ledger.record(decision.drafts, cause: .command(signed), actor: command.actor)
        guard case .unlawful(let finding) = office.ledger.verdict(on: group) else {
            Issue.record("carried out twice")
            return
        }
        #expect(finding.reason == .repeatedCommand)
    }

    @Test func aCountyMayNotSpeakForTheHub() {
        let office = Office.dinghai()
        let facts: [Body.Fact] = [
            .permitIssued(PermitIssued(authorizationId: "U", generation: 1, leaseSeconds: 1)),
            .authorizationRegistered(AuthorizationRegistered()), .nodeRequested(NodeRequested()),
            .revocationOrdered(RevocationOrdered()), .roleGranted(RoleGranted()), .filingAccepted(FilingAccepted()),
            .maintenanceSet(MaintenanceSet(on: true)), .orderApplied(OrderApplied(number: 1)),
        ]
        for fact in facts {
            let draft = Draft(subject: "U", clauses: [], body: Body(fact: fact))
            let group = office.ledger.record([draft], cause: .observation(Observation(what: "me")))
            guard case .unlawful(let finding) = office.ledger.verdict(on: group) else {
                Issue.record("\(fact)")
                continue
            }
            #expect(finding.reason == .forbidden)
            #expect(finding.refusal.clauses.contains("ZS-2.2d"))
        }
    }

    @Test func genesisStandsFirstAndOnce() {
        let office = Office.dinghai()
        let first = office.ledger.records[0]
        guard case .genesis(let genesis)? = first.body?.fact else { return }
        let second = office.ledger.record(
            [GenesisRules.draft(genesis)], cause: .observation(Observation(what: "genesis")))
        guard case .unlawful(let finding) = office.ledger.verdict(on: second) else {
            Issue.record("a second genesis")
            return
        }
        #expect(finding.reason == .genesis)
        var judge = Self.judge(office.ledger)
        var other = office.ledger.records[1]
        other.sequence = 1
        guard case .unlawful(let headless) = judge.judge(Registry(), [other]) else {
            Issue.record("a ledger without genesis")
            return
        }
        #expect(headless.reason == .genesis)
    }
}
