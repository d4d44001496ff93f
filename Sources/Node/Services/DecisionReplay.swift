// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages
import Registry
import Rules

/// A decision found in the ledger and judged again from the records before it.
struct DecisionReplay: Sendable {
    struct Outcome: Sendable {
        var records: [Record]
        /// Whether the rules, asked again, decide the same.
        var isSame: Bool
    }

    let reader: LedgerReader
    let log: String

    /// Replays the ledger up to the decision that `sequence` belongs to, and judges that decision.
    ///
    /// Costs the time of applying every record before it: seconds for a million. Asked for by people, one at a time.
    func replay(recordAt sequence: UInt64, context: JudgeContext) async throws -> Outcome {
        var registry = Registry()
        var decision: [Record] = []
        var next: UInt64 = 1
        search: while true {
            let page = try reader.records(of: log, from: next)
            if page.isEmpty { break }
            for stored in page {
                let record = try Record.decode(stored.content)
                if Judge.size(of: record) != nil {
                    if record.sequence > sequence { break search }
                    for earlier in decision { try registry.apply(earlier) }
                    decision = []
                }
                decision.append(record)
            }
            next += UInt64(page.count)
        }
        var judge = Judge(context: context)
        let verdict = judge.judge(registry, decision)
        return Outcome(records: decision, isSame: verdict == .lawful)
    }
}
