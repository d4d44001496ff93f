// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// One published call for applications (ZS-3.1).
public struct Notice: Sendable, Equatable, Codable {
    public let fact: NoticePublished
    public private(set) var applications: UInt32 = 0
    public private(set) var span: RecordSpan

    public var id: String { fact.noticeId }

    init(_ fact: NoticePublished, sequence: UInt64) {
        self.fact = fact
        span = RecordSpan(sequence)
    }

    /// Whether an application at `nowMs` is in time; both ends are Unix milliseconds, the end exclusive.
    public func isOpen(at nowMs: UInt64) -> Bool {
        fact.opensMs <= nowMs && nowMs < fact.closesMs
    }

    mutating func received(sequence: UInt64) {
        applications += 1
        span.last = sequence
    }
}

/// The notices of this node, in the order of publication.
public struct Notices: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Notice] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Notice? { byID[id] }

    mutating func published(_ fact: NoticePublished, sequence: UInt64) {
        if byID.updateValue(Notice(fact, sequence: sequence), forKey: fact.noticeId) == nil {
            order.append(fact.noticeId)
        }
    }

    mutating func received(_ id: String, sequence: UInt64) {
        byID[id]?.received(sequence: sequence)
    }
}
