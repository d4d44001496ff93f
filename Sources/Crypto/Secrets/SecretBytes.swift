// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Secret bytes with one copy in memory, wiped when the last reference goes.
///
/// They never appear in a description, a dump or an error. Equality takes the same time wherever the bytes differ.
public struct SecretBytes: Sendable {
    private let storage: Storage

    /// Copies `bytes`. The caller's own copy is the caller's to forget; prefer `init(count:initializingWith:)`.
    public init(_ bytes: some Collection<UInt8>) {
        storage = Storage(count: bytes.count)
        storage.buffer.copyBytes(from: bytes)
    }

    /// Fills `count` zeroed bytes in place, so that no second copy of the secret is ever made.
    public init<Failure: Error>(
        count: Int, initializingWith body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        storage = Storage(count: count)
        try body(storage.buffer)
    }

    public var count: Int { storage.buffer.count }

    public var isEmpty: Bool { count == 0 }

    /// Lends the bytes for the length of `body`; they must not be kept beyond it.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(storage.buffer))
    }

    /// Overwrites an array that held a secret. Effective while the array is the only reference to its buffer.
    static func wipe(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    }

    /// A secret made of part of this one.
    func slice(_ range: Range<Int>) -> SecretBytes {
        withUnsafeBytes { SecretBytes(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    /// Owns the memory.
    ///
    /// Unchecked because the buffer is a raw pointer. It is written only inside `SecretBytes.init`, before the
    /// object can be seen by a second thread, and only read until `deinit`, which runs when no reference is left.
    private final class Storage: @unchecked Sendable {
        let buffer: UnsafeMutableRawBufferPointer

        init(count: Int) {
            buffer = .allocate(byteCount: count, alignment: 16)
            buffer.initializeMemory(as: UInt8.self, repeating: 0)
        }

        deinit {
            OPENSSL_cleanse(buffer.baseAddress, buffer.count)
            buffer.deallocate()
        }
    }
}

extension SecretBytes: Equatable {
    public static func == (left: SecretBytes, right: SecretBytes) -> Bool {
        guard left.count == right.count else { return false }
        return left.withUnsafeBytes { first in
            right.withUnsafeBytes { second in
                CRYPTO_memcmp(first.baseAddress, second.baseAddress, first.count) == 0
            }
        }
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "SecretBytes(\(count) bytes, redacted)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
