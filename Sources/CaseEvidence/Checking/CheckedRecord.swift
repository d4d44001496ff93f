// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// A record of the file that could be read, with its hash computed here.
struct CheckedRecord {
    let record: Record
    let bytes: [UInt8]
    let previous: SM3Digest
    let hash: SM3Digest

    var sequence: UInt64 { record.sequence }
    /// What `tongdao why` takes.
    var place: String { "\(record.node)#\(record.sequence)" }
}

/// A checkpoint of the file that could be read.
struct CheckedCheckpoint {
    let checkpoint: Checkpoint
    let body: CheckpointBody

    var place: String { "\(body.node)@\(body.size)" }
}

/// One ledger's part of the file, as far as it could be read.
struct CheckedLog {
    let node: String
    var checkpoints: [CheckedCheckpoint] = []
    var records: [CheckedRecord] = []

    subscript(sequence: UInt64) -> CheckedRecord? { records.first { $0.sequence == sequence } }
}

/// The keys of nodes that signatures are checked with.
struct NodeKeys {
    /// Of nodes and people, each with all the keys that certificates vouch for.
    let certificates: [String: [SM2PublicKey]]
    /// From the first records of the file's own ledgers.
    var genesis: [String: SM2PublicKey] = [:]
    /// From the admissions in a ledger of the file.
    var admitted: [String: SM2PublicKey] = [:]

    /// The keys one of which the node must have signed with.
    func keys(of node: String) -> (keys: [SM2PublicKey], origin: KeyOrigin)? {
        if let keys = certificates[node] { return (keys, .certificate) }
        if let key = genesis[node] { return ([key], .own) }
        return admitted[node].map { ([$0], .record) }
    }
}
