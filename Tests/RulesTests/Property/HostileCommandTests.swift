// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Commands come from people's programs: any field can hold anything. Whatever it is, there is a decision, its records
/// can be applied, and the judge agrees.
@Suite struct HostileCommandTests {
    @Test func everyFieldCanHoldAnything() {
        var city = City()
        let id = city.liveAuthorization()
        let book = city.book(for: city.dinghai.ledger, endsMs: city.dinghai.ledger.nowMs + 900_000)
        let signatory = city.dinghai.signatory
        let used = city.dinghai.ledger.accept(
            .startUse(StartUse(authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])),
            by: signatory, permit: book.fact(for: id))
        city.dinghai.ledger.accept(.endUse(EndUse(useId: used, reason: "done")), by: signatory)
        city.revoke(id)
        var (tried, accepted) = (0, 0)
        for ledger in [city.dinghai.ledger, city.hub] {
            let (more, taken) = replay(ledger)
            tried += more
            accepted += taken
        }
        #expect(tried > 1000)
        // Some changes leave a good command: another title, another reason.
        #expect(accepted > 100)
    }

    /// Decides every changed form of every command of a ledger where that command stood.
    private func replay(_ ledger: TestLedger) -> (tried: Int, accepted: Int) {
        var registry = Registry()
        var (tried, accepted) = (0, 0)
        for record in ledger.records {
            if case .command(let signed)? = record.cause?.kind {
                for bytes in BodyMutations.variants(signed.command, numbers: [{ _ in .max }, { _ in 1 }]) {
                    guard let command = try? Command.decode(bytes) else { continue }
                    var context = ledger.context(permit: record.cause?.permit)
                    context.nowMs = record.time >> 16
                    context.login = record.cause?.login
                    let decision = decide(registry, command, context)
                    tried += 1
                    if decision.refusal != nil { continue }
                    accepted += 1
                    var next = registry
                    for (place, draft) in decision.drafts.enumerated() {
                        let new = Record(
                            node: ledger.name, sequence: registry.sequence + UInt64(place) + 1,
                            time: record.time + UInt64(place), subject: draft.subject, body: draft.body)
                        do { try next.apply(new) } catch { Issue.record("\(error) for \(command)") }
                    }
                }
            }
            do { try registry.apply(record) } catch { Issue.record("\(error)") }
        }
        return (tried, accepted)
    }
}
