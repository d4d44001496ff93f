// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// Bytes that end where a page without access begins.
///
/// The system's libprotobuf-c is not compiled under AddressSanitizer, and a Swift array has room behind its last element.
/// Read from here, one byte too far ends the process, whoever reads it.
struct GuardedBytes: ~Copyable {
    private let region: UnsafeMutableRawPointer
    private let regionBytes: Int
    let bytes: UnsafeRawBufferPointer

    init(_ content: [UInt8]) {
        let pageBytes = sysconf(Int32(_SC_PAGESIZE))
        let usable = (max(content.count, 1) + pageBytes - 1) / pageBytes * pageBytes
        regionBytes = usable + pageBytes
        let mapped = mmap(nil, regionBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let mapped, mapped != MAP_FAILED, mprotect(mapped + usable, pageBytes, PROT_NONE) == 0 else {
            preconditionFailure("no memory for an input")
        }
        region = mapped
        let start = mapped + usable - content.count
        content.withUnsafeBytes {
            start.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(start), byteCount: $0.count)
        }
        bytes = UnsafeRawBufferPointer(start: start, count: content.count)
    }

    deinit {
        munmap(region, regionBytes)
    }
}
