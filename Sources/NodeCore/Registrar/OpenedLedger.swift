// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Crypto
import Foundation
package import Ledger
import Messages
package import Registry

/// A ledger with what its records say: the state a registrar starts from.
package struct OpenedLedger {
    package let ledger: Ledger
    package var registry: Registry
    package var copies: [String: Registry]
    package var epoch: UInt64
    package var epochsConfirmed: [String: UInt64]
    package var snapshotSizes: [String: UInt64]

    /// Opens the directory, verifies the tail and brings the registries up to the last record.
    package static func open(
        directory: String, node: String, signer: any Signer
    ) throws(NodeError) -> OpenedLedger {
        let ledger: Ledger
        do {
            ledger = try Ledger.open(at: directory, node: node, signer: signer, keys: genesisKey)
        } catch {
            throw NodeError(.ledger, "the ledger in \(directory) does not open", remedy: error.remedy, cause: error)
        }
        return try OpenedLedger(ledger, node: node)
    }

    /// The same in any place, with any kind of keys.
    package static func open(
        in place: any LedgerPlace, node: String, signer: any CheckpointSigner, keys: any NodeKeys
    ) throws(NodeError) -> OpenedLedger {
        let ledger: Ledger
        do {
            ledger = try Ledger.open(in: place, node: node, signer: signer) { log, firstRecord in
                genesisKeyBytes(log, firstRecord).flatMap { keys.checkpointKey($0) }
            }
        } catch {
            throw NodeError(.ledger, "the ledger of \(node) does not open", remedy: error.remedy, cause: error)
        }
        return try OpenedLedger(ledger, node: node)
    }

    private init(_ ledger: Ledger, node: String) throws(NodeError) {
        var sizes: [String: UInt64] = [:]
        let registry = try Self.replay(ledger.reader, log: node, snapshotSizes: &sizes)
        var copies: [String: Registry] = [:]
        var confirmed: [String: UInt64] = [:]
        for log in ledger.reader.logs where log != node {
            copies[log] = try Self.replay(ledger.reader, log: log, snapshotSizes: &sizes)
            if let stored = try? ledger.reader.metadata(MetadataKey.epochConfirmed(of: log)) {
                confirmed[log] = UInt64(bigEndianBytes: stored)
            }
        }
        let epoch = (try? ledger.reader.metadata(MetadataKey.epoch)).flatMap { UInt64(bigEndianBytes: $0) } ?? 0
        self.ledger = ledger
        self.registry = registry
        self.copies = copies
        self.epoch = max(epoch, registry.epoch)
        epochsConfirmed = confirmed
        snapshotSizes = sizes
    }

    /// The key of the node whose log begins with this record: it stands in the genesis.
    @Sendable package static func genesisKey(_ log: String, _ firstRecord: [UInt8]) -> (any CheckpointKey)? {
        genesisKeyBytes(log, firstRecord).flatMap { try? SM2PublicKey($0) }
    }

    private static func genesisKeyBytes(_ log: String, _ firstRecord: [UInt8]) -> [UInt8]? {
        guard let record = try? Record.decode(firstRecord), case .genesis(let genesis)? = record.body?.fact,
            genesis.node == log
        else { return nil }
        return genesis.publicKey
    }

    /// The registry of one log: the last snapshot, if it is whole, and the records after it.
    package static func registry(of log: String, reader: LedgerReader) throws(NodeError) -> Registry {
        guard reader.logs.contains(log) else { return Registry() }
        var sizes: [String: UInt64] = [:]
        return try replay(reader, log: log, snapshotSizes: &sizes)
    }

    private static func replay(
        _ reader: LedgerReader, log: String, snapshotSizes: inout [String: UInt64]
    ) throws(NodeError) -> Registry {
        var registry = Registry()
        // A damaged snapshot costs time, not truth: the records are replayed from the first.
        if let snapshot = try? reader.snapshot(named: MetadataKey.snapshot(of: log)),
            let decoded = try? JSONDecoder().decode(Registry.self, from: Data(snapshot.bytes))
        {
            registry = decoded
            snapshotSizes[log] = snapshot.sequence
        }
        while true {
            let page = try page(of: log, after: registry.sequence, reader: reader)
            if page.isEmpty { return registry }
            do {
                for stored in page {
                    try registry.apply(Record.decode(stored.content))
                }
            } catch {
                throw NodeError(
                    .registry, "record \(registry.sequence + 1) of \(log) does not apply",
                    remedy: "Verify the directory with: tongdao ledger verify", cause: error)
            }
        }
    }

    /// Verified, because a copy is also read again long after the check at opening.
    private static func page(
        of log: String, after sequence: UInt64, reader: LedgerReader
    ) throws(NodeError) -> [StoredRecord] {
        do {
            return try reader.verifiedRecords(of: log, after: sequence)
        } catch {
            throw NodeError(.ledger, "the log of \(log) cannot be read", remedy: error.remedy, cause: error)
        }
    }
}

/// Names of the small values kept beside the records.
enum MetadataKey {
    static let epoch = "epoch"
    static let permits = "permits"
    static let permitsEnd = "permits-end"

    static func epochConfirmed(of node: String) -> String { "epoch-confirmed:\(node)" }
    static func checkpoint(of node: String) -> String { "checkpoint:\(node)" }
    static func snapshot(of log: String) -> String { "registry:\(log)" }
}

extension UInt64 {
    init?(bigEndianBytes bytes: [UInt8]) {
        guard bytes.count == 8 else { return nil }
        self = bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
