// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Registry
import Rules
import Testing

/// Whatever is sent, the rules hold. Each seed is one ledger; a failing seed is kept by adding it to the arguments.
@Suite struct RulesPropertyTests {
    @Test(arguments: [1, 2, 3, 20, 24] as [UInt64])
    func anyCommandLeavesTheLedgerLawful(_ seed: UInt64) {
        var office = Office.dinghai()
        var generator = CommandGenerator(random: SeededGenerator(seed: seed))
        var (accepted, refused): ([String: Int], [String: Int]) = ([:], [:])
        for _ in 0..<1500 {
            let (action, actor) = generator.next(office)
            if FactorPolicy.isNeeded(for: action) { office.ledger.setFactor(of: actor) }
            let before = office.ledger.registry
            let command = office.ledger.command(action, by: actor)
            let login = office.ledger.login(for: command)
            // Sending judges every decision and applies it; the kit records an issue when either fails.
            let decision = office.ledger.send(command)
            var context = office.ledger.context(signerKey: office.ledger.cryptography.key(of: actor))
            context.login = login
            #expect(decide(before, command, context) == decision)
            // What the offices' nodes do by themselves once a list is fixed.
            if case .prepareDraw(let prepared) = action, decision.refusal == nil {
                let others = [PlayedOffice(.hub), PlayedOffice(.province)]
                office.commit(prepared.applicationId, others)
                office.reveal(prepared.applicationId, others)
            }
            if let refusal = decision.refusal {
                refused[refusal.code, default: 0] += 1
                #expect(stages(before) == stages(office.ledger.registry))
            } else {
                accepted[String("\(action)".prefix { $0 != "(" }), default: 0] += 1
                checkTransitions(before, office.ledger.registry)
            }
        }
        // The generator has to reach deep, or the rest proves nothing.
        #expect(accepted.count >= 13, "\(accepted)")
        #expect(refused.count >= 10, "\(refused)")
        #expect(office.ledger.registry.authorizations.order.count >= 1)
        checkRebuilt(office.ledger)
    }

    private func stages(_ registry: Registry) -> [String: CaseStage] {
        registry.cases.byID.mapValues { $0.state.stage }
    }

    /// Every change of a state is a row of the table.
    private func checkTransitions(_ before: Registry, _ after: Registry) {
        let machine = RuleSet.zs2024.caseMachine
        for (id, found) in after.cases.byID {
            let old = before.cases[id]?.state.stage.rawValue ?? ""
            let new = found.state.stage.rawValue
            if old == new { continue }
            let isRow = machine.transitions.contains { $0.from == old && $0.to == new }
            #expect(isRow, "\(id): \(old) to \(new)")
        }
        for (id, found) in after.agreements.byID where before.agreements[id]?.state.name != found.state.name {
            let old = before.agreements[id]?.state.name ?? ""
            #expect(Machine.agreements.transitions.contains { $0.from == old && $0.to == found.state.name })
        }
    }

    /// The registry rebuilt from the ledger, and the one read back from a snapshot, are the running one, to the byte.
    private func checkRebuilt(_ ledger: TestLedger) {
        var rebuilt = Registry()
        do {
            for record in ledger.records { try rebuilt.apply(Record.decode(record.encode())) }
            #expect(rebuilt == ledger.registry)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            let snapshot = try encoder.encode(ledger.registry)
            #expect(try encoder.encode(rebuilt) == snapshot)
            let restored = try JSONDecoder().decode(Registry.self, from: snapshot)
            #expect(restored == ledger.registry)
            #expect(try encoder.encode(restored) == snapshot)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func aWholeCitysRegistriesSurviveTheirSnapshots() {
        var city = City()
        city.revoke(city.liveAuthorization())
        city.sync()
        _ = city.liveAuthorization(scenario: "harbour")
        for ledger in [city.dinghai.ledger, city.putuo.ledger, city.hub, city.province] { checkRebuilt(ledger) }
        #expect(city.copies[city.dinghai.ledger.name] == city.dinghai.ledger.registry)
        #expect(city.copies[city.putuo.ledger.name] == city.putuo.ledger.registry)
    }

    /// Records that are damaged or out of place throw and change nothing; nothing traps.
    @Test func anyRecordAnywhereIsTakenOrThrows() {
        var city = City()
        city.revoke(city.liveAuthorization())
        city.sync()
        var random = SeededGenerator(seed: 7)
        let records = city.dinghai.ledger.records + city.hub.records + city.province.records
        var (registry, thrown) = (Registry(), 0)
        for _ in 0..<4000 {
            guard var record = records.randomElement(using: &random) else { return }
            if !random.once(in: 10) { record.sequence = registry.sequence + 1 }
            if random.once(in: 10), let body = BodyMutations.of(record.body ?? Body()).randomElement(using: &random) {
                record.body = body
            }
            let before = registry
            do {
                try registry.apply(record)
            } catch {
                thrown += 1
                #expect(registry == before, "\(error)")
            }
        }
        #expect(thrown > 500)
        #expect(registry.sequence > 500)
    }
}
