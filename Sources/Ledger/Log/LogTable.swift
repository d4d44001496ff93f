// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The logs of a ledger by node; filled at opening, grown by the commit that brings the first record of a log.
final class LogTable: Sendable {
    private let logs: Mutex<[String: StoredLog]>

    init(_ logs: [StoredLog]) {
        self.logs = Mutex(Dictionary(logs.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first }))
    }

    /// Every log, in the order of its number.
    var all: [StoredLog] { logs.withLock { $0.values.sorted { $0.number < $1.number } } }

    func find(_ node: String) -> StoredLog? { logs.withLock { $0[node] } }

    func add(_ more: [StoredLog]) {
        logs.withLock { for log in more { $0[log.node] = log } }
    }

    /// `notFound` if the node has no log here.
    func require(_ node: String) throws(LedgerError) -> StoredLog {
        if let log = find(node) { return log }
        throw LedgerError(.notFound, "no log of this node is held here", log: node, remedy: "name one of the logs held")
    }
}
