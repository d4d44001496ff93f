// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// The steps of opening a ledger, after the directory's lock is held.
struct LedgerOpening {
    let storage: any LedgerStorage
    let logs: [StoredLog]
    private let node: String
    private let signer: any Signer
    private let directory: String

    /// The own log's number in every ledger.
    static let ownLogNumber = 1

    /// Opens the database and finds the own log in it, or begins it.
    init(directory: String, node: String, signer: any Signer, hook: (any CommitHook)?) throws(LedgerError) {
        storage = try SQLiteLedgerStorage(directory: directory, hook: hook)
        self.node = node
        self.signer = signer
        self.directory = directory
        do throws(LedgerError) {
            var logs = try storage.reader.logs()
            if logs.isEmpty {
                let own = StoredLog(number: LedgerOpening.ownLogNumber, node: node, isOwn: true)
                try storage.commit(StorageTransaction(newLogs: [own]))
                logs = [own]
            }
            guard let own = logs.first(where: \.isOwn), own.node == node else {
                throw LedgerError(
                    .foreignDirectory, "the ledger is that of \(logs.first(where: \.isOwn)?.node ?? "no node")",
                    log: node, path: directory, remedy: "give this node its own data directory")
            }
            self.logs = logs
        } catch {
            try? storage.close()
            throw error
        }
    }

    /// Makes the head file of a directory that has no database yet; `restoredOldCopy` if one was there before.
    static func prepareEmpty(_ directory: String) throws(LedgerError) {
        // A head cut short by a crash was never a whole one: no database followed it.
        if let file = try? HeadFile(directory: directory, mode: .readOnly) {
            guard file.current.head.size > 0 else { return }
            throw restored(
                "the database is gone, the head file knows \(file.current.head.size) records", nil,
                file.current.head.size)
        }
        try HeadFile.create(in: directory, head: SignedHead(generation: 1, head: .empty, checkpoint: nil))
    }

    /// Verifies the tail of every log.
    func states(keys: LogKeyResolver) throws(LedgerError) -> [String: LogState] {
        var states: [String: LogState] = [:]
        for log in logs where !log.isOwn {
            let first = try storage.reader.records(of: log, from: 1, limit: 1, maximumBytes: 0)
            let key = first.first.flatMap { keys(log.node, $0.content) }
            states[log.node] = try TailCheck(reader: storage.reader, log: log).run(publicKey: key)
        }
        states[node] = try ownState()
        return states
    }

    func ownState() throws(LedgerError) -> LogState {
        let own = StoredLog(number: LedgerOpening.ownLogNumber, node: node, isOwn: true)
        return try TailCheck(reader: storage.reader, log: own).run(publicKey: signer.publicKey)
    }

    /// Compares the head signed last with the database, and brings it forward over commits that a crash cut off from
    /// it. See `HeadFile` for why the other direction is refused.
    func reconcile(_ file: inout HeadFile, with state: LogState) throws(LedgerError) {
        let signed = file.current
        if let checkpoint = signed.checkpoint {
            let fault = CheckpointVerifier.signatureFault(checkpoint, signer: node, publicKey: signer.publicKey)
            if let fault {
                throw LedgerError(
                    .foreignDirectory, "the head file was not signed with this node's key: \(fault)", log: node,
                    path: HeadFile.path(in: directory), remedy: "name the data directory and the key of the same node")
            }
        }
        guard state.head.size >= signed.head.size else {
            throw LedgerOpening.restored(
                "the database has \(state.head.size) records, but \(signed.head.size) were signed", node,
                signed.head.size)
        }
        guard try hash(at: signed.head.size) == signed.head.hash else {
            throw LedgerOpening.restored(
                "the database holds another record \(signed.head.size) than the one signed", node, signed.head.size)
        }
        if state.head.size > signed.head.size {
            let forward = try signedHead(of: state, generation: signed.generation + 1)
            try file.write(forward.head, checkpoint: forward.checkpoint)
        }
    }

    /// The head that the database's last checkpoint, already verified, stands for.
    func signedHead(of state: LogState, generation: UInt64) throws(LedgerError) -> SignedHead {
        let own = StoredLog(number: LedgerOpening.ownLogNumber, node: node, isOwn: true)
        let stored = try storage.reader.checkpoint(of: own, .last)
        return SignedHead(generation: generation, head: state.head, checkpoint: stored?.checkpoint)
    }

    /// Ends access after a failed opening; damage gets what SQLite's own check says added to it.
    func closing(after error: LedgerError) -> LedgerError {
        var cause = error.cause
        if error.code == .damaged {
            let faults = storage.reader.structureFaults()
            if !faults.isEmpty { cause = ([cause].compactMap { $0 } + faults).joined(separator: "; ") }
        }
        try? storage.close()
        return LedgerError(
            error.code, error.message, log: error.log, sequence: error.sequence,
            path: error.path ?? "\(directory)/\(SQLiteLedgerStorage.fileName)", remedy: error.remedy, cause: cause)
    }

    static func restored(_ message: String, _ node: String?, _ sequence: UInt64) -> LedgerError {
        LedgerError(
            .restoredOldCopy, message, log: node, sequence: sequence,
            remedy: "this is an old copy: put the newest database back, or fetch the missing records from the node "
                + "above; until then nothing is signed here")
    }

    private func hash(at sequence: UInt64) throws(LedgerError) -> SM3Digest {
        guard sequence > 0 else { return .zero }
        let own = StoredLog(number: LedgerOpening.ownLogNumber, node: node, isOwn: true)
        return try storage.reader.hashes(of: own, sequence...sequence)[0]
    }
}
