// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
public import Messages

/// Picks the decisions of one case out of whole ledgers, read record by record: the granting county's first, then that of
/// the node above, so that the ids are known by then.
public struct CaseCollector: Sendable {
    /// A record as it stands in its ledger.
    public struct Found: Sendable {
        public let record: Record
        public let bytes: [UInt8]
        public let previousHash: [UInt8]
    }

    private struct Log {
        let node: String
        var previous = SM3Digest.zero
        var genesis: [Found] = []
        var decision: [Found] = []
        /// Decisions of the case, and those that may turn out to be: the notice, and where a key comes from.
        var kept: [[Found]] = []
    }

    public private(set) var scope: CaseScope
    private var needs = KeyNeeds()
    private var logs: [Log] = []

    public init(application: String) { scope = CaseScope(application: application) }

    /// The records that follow are those of this node's ledger, from the first on.
    public mutating func begin(_ node: String) {
        logs.append(Log(node: node))
    }

    /// Takes in the next record, and gives it back read.
    ///
    /// - Throws: `DecodingError` if the bytes are no record.
    @discardableResult
    public mutating func take(_ bytes: [UInt8]) throws(DecodingError) -> Record {
        let record = try Record.decode(bytes)
        guard var log = logs.popLast() else { return record }
        let found = Found(record: record, bytes: bytes, previousHash: log.previous.bytes)
        log.previous = RecordChain.hash(previous: log.previous, record: bytes)
        if record.sequence == 1 {
            log.genesis = [found]
        } else {
            // A record with a cause of its own begins the next decision.
            if (record.cause?.size ?? 0) > 0 { CaseCollector.close(&log, scope) }
            log.decision.append(found)
            scope.learn(record)
        }
        logs.append(log)
        return record
    }

    /// What was found, by node: the genesis, then whole decisions in the ledger's order.
    public func finished() -> [(node: String, records: [Found])] {
        var collector = self
        return collector.finish()
    }

    private mutating func finish() -> [(node: String, records: [Found])] {
        for index in logs.indices { CaseCollector.close(&logs[index], scope) }
        // Known only now: the notice is older than the application, and was signed by somebody as well.
        for decision in logs.flatMap(\.kept) where decision.contains(where: { scope.concerns($0.record) }) {
            for found in decision { needs.learn(found.record) }
        }
        return logs.map { log in
            let decisions = log.kept.filter { decision in
                decision.contains { scope.concerns($0.record) || needs.covers($0.record) }
            }
            return (log.node, log.genesis + decisions.flatMap { $0 })
        }
    }

    private static func close(_ log: inout Log, _ scope: CaseScope) {
        if log.decision.contains(where: { scope.concerns($0.record) || mayCount($0.record) }) {
            log.kept.append(log.decision)
        }
        log.decision = []
    }

    private static func mayCount(_ record: Record) -> Bool {
        switch record.body?.fact {
        case .noticePublished, .roleGranted, .sealEntered, .nodeAdmitted: true
        default: false
        }
    }
}
