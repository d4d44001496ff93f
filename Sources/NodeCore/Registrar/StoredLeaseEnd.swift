// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The end of a lease as it is kept beside the grant: a reading of a monotonic clock, and which clock that is.
struct StoredLeaseEnd: Equatable {
    var monotonicMs: UInt64
    var place: String

    init(_ monotonicMs: UInt64, at place: String) {
        self.monotonicMs = monotonicMs
        self.place = place
    }

    /// Eight bytes, big-endian, and the place.
    init?(bytes: [UInt8]) {
        guard bytes.count >= 8, let monotonicMs = UInt64(bigEndianBytes: Array(bytes.prefix(8))),
            let place = String(validating: bytes.dropFirst(8), as: UTF8.self)
        else { return nil }
        self.init(monotonicMs, at: place)
    }

    var bytes: [UInt8] { monotonicMs.bigEndianBytes + Array(place.utf8) }
}
