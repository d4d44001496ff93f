// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto

extension LedgerReader {
    /// The sequence of the record that has this hash, if it is among those given: one read, so keep the range to a page.
    public func sequence(
        of hash: SM3Digest, in log: String, among sequences: ClosedRange<UInt64>
    ) throws(LedgerError) -> UInt64? {
        try read(log) { (stored) throws(LedgerError) in
            let place = try storage.hashes(of: stored, sequences).firstIndex(of: hash)
            return place.map { sequences.lowerBound + UInt64($0) }
        }
    }
}
