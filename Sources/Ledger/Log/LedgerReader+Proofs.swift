// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto
public import Messages

extension LedgerReader {
    /// Proof that record `sequence` is among the first `size` of the log (RFC 6962, 2.1.1).
    ///
    /// - Throws: `notFound` unless `1 <= sequence <= size <=` the log's size.
    public func inclusionProof(
        of sequence: UInt64, in log: String, size: UInt64
    ) throws(LedgerError) -> InclusionProof {
        guard sequence > 0, sequence <= size else {
            throw LedgerError(
                .notFound, "record \(sequence) is not among the first \(size)", log: log,
                remedy: "ask for a record that the size covers")
        }
        var source = try nodeSource(of: log, size: size)
        let path = try proving(log) { () throws(LedgerError) in
            try MerkleInclusion.path(index: sequence - 1, size: size, source: &source)
        }
        return InclusionProof(sequence: sequence, size: size, path: path.map(\.bytes))
    }

    /// Proof that the log's first `newSize` records begin with its first `oldSize` (RFC 6962, 2.1.2).
    ///
    /// - Throws: `notFound` unless `oldSize <= newSize <=` the log's size.
    public func consistencyProof(
        in log: String, from oldSize: UInt64, to newSize: UInt64
    ) throws(LedgerError) -> ConsistencyProof {
        guard oldSize <= newSize else {
            throw LedgerError(
                .notFound, "\(oldSize) records are not the beginning of \(newSize)", log: log,
                remedy: "name the smaller size first")
        }
        var source = try nodeSource(of: log, size: newSize)
        let path = try proving(log) { () throws(LedgerError) in
            try MerkleConsistency.path(from: oldSize, to: newSize, source: &source)
        }
        return ConsistencyProof(oldSize: oldSize, newSize: newSize, path: path.map(\.bytes))
    }

    /// The Merkle root over the log's first `size` records.
    public func root(of log: String, size: UInt64) throws(LedgerError) -> SM3Digest {
        var source = try nodeSource(of: log, size: size)
        return try proving(log) { () throws(LedgerError) in try source.frontier(size: size).root }
    }

    private func nodeSource(of log: String, size: UInt64) throws(LedgerError) -> StoredNodeSource {
        let held = try head(of: log).size
        guard size <= held else {
            throw LedgerError(
                .notFound, "the log has \(held) records, not \(size)", log: log, remedy: "ask for a size it has reached"
            )
        }
        return StoredNodeSource(reader: storage, log: try logTable.require(log), size: size)
    }

    private func proving<Value>(
        _ log: String, _ body: () throws(LedgerError) -> Value
    ) throws(LedgerError) -> Value {
        try read(log) { (_) throws(LedgerError) in try body() }
    }
}

extension InclusionProof {
    /// Whether this proves that `recordHash` is the record it names, in the tree of its size with that root.
    public func proves(_ recordHash: SM3Digest, root: SM3Digest) -> Bool {
        guard sequence > 0, let path = LedgerReader.digests(path) else { return false }
        return MerkleInclusion.proves(recordHash, index: sequence - 1, size: size, path: path, root: root)
    }
}

extension ConsistencyProof {
    /// Whether this proves that the newer tree begins with the older.
    public func proves(oldRoot: SM3Digest, newRoot: SM3Digest) -> Bool {
        guard let path = LedgerReader.digests(path) else { return false }
        return MerkleConsistency.proves(
            oldSize: oldSize, oldRoot: oldRoot, newSize: newSize, newRoot: newRoot, path: path)
    }
}

extension LedgerReader {
    fileprivate static func digests(_ path: [[UInt8]]) -> [SM3Digest]? {
        let digests = path.compactMap { SM3Digest($0) }
        return digests.count == path.count ? digests : nil
    }
}
