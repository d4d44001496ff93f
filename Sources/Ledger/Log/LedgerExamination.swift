// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// Looks at a stored ledger through a read-only connection, before anything may write to it: the tails of its logs,
/// and the head file against the own log. The caller holds the place's lock.
struct LedgerExamination {
    /// The state of every log that has a place in the database.
    private(set) var states: [String: LogState] = [:]
    /// The last checkpoint of the own log, verified.
    private(set) var checkpoint: Checkpoint?
    // The hash of the record that the head file names.
    private var hashAtSignedHead: SM3Digest?
    private let place: any LedgerPlace
    private let node: String
    private let publicKey: any CheckpointKey

    /// Verifies the tails.
    ///
    /// - Parameter signed: the head signed last, if there is a head file.
    init(
        place: any LedgerPlace, node: String, publicKey: any CheckpointKey, signed: SignedHead?, keys: LogKeyResolver
    ) throws(LedgerError) {
        self.place = place
        self.node = node
        self.publicKey = publicKey
        let engine = place.engine
        guard engine.exists, let reader = try engine.openReader(isExclusive: true) else { return }
        do throws(LedgerError) {
            try examine(reader, signed, keys)
        } catch {
            throw error.explained(by: reader, path: place.path)
        }
    }

    /// The own log as the database holds it.
    var own: LogState { states[node] ?? LogState(emptyLogOf: node) }

    private mutating func examine(
        _ reader: any LedgerStorageReader, _ signed: SignedHead?, _ keys: LogKeyResolver
    ) throws(LedgerError) {
        let logs = try reader.logs()
        guard let ownLog = logs.first(where: \.isOwn) else { return }
        guard ownLog.node == node else {
            throw LedgerError(
                .foreignDirectory, "the ledger is that of \(ownLog.node)", log: node, path: place.path,
                remedy: "give this node its own data directory")
        }
        for log in logs {
            var key: (any CheckpointKey)? = log.isOwn ? publicKey : nil
            if !log.isOwn, let first = try reader.records(of: log, from: 1, limit: 1, maximumBytes: 0).first {
                key = keys(log.node, first.content)
            }
            states[log.node] = try TailCheck(reader: reader, log: log).run(publicKey: key)
        }
        checkpoint = try reader.checkpoint(of: ownLog, .last)?.checkpoint
        if let size = signed?.head.size, size > 0, size <= own.head.size {
            hashAtSignedHead = try reader.hashes(of: ownLog, size...size)[0]
        }
    }

    /// Throws unless the database continues the head that was signed last; `HeadFile` says why.
    func requireContinues(_ signed: SignedHead) throws(LedgerError) {
        if let checkpoint = signed.checkpoint {
            let fault = CheckpointVerifier.signatureFault(checkpoint, signer: node, publicKey: publicKey)
            if let fault {
                throw LedgerError(
                    .foreignDirectory, "the head file was not signed with this node's key: \(fault)", log: node,
                    path: place.headPath, remedy: "name the data directory and the key of the same node")
            }
        }
        guard own.head.size >= signed.head.size else {
            throw restored(
                "the database has \(own.head.size) records, but \(signed.head.size) were signed", signed.head.size)
        }
        guard signed.head.size == 0 || hashAtSignedHead == signed.head.hash else {
            throw restored(
                "the database holds another record \(signed.head.size) than the one signed", signed.head.size)
        }
    }

    /// Throws unless the own log has as many records as the node above holds of it.
    func requireAtLeast(_ recordCount: UInt64) throws(LedgerError) {
        guard own.head.size < recordCount else { return }
        throw restored(
            "the database has \(own.head.size) records, the node above holds \(recordCount)", own.head.size)
    }

    private func restored(_ message: String, _ sequence: UInt64) -> LedgerError {
        LedgerError(
            .restoredOldCopy, message, log: node, sequence: sequence, path: place.path,
            remedy: "this is an old copy: put the newest database back, or fetch the missing records from the node "
                + "above; until then nothing is signed here")
    }
}

extension LedgerError {
    /// Damage with what the database's own check says added to its cause.
    fileprivate func explained(by reader: any LedgerStorageReader, path place: String) -> LedgerError {
        guard code == .damaged else { return self }
        let causes = [cause].compactMap { $0 } + reader.structureFaults()
        return LedgerError(
            code, message, log: log, sequence: sequence, path: path ?? place, remedy: remedy,
            cause: causes.isEmpty ? nil : causes.joined(separator: "; "))
    }
}
