// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages
import Synchronization

/// Ledgers proved from their files alone: each whole in itself, and the copies equal to the originals.
struct LedgerAudit: Sendable {
    let reports: [VerificationReport]
    /// For each copy whose original is among the directories too.
    let comparisons: [LedgerComparison]
    /// For each log, unless it is a copy whose original is judged; empty if decisions were not to be judged.
    let decisions: [DecisionAudit]

    var isSound: Bool {
        reports.allSatisfy(\.isSound) && comparisons.allSatisfy(\.isPrefix) && decisions.allSatisfy(\.isSound)
    }
    var recordCount: UInt64 { reports.reduce(0) { $0 + $1.recordCount } }

    /// Walks every directory; blocks its thread until done.
    ///
    /// - Parameter keys: keys that certificates vouch for; others are taken from the ledgers' own first records, which
    ///   proves that one key signed all, but not whose it is.
    /// - Parameter judgesDecisions: whether the rules are asked again about every decision; takes most of the time.
    init(directories: [String], keys: [String: SM2PublicKey], judgesDecisions: Bool) {
        let book = NodeKeyBook(keys)
        var reports = directories.map { LedgerAudit.verify($0, book) }
        // A countersigner's ledger may come after the one it countersigned: then its key is known only now.
        for (index, report) in reports.enumerated() where report.findings.contains(where: { $0.kind == .keyUnknown }) {
            reports[index] = LedgerAudit.verify(report.directory, book)
        }
        self.reports = reports
        comparisons = LedgerAudit.compare(reports)
        decisions = judgesDecisions ? LedgerAudit.judge(reports, book) : []
    }

    private static func judge(_ reports: [VerificationReport], _ book: NodeKeyBook) -> [DecisionAudit] {
        let originals = Set(reports.flatMap { $0.logs.filter(\.isOwn).map(\.log) })
        var audits: [DecisionAudit] = []
        for report in reports where !report.logs.isEmpty {
            guard let archive = try? LedgerArchive(directory: report.directory) else { continue }
            for log in report.logs where log.isOwn || !originals.contains(log.log) {
                audits.append(DecisionAudit(of: log.log, in: archive, directory: report.directory, book))
            }
        }
        return audits
    }

    private static func verify(_ directory: String, _ book: NodeKeyBook) -> VerificationReport {
        OfflineVerifier(
            directory: directory, keys: { book.key(of: $0, firstRecord: $1) }, countersigners: { book.key(of: $0) }
        ).verify()
    }

    private static func compare(_ reports: [VerificationReport]) -> [LedgerComparison] {
        var comparisons: [LedgerComparison] = []
        for copy in reports {
            for log in copy.logs where !log.isOwn {
                let originals = reports.filter { $0.logs.contains { $0.isOwn && $0.log == log.log } }
                for original in originals {
                    comparisons.append(
                        LedgerComparison.compare(copyOf: log.log, in: copy.directory, with: original.directory))
                }
            }
        }
        return comparisons
    }
}

/// The keys of nodes: those handed in, and those that ledgers' first records name.
final class NodeKeyBook: Sendable {
    private let vouched: [String: SM2PublicKey]
    private let found = Mutex<[String: SM2PublicKey]>([:])

    init(_ vouched: [String: SM2PublicKey]) { self.vouched = vouched }

    func key(of node: String) -> SM2PublicKey? {
        vouched[node] ?? found.withLock { $0[node] }
    }

    /// The key of a log's node; the first record of its log is a Genesis that names it.
    func key(of node: String, firstRecord: [UInt8]) -> SM2PublicKey? {
        if let known = key(of: node) { return known }
        guard case .genesis(let genesis)? = (try? Record.decode(firstRecord))?.body?.fact, genesis.node == node,
            let key = try? SM2PublicKey(genesis.publicKey)
        else { return nil }
        found.withLock { $0[node] = key }
        return key
    }
}
