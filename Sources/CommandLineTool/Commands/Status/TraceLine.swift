// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages

/// One record of a case, with the proof that it stands in its ledger.
struct TraceLine: Sendable {
    let log: String
    let record: Record
    /// Of the chain, computed here from the bytes received.
    let hash: SM3Digest
    let proof: LedgerProof

    /// What `tongdao why` takes.
    var place: String { "\(log)#\(record.sequence)" }

    private var time: String { Shown.time(HybridTime(rawValue: record.time).milliseconds) }

    static func columns(_ language: Language) -> [Column<TraceLine>] {
        [
            Column(CaseTexts.timeHeading) { $0.time },
            Column(CaseTexts.recordHeading) { "\(Shown.shortName($0.log))#\($0.record.sequence)" },
            Column(CaseTexts.factHeading) { FactTexts.summary($0.record.body?.fact).in(language) },
            Column(CaseTexts.actorHeading) { Shown.shortName($0.record.actor) },
            Column(CaseTexts.clausesHeading) { $0.record.clauses.joined(separator: " ") },
            Column(TraceTexts.checkpoint) { "\($0.proof.checkpoint.size)" },
            Column(TraceTexts.proof) { LedgerTexts.judged($0.proof.holds).in(language) },
            Column(TraceTexts.hash, wide: true) { Hex.encode($0.hash.bytes) },
        ]
    }

    var json: JSONValue {
        .object([
            ("log", .string(log)), ("sequence", .unsigned(record.sequence)), ("hash", .string(Hex.encode(hash.bytes))),
            ("proof", proof.json), ("record", RecordJSON.value(record)),
        ])
    }

    var printedHeading: String {
        let fact = FactTexts.summary(record.body?.fact).in(.chinese)
        return "\(time)  \(fact)\n\(record.actor)  \(record.clauses.joined(separator: " "))"
    }

    var printedProof: String {
        let judged = LedgerTexts.judged(proof.holds).in(.chinese)
        return
            "\(place)  SM3 \(Hex.encode(hash.bytes))\n检查点 \(proof.checkpoint.size)  根 \(Hex.encode(proof.checkpoint.root))  \(judged)\n"
    }
}
