// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The id of a use: an S and the sequence of the record that started it. Unique in its ledger, free to make, and found
/// again without hashing.
public enum UseID {
    public static func text(_ sequence: UInt64) -> String { "S" + String(sequence) }

    /// The sequence in `id`; nil for anything that `text` would not have made.
    public static func sequence(of id: String) -> UInt64? {
        var bytes = id.utf8.makeIterator()
        guard bytes.next() == UInt8(ascii: "S"), let first = bytes.next(),
            (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first)
        else { return nil }
        var value = UInt64(first - UInt8(ascii: "0"))
        while let byte = bytes.next() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let (tens, overTens) = value.multipliedReportingOverflow(by: 10)
            let (sum, overSum) = tens.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
            if overTens || overSum { return nil }
            value = sum
        }
        return value
    }
}
