// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Owns one EVP_PKEY, freed (and, if private, wiped by OpenSSL) with the last reference.
///
/// Unchecked because it holds a C pointer. The key is never changed after `init`; OpenSSL allows an unchanging
/// EVP_PKEY to be used by several threads at once, and guards its own operation cache with a lock.
final class KeyHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over the caller's reference.
    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    deinit { EVP_PKEY_free(pointer) }
}
