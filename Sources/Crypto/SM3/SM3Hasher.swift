// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Computes SM3 hashes (GB/T 32905), one after another, without allocating for each.
///
/// Keep one for a batch: creating it allocates an OpenSSL context, hashing does not. Nothing here throws: SM3 over
/// memory cannot fail in OpenSSL short of exhausted memory, and then the process stops rather than go on without
/// integrity protection.
public struct SM3Hasher: ~Copyable {
    private let context: OpaquePointer

    public init() {
        guard let context = EVP_MD_CTX_new(),
            EVP_DigestInit_ex2(context, SM3Algorithm.shared.digest, nil) == 1
        else { preconditionFailure("OpenSSL cannot start SM3: out of memory, or a provider without SM3") }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    @inline(__always)
    public mutating func update(bytes: UnsafeRawBufferPointer) {
        let status = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        precondition(status == 1, "SM3 update failed")
    }

    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update(bytes: $0) }
    }

    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { update(bytes: $0) }
    }

    public mutating func update(_ digest: SM3Digest) {
        digest.withUnsafeBytes { update(bytes: $0) }
    }

    public mutating func update(byte: UInt8) {
        withUnsafeBytes(of: byte) { update(bytes: $0) }
    }

    /// The hash of everything since the last reset; the hasher then starts anew.
    public mutating func finalizeAndReset() -> SM3Digest {
        let digest = SM3Digest { output in
            let status = EVP_DigestFinal_ex(context, output.assumingMemoryBound(to: UInt8.self).baseAddress, nil)
            precondition(status == 1, "SM3 final failed")
        }
        let status = EVP_DigestInit_ex2(context, nil, nil)
        precondition(status == 1, "SM3 reset failed")
        return digest
    }

    /// The hash of `prefix ‖ left ‖ right`, as an inner node of a Merkle tree has it.
    ///
    /// One call to OpenSSL where three updates would cost a quarter more. Nothing may be pending in the hasher.
    public mutating func hash(prefix: UInt8, _ left: SM3Digest, _ right: SM3Digest) -> SM3Digest {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * SM3Digest.byteCount, alignment: 8) { input in
            input[0] = prefix
            left.withUnsafeBytes { input[1...].copyBytes(from: $0) }
            right.withUnsafeBytes { input[(1 + SM3Digest.byteCount)...].copyBytes(from: $0) }
            update(bytes: UnsafeRawBufferPointer(input))
        }
        return finalizeAndReset()
    }

    /// The hash of `prefix ‖ digest`, as a leaf of a Merkle tree over record hashes has it.
    public mutating func hash(prefix: UInt8, _ digest: SM3Digest) -> SM3Digest {
        withUnsafeTemporaryAllocation(byteCount: 1 + SM3Digest.byteCount, alignment: 8) { input in
            input[0] = prefix
            digest.withUnsafeBytes { input[1...].copyBytes(from: $0) }
            update(bytes: UnsafeRawBufferPointer(input))
        }
        return finalizeAndReset()
    }
}

// Unchecked because the context is a C pointer. The type cannot be copied, so one thread at a time owns it, and
// OpenSSL's digest contexts are not tied to the thread that made them.
extension SM3Hasher: @unchecked Sendable {}

/// SM3 of values at hand.
public enum SM3 {
    public static func hash(_ bytes: [UInt8]) -> SM3Digest {
        bytes.withUnsafeBytes { hash(bytes: $0) }
    }

    public static func hash(bytes: UnsafeRawBufferPointer) -> SM3Digest {
        var hasher = SM3Hasher()
        hasher.update(bytes: bytes)
        return hasher.finalizeAndReset()
    }
}

/// SM3 as fetched from OpenSSL's provider, once a process: fetching costs more than hashing a record.
///
/// Unchecked because it holds a C pointer. An EVP_MD is immutable once fetched and its reference count is atomic;
/// OpenSSL documents it as shareable between threads.
struct SM3Algorithm: @unchecked Sendable {
    static let shared = SM3Algorithm()

    let digest: OpaquePointer

    private init() {
        guard let digest = EVP_MD_fetch(nil, "SM3", nil) else {
            preconditionFailure("this OpenSSL has no SM3; install one built with it (Debian's libssl3 has it)")
        }
        self.digest = digest
    }
}
