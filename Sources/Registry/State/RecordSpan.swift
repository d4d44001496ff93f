// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The first and the last record that spoke of a subject, by sequence. `why` starts from here.
public struct RecordSpan: Sendable, Equatable, Codable {
    public let first: UInt64
    public internal(set) var last: UInt64

    public init(_ sequence: UInt64) {
        first = sequence
        last = sequence
    }

    public init(first: UInt64, last: UInt64) {
        self.first = first
        self.last = last
    }
}
