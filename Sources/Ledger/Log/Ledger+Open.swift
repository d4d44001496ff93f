// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto
import Messages

extension Ledger {
    /// Opens the ledger in `directory`, creating it if there is none, and verifies the tail of every log.
    ///
    /// - Parameters:
    ///   - node: the URI of the node whose own log it is.
    ///   - signer: of the node's key; signs checkpoints.
    ///   - keys: of the logs of nodes below, whose last checkpoints are verified too.
    /// - Throws: `inUse`, `foreignDirectory`, `unsupportedVersion`, `restoredOldCopy`, `headMissing`, `notDurable`,
    ///   `damaged` (naming log and record), `diskFull`, `inputOutput`. Nothing was written over in any of them.
    public static func open(
        at directory: String, node: String, signer: any Signer, keys: @escaping LogKeyResolver = { _, _ in nil }
    ) throws(LedgerError) -> Ledger {
        try open(at: directory, node: node, signer: signer, keys: keys, hook: nil)
    }

    /// Makes a new head file for a ledger whose head file was lost, after the operator has learnt from the node above
    /// how far this ledger went.
    ///
    /// - Parameter recordCount: records that the node above holds of this log; the database must have as many.
    /// - Throws: `restoredOldCopy` if it has fewer; `invalidGroup` if there is a whole head file, which must stand.
    public static func adoptHead(
        at directory: String, node: String, signer: any Signer, atLeast recordCount: UInt64
    ) throws(LedgerError) {
        let lock = try DirectoryLock(directory: directory)
        if (try? HeadFile(directory: directory, mode: .readOnly)) != nil {
            throw LedgerError(
                .invalidGroup, "there is a whole head file", path: HeadFile.path(in: directory),
                remedy: "leave it; start the daemon")
        }
        let opening = try LedgerOpening(directory: directory, node: node, signer: signer, hook: nil)
        let state = try opening.ownState()
        guard state.head.size >= recordCount else {
            throw LedgerOpening.restored(
                "the database has \(state.head.size) records, the node above \(recordCount)", node, state.head.size)
        }
        try HeadFile.create(in: directory, head: try opening.signedHead(of: state, generation: 1))
        try opening.storage.close()
        _ = consume lock
    }

    static func open(
        at directory: String, node: String, signer: any Signer, keys: LogKeyResolver, hook: (any CommitHook)?
    ) throws(LedgerError) -> Ledger {
        try LedgerFile.makeDirectory(directory)
        let lock = try DirectoryLock(directory: directory)
        if !LedgerFile.exists("\(directory)/\(SQLiteLedgerStorage.fileName)") {
            try LedgerOpening.prepareEmpty(directory)
        }
        var headFile = try HeadFile(directory: directory, mode: .readWrite)
        let opening = try LedgerOpening(directory: directory, node: node, signer: signer, hook: hook)
        do throws(LedgerError) {
            let states = try opening.states(keys: keys)
            let own = states[node] ?? LogState(emptyLogOf: node)
            try opening.reconcile(&headFile, with: own)
            let reader = LedgerReader(
                storage: opening.storage.reader, logTable: LogTable(opening.logs), condition: LedgerCondition())
            return Ledger(
                node: node, signer: signer, storage: opening.storage, reader: reader, headFile: headFile, lock: lock,
                states: states, hook: hook)
        } catch {
            throw opening.closing(after: error)
        }
    }
}
