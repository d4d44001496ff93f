// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

extension Ledger {
    /// The own log's number in every ledger.
    static let ownLogNumber = 1

    /// Opens the ledger in `directory`, creating it if there is none, and verifies the tail of every log.
    ///
    /// - Parameters:
    ///   - node: the URI of the node whose own log it is.
    ///   - signer: of the node's key; signs checkpoints.
    ///   - keys: of the logs of nodes below, whose last checkpoints are verified too.
    /// - Throws: `inUse`, `foreignDirectory`, `unsupportedVersion`, `restoredOldCopy`, `headMissing`, `notDurable`,
    ///   `damaged` (naming log and record), `diskFull`, `inputOutput`. What is damaged or foreign was not written to.
    public static func open(
        at directory: String, node: String, signer: any Signer, keys: LogKeyResolver = { _, _ in nil }
    ) throws(LedgerError) -> Ledger {
        try open(at: directory, node: node, signer: signer, keys: keys, hook: nil)
    }

    /// Makes a new head file for a ledger whose head file was lost, after the operator has learnt from the node above
    /// how far this ledger went.
    ///
    /// - Parameter recordCount: records that the node above holds of this log; the database must have as many.
    /// - Throws: `restoredOldCopy` if it has fewer; `invalidGroup` if there is a whole head file, which must stand;
    ///   and what `open` throws.
    public static func adoptHead(
        at directory: String, node: String, signer: any Signer, atLeast recordCount: UInt64
    ) throws(LedgerError) {
        let lock = try DirectoryLock(directory: directory)
        if (try? HeadFile(directory: directory, mode: .readOnly)) != nil {
            throw LedgerError(
                .invalidGroup, "there is a whole head file", path: HeadFile.path(in: directory),
                remedy: "leave it; start the daemon")
        }
        let engine = SQLiteEngine(directory: directory)
        let examination = try LedgerExamination(
            directory: directory, engine: engine, node: node, publicKey: signer.publicKey, signed: nil,
            keys: { _, _ in nil })
        try examination.requireAtLeast(recordCount)
        // Opening flushes everything that the head will vouch for.
        try engine.open(hook: nil).close(isClean: true)
        try HeadFile.create(in: directory, head: examination.signedHead(generation: 1))
        _ = consume lock
    }

    static func open(
        at directory: String, node: String, signer: any Signer, keys: LogKeyResolver, hook: (any CommitHook)?
    ) throws(LedgerError) -> Ledger {
        try LedgerFile.makeDirectory(directory)
        let lock = try DirectoryLock(directory: directory)
        let engine: any LedgerStorageEngine = SQLiteEngine(directory: directory)
        if !engine.exists { try makeFirstHead(in: directory) }
        var headFile = try HeadFile(directory: directory, mode: .readWrite)
        let examination = try LedgerExamination(
            directory: directory, engine: engine, node: node, publicKey: signer.publicKey, signed: headFile.current,
            keys: keys)
        try examination.requireContinues(headFile.current)

        let storage = try engine.open(hook: hook)
        do throws(LedgerError) {
            var logs = try storage.reader.logs()
            if logs.isEmpty {
                logs = [StoredLog(number: ownLogNumber, node: node, isOwn: true)]
                try storage.commit(StorageTransaction(newLogs: logs))
            }
            // The storage has flushed everything by now, so the head may be brought forward over commits that a crash
            // cut off from it.
            if examination.own.head.size > headFile.current.head.size {
                let forward = examination.signedHead(generation: headFile.current.generation + 1)
                try headFile.write(forward.head, checkpoint: forward.checkpoint)
            }
            let reader = LedgerReader(
                storage: storage.reader, logTable: LogTable(logs), condition: LedgerCondition())
            return Ledger(
                node: node, signer: signer, storage: storage, reader: reader, headFile: headFile, lock: lock,
                states: examination.states, hook: hook)
        } catch {
            try? storage.close(isClean: false)
            throw error
        }
    }

    /// Makes the head file of a directory that has no database yet, unless creation was cut short after it.
    private static func makeFirstHead(in directory: String) throws(LedgerError) {
        // An unreadable one was being written then: no database followed it.
        if (try? HeadFile(directory: directory, mode: .readOnly)) != nil { return }
        try HeadFile.create(in: directory, head: SignedHead(generation: 1, head: .empty, checkpoint: nil))
    }
}
