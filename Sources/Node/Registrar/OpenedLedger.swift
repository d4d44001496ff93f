// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Ledger
import Messages
import Registry

/// A ledger with what its records say: the state a registrar starts from.
struct OpenedLedger {
    let ledger: Ledger
    var registry: Registry
    var copies: [String: Registry]
    var epoch: UInt64
    var epochsConfirmed: [String: UInt64]
    var snapshotSizes: [String: UInt64]

    /// Opens the directory, verifies the tail and brings the registries up to the last record.
    static func open(directory: String, node: String, signer: any Signer) throws(NodeError) -> OpenedLedger {
        let ledger: Ledger
        do {
            ledger = try Ledger.open(at: directory, node: node, signer: signer, keys: genesisKey)
        } catch {
            throw NodeError(.ledger, "the ledger in \(directory) does not open", remedy: error.remedy, cause: error)
        }
        var sizes: [String: UInt64] = [:]
        let registry = try replay(ledger.reader, log: node, snapshotSizes: &sizes)
        var copies: [String: Registry] = [:]
        var confirmed: [String: UInt64] = [:]
        for log in ledger.reader.logs where log != node {
            copies[log] = try replay(ledger.reader, log: log, snapshotSizes: &sizes)
            if let stored = try? ledger.reader.metadata(MetadataKey.epochConfirmed(of: log)) {
                confirmed[log] = UInt64(bigEndianBytes: stored)
            }
        }
        let epoch = (try? ledger.reader.metadata(MetadataKey.epoch)).flatMap { UInt64(bigEndianBytes: $0) } ?? 0
        return OpenedLedger(
            ledger: ledger, registry: registry, copies: copies, epoch: max(epoch, registry.epoch),
            epochsConfirmed: confirmed, snapshotSizes: sizes)
    }

    /// The key of the node whose log begins with this record: it stands in the genesis.
    @Sendable static func genesisKey(_ log: String, _ firstRecord: [UInt8]) -> SM2PublicKey? {
        guard let record = try? Record.decode(firstRecord), case .genesis(let genesis)? = record.body?.fact,
            genesis.node == log
        else { return nil }
        return try? SM2PublicKey(genesis.publicKey)
    }

    /// The registry of one log: the last snapshot, if it is whole, and the records after it.
    static func registry(of log: String, reader: LedgerReader) throws(NodeError) -> Registry {
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
        do {
            while true {
                let page = try reader.records(of: log, from: registry.sequence + 1)
                if page.isEmpty { return registry }
                for stored in page {
                    try registry.apply(Record.decode(stored.content))
                }
            }
        } catch {
            throw NodeError(
                .registry, "record \(registry.sequence + 1) of \(log) does not apply",
                remedy: "Verify the directory with: tongdao ledger verify", cause: error)
        }
    }
}

/// Names of the small values kept beside the records.
enum MetadataKey {
    static let epoch = "epoch"
    static let permits = "permits"

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
