// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB
import Messages

@testable import Ledger

/// A directory for one test, removed with it.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "ledger-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func sub(_ name: String) -> String { "\(path)/\(name)" }
}

/// The two nodes of most tests.
struct Nodes {
    let county = "tongdao://zhoushan/dinghai"
    let hub = "tongdao://zhoushan"
    let countyKey: SM2PrivateKey
    let hubKey: SM2PrivateKey

    init() throws {
        countyKey = try SM2PrivateKey()
        hubKey = try SM2PrivateKey()
    }

    func key(of node: String) -> SM2PublicKey? {
        switch node {
        case county: countyKey.publicKey
        case hub: hubKey.publicKey
        default: nil
        }
    }

    var keys: LogKeyResolver { { node, _ in self.key(of: node) } }

    func openCounty(_ directory: String, hook: (any CommitHook)? = nil) throws -> Ledger {
        try Ledger.open(at: directory, node: county, signer: countyKey, keys: keys, hook: hook)
    }

    func openHub(_ directory: String) throws -> Ledger {
        try Ledger.open(at: directory, node: hub, signer: hubKey, keys: keys)
    }

    func verify(_ directory: String) -> VerificationReport {
        OfflineVerifier(directory: directory, keys: keys, countersigners: key(of:)).verify()
    }
}

extension Ledger {
    /// Commits `count` records whose content tells their sequence.
    @discardableResult
    func grow(by count: Int, time: UInt64 = 1, length: Int = 100) throws -> CommitReceipt {
        var records = ChainedRecords(after: state)
        for _ in 0..<count { records.append(Ledger.content(records.nextSequence, length: length)) }
        return try commit(CommitGroup(records: records, epoch: 3, time: time))
    }

    static func content(_ sequence: UInt64, length: Int = 100) -> [UInt8] {
        let text = Array("record \(sequence) ".utf8)
        return text + [UInt8](repeating: UInt8(truncatingIfNeeded: sequence), count: max(0, length - text.count))
    }

    /// Takes over what `other` has beyond this ledger's copy, as a hub does, with a countersignature.
    func copy(from other: Ledger, countersigner: SM2PrivateKey) throws {
        let log = other.node
        while try other.reader.head(of: log).size > state(of: log).head.size {
            let start = state(of: log)
            let checkpoint = try other.reader.checkpoint(of: log, .atOrAfter(start.head.size + 1))!
            let size = try CheckpointBody.decode(checkpoint.body).size
            let page = try other.reader.records(of: log, from: start.head.size + 1, limit: Int(size - start.head.size))
            let records = ChainedRecords(after: start, contents: page.map(\.content))
            let verdict = CheckpointVerifier.verify(checkpoint, of: records.end, publicKey: other.signer.checkpointKey)
            guard case .valid(let verified) = verdict else { throw Unexpected(what: "\(verdict)") }
            let signature = try countersigner.sign(SignedBytes.countersignature(checkpoint.body))
            var group = CommitGroup(epoch: 1, time: 1)
            group.copies = [
                CopyBatch(
                    records: records, checkpoint: verified,
                    countersignature: Signature(signer: node, value: signature.bytes))
            ]
            _ = try commit(group)
        }
    }
}

struct Unexpected: Error {
    let what: String
}

/// Changes the rows of a closed ledger behind its back.
func tamper(_ directory: String, _ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    let queue = try DatabaseQueue(path: "\(directory)/\(SQLiteLedgerStorage.fileName)")
    try queue.write { try $0.execute(sql: sql, arguments: arguments) }
    try queue.close()
}

/// The error that `body` throws.
func failure(_ body: () throws -> Void) -> LedgerError? {
    do {
        try body()
        return nil
    } catch {
        return error as? LedgerError
    }
}
