// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The time of day by which certificates are judged, handed in so that tests can set it.
public struct WallClock: Sendable {
    private let read: @Sendable () -> UInt64

    /// A clock that reads Unix time in milliseconds from `read`.
    public init(_ read: @escaping @Sendable () -> UInt64) {
        self.read = read
    }

    /// Unix time in milliseconds.
    public var unixMilliseconds: UInt64 { read() }

    /// The machine's clock.
    public static let system = WallClock {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return UInt64(now.tv_sec) * 1_000 + UInt64(now.tv_nsec) / 1_000_000
    }
}
