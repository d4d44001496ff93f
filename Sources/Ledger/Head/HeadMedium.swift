// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The bytes that a head file lies on: a file, or a simulated disk's sectors. Closes with the last use.
package protocol HeadMedium: AnyObject {
    /// For errors.
    var path: String { get }

    /// Up to `count` bytes; fewer at the end of the medium.
    func read(count: Int, at offset: Int) throws(LedgerError) -> [UInt8]

    /// Writes all of `bytes`, in one call and never tried again.
    func write(_ bytes: [UInt8], at offset: Int) throws(LedgerError)

    /// Flushes the content to the disk; the length must not have changed since `flushAll`.
    func flushContent() throws(LedgerError)

    /// Flushes content and length to the disk.
    func flushAll() throws(LedgerError)
}
