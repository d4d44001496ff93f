// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto

/// Whether the copy of a log in one ledger is a beginning of that log in its own node's ledger (invariant 2).
///
/// Compares record hashes; that each ledger's hashes are those of its records is `OfflineVerifier`'s part.
public struct LedgerComparison: Sendable, Hashable {
    /// The node whose log was compared.
    public let log: String
    /// Records of the copy.
    public let copySize: UInt64
    /// Records of the original.
    public let originalSize: UInt64
    /// What differs; empty if the copy is a prefix.
    public let findings: [VerificationFinding]

    public var isPrefix: Bool { findings.isEmpty }

    private static let pageHashes: UInt64 = 8_192

    /// Reads the log of `node` in both directories.
    public static func compare(
        copyOf node: String, in copyDirectory: String, with originalDirectory: String
    ) -> LedgerComparison {
        do throws(LedgerError) {
            let copy = try OpenArchive(directory: copyDirectory, readerCount: 1)
            let original = try OpenArchive(directory: originalDirectory, readerCount: 1)
            return try compare(node, copy.readers[0], original.readers[0])
        } catch {
            let finding = VerificationFinding(.database, node, error.sequence, error.shortText)
            return LedgerComparison(log: node, copySize: 0, originalSize: 0, findings: [finding])
        }
    }

    private static func compare(
        _ node: String, _ copy: any LedgerStorageReader, _ original: any LedgerStorageReader
    ) throws(LedgerError) -> LedgerComparison {
        guard let originalLog = try original.logs().first(where: { $0.node == node && $0.isOwn }) else {
            let finding = VerificationFinding(.notPrefix, node, 0, "the other directory is not this node's ledger")
            return LedgerComparison(log: node, copySize: 0, originalSize: 0, findings: [finding])
        }
        // The copy first: a live original may grow meanwhile, and then the copy, never the other way round.
        let copyLog = try copy.logs().first { $0.node == node }
        let copySize = try copyLog.map { (log) throws(LedgerError) in try copy.head(of: log).size } ?? 0
        let originalSize = try original.head(of: originalLog).size
        func result(_ findings: [VerificationFinding]) -> LedgerComparison {
            LedgerComparison(log: node, copySize: copySize, originalSize: originalSize, findings: findings)
        }
        guard let copyLog else { return result([]) }
        var first: UInt64 = 1
        while first <= min(copySize, originalSize) {
            let last = min(first + pageHashes - 1, copySize, originalSize)
            let left = try copy.hashes(of: copyLog, first...last)
            let right = try original.hashes(of: originalLog, first...last)
            for (offset, (mine, theirs)) in zip(left, right).enumerated() where mine != theirs {
                let sequence = first + UInt64(offset)
                return result([VerificationFinding(.notPrefix, node, sequence, "the copy holds another record")])
            }
            first = last + 1
        }
        guard copySize > originalSize else { return result([]) }
        let text = "the copy has \(copySize) records, the original \(originalSize): records were lost there"
        return result([VerificationFinding(.notPrefix, node, originalSize + 1, text)])
    }
}
