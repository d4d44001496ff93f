// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Everything that was checked of an evidence file.
public struct EvidenceReport: Sendable {
    /// Nil when its bytes cannot be read.
    public let bundle: EvidenceBundle?
    /// URI of the person who exported it, as the file says; empty: it does not say.
    public let exporter: String
    /// In the order in which they were checked; never empty.
    public let findings: [EvidenceFinding]

    /// The first thing that differs; nil: nothing does.
    public var fault: EvidenceFinding? { findings.first(where: \.isFault) }

    /// Whether everything that could be checked holds.
    public var isSound: Bool { fault == nil }

    /// The origins of the keys that signatures were checked with, the strongest first.
    public var keyOrigins: [KeyOrigin] {
        KeyOrigin.allCases.filter { origin in findings.contains { $0.result == .signed(origin) } }
    }
}
