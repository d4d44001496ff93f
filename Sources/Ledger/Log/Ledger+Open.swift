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
        try adoptHead(
            in: DirectoryPlace(directory), node: node, signer: SM2CheckpointSigner(signer), atLeast: recordCount)
    }

    /// `adoptHead` for a ledger in any place.
    package static func adoptHead(
        in place: any LedgerPlace, node: String, signer: any CheckpointSigner, atLeast recordCount: UInt64
    ) throws(LedgerError) {
        let lock = try place.takeLock()
        if (try? HeadFile(place: place, isReadOnly: true)) != nil {
            throw LedgerError(
                .invalidGroup, "there is a whole head file", path: place.headPath, remedy: "leave it; start the daemon")
        }
        let examination = try LedgerExamination(
            place: place, node: node, publicKey: signer.checkpointKey, signed: nil, keys: { _, _ in nil })
        try examination.requireAtLeast(recordCount)
        // Opening flushes everything that the head will vouch for.
        try place.engine.open(hook: nil).close(isClean: true)
        try HeadFile.create(in: place, head: examination.own.head, checkpoint: examination.checkpoint)
        _ = consume lock
    }

    static func open(
        at directory: String, node: String, signer: any Signer, keys: LogKeyResolver, hook: (any CommitHook)?
    ) throws(LedgerError) -> Ledger {
        try open(
            in: DirectoryPlace(directory), node: node, signer: SM2CheckpointSigner(signer), keys: keys, hook: hook)
    }

    /// `open` for a ledger in any place.
    package static func open(
        in place: any LedgerPlace, node: String, signer: any CheckpointSigner,
        keys: LogKeyResolver = { _, _ in nil }, hook: (any CommitHook)? = nil
    ) throws(LedgerError) -> Ledger {
        try place.make()
        let lock = try place.takeLock()
        let engine = place.engine
        if !engine.exists { try makeFirstHead(in: place) }
        var headFile = try HeadFile(place: place, isReadOnly: false)
        let examination = try LedgerExamination(
            place: place, node: node, publicKey: signer.checkpointKey, signed: headFile.current, keys: keys)
        try examination.requireContinues(headFile.current)
        try headFile.secure(in: place)

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
                try headFile.write(examination.own.head, checkpoint: examination.checkpoint)
            }
            let reader = LedgerReader(
                storage: storage.reader, logTable: LogTable(logs), condition: LedgerCondition())
            return Ledger(
                node: node, placeIdentity: place.identity, signer: signer, storage: storage, reader: reader,
                headFile: headFile, lock: lock,
                states: examination.states, hook: hook)
        } catch {
            try? storage.close(isClean: false)
            throw error
        }
    }

    /// Makes the head file of a place that has no database yet, unless creation was cut short after it.
    private static func makeFirstHead(in place: any LedgerPlace) throws(LedgerError) {
        // An unreadable one was being written then: no database followed it. One over no record may be in the system's
        // cache alone: nothing was signed under it, so it is made again, and flushed.
        if let found = try? HeadFile(place: place, isReadOnly: true), found.current.head.size > 0 { return }
        try HeadFile.create(in: place, head: .empty, checkpoint: nil)
    }
}
