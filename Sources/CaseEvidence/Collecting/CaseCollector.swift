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

    /// What was found in one ledger.
    public struct Collected: Sendable {
        public let node: String
        public let genesis: [Found]
        /// Whole decisions in the ledger's order: those of the case, and those that say whose a key is.
        public let decisions: [[Found]]
        /// Those of the case alone.
        public let course: [[Found]]

        /// What proves the case: the genesis, then the decisions.
        public var records: [Found] { genesis + decisions.flatMap(\.self) }
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

    /// What was found, ledger by ledger.
    public func finished() -> [Collected] {
        var collector = self
        return collector.finish()
    }

    private mutating func finish() -> [Collected] {
        for index in logs.indices { CaseCollector.close(&logs[index], scope) }
        let courses = logs.map { log in
            log.kept.filter { decision in decision.contains { scope.concerns($0.record) } }
        }
        // Known only now: the notice is older than the application, and was signed by somebody as well.
        for found in courses.joined().joined() { needs.learn(found.record) }
        return zip(logs, courses).map { log, course in
            let decisions = log.kept.filter { decision in
                decision.contains { scope.concerns($0.record) || needs.covers($0.record) }
            }
            return Collected(node: log.node, genesis: log.genesis, decisions: decisions, course: course)
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
