// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// Proves a ledger whole from its files alone: `tongdao ledger verify`.
///
/// For every log: sequences without a gap, the hash chain, the stored tree nodes, and for every checkpoint its root,
/// head, signature and countersignatures; then the head file. Nothing is changed. If no daemon has the directory open,
/// its lock is held meanwhile, so that none starts; a live ledger is read as one more reader would.
public struct OfflineVerifier: Sendable {
    /// As many workers as the reference machine has cores.
    public static let defaultWorkerCount = 2

    private let directory: String
    private let keys: LogKeyResolver
    private let countersigners: CountersignerResolver
    private let workerCount: Int

    /// - Parameters:
    ///   - keys: finds the key of a log's node, given the log's first record.
    ///   - countersigners: finds the key of a node that countersigned.
    ///   - workerCount: threads that read and hash; at least 1.
    public init(
        directory: String, keys: @escaping LogKeyResolver, countersigners: @escaping CountersignerResolver,
        workerCount: Int = defaultWorkerCount
    ) {
        self.directory = directory
        self.keys = keys
        self.countersigners = countersigners
        self.workerCount = max(1, workerCount)
    }

    /// Walks the whole ledger; blocks its thread until done.
    public func verify() -> VerificationReport {
        do throws(LedgerError) {
            let opened = try OpenArchive(directory: directory, readerCount: workerCount)
            return walk(try opened.readers[0].logs(), opened.readers)
        } catch {
            let finding = VerificationFinding(.database, nil, 0, error.shortText)
            return VerificationReport(directory: directory, logs: [], findings: [finding])
        }
    }

    private func walk(_ logs: [StoredLog], _ readers: [any LedgerStorageReader]) -> VerificationReport {
        var reports: [LogReport] = []
        var findings: [VerificationFinding] = []
        for log in logs {
            let walk = LogWalk(readers: readers, log: log, keys: keys, countersigners: countersigners)
            let (report, found) = walk.run()
            reports.append(report)
            findings += found.sorted { $0.sequence < $1.sequence }
            if log.isOwn { findings += HeadCheck(directory: directory, reader: readers[0], log: log).run(keys) }
        }
        if findings.contains(where: { $0.kind == .unreadable || $0.kind == .missingRecord }) {
            for fault in readers[0].structureFaults() {
                findings.append(VerificationFinding(.database, nil, 0, fault))
            }
        }
        return VerificationReport(directory: directory, logs: reports, findings: findings)
    }
}

/// A ledger's directory opened for reading, with its lock held if nobody else holds it.
struct OpenArchive: ~Copyable {
    let readers: [any LedgerStorageReader]
    private let lock: DirectoryLock?

    init(directory: String, readerCount: Int) throws(LedgerError) {
        lock = DirectoryLock(existingIn: directory)
        let isLive = lock == nil && LedgerFile.exists("\(directory)/\(DirectoryLock.fileName)")
        let engine = SQLiteEngine(directory: directory)
        var readers: [any LedgerStorageReader] = []
        for _ in 0..<readerCount {
            guard let reader = try engine.openReader(isExclusive: !isLive) else {
                throw LedgerError(
                    .notFound, "the ledger's creation was not finished", path: directory,
                    remedy: "start the daemon, which finishes it")
            }
            readers.append(reader)
        }
        self.readers = readers
    }
}
