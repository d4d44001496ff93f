// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What decoding one message may cost. The bytes come from the network and are taken as hostile.
public struct DecodingLimits: Sendable, Hashable {
    /// The largest message that is read at all.
    public var maximumBytes: Int

    /// Memory granted to every message, however short: room for one of each of its fields.
    public var baseMemoryBytes: Int

    /// Memory granted for each byte of input on top of `baseMemoryBytes`.
    ///
    /// Two bytes on the wire can stand for an empty element of a hundred bytes in memory; real messages need
    /// less than ten bytes a byte. What needs more is refused.
    public var memoryBytesPerInputByte: Int

    public init(
        maximumBytes: Int = 16 << 20, baseMemoryBytes: Int = 16 << 10, memoryBytesPerInputByte: Int = 32
    ) {
        self.maximumBytes = maximumBytes
        self.baseMemoryBytes = baseMemoryBytes
        self.memoryBytesPerInputByte = memoryBytesPerInputByte
    }

    /// 16 MiB of input; 16 KiB and 32 bytes a byte of memory.
    public static let `default` = DecodingLimits()

    /// The most memory that a message of `bytes` bytes may take while it is read.
    func memoryBytes(for bytes: Int) -> Int {
        baseMemoryBytes + bytes * memoryBytesPerInputByte
    }
}
